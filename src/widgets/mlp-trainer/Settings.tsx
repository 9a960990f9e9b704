/** The form of a setup. Every change is handed up at once; what cannot be is refused there with a sentence. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ACTIVATIONS, DATA_KINDS, INITS, LIMITS } from '../../training/choices.ts';
import type { Setup } from '../../training/spec.ts';
import type { Knob } from './knobs.ts';
import { ACTIVATION_NAMES, DATA_NAMES, HAS_SCALE, INIT_NAMES, LOSS_NAMES, OPTIMIZER_NAMES } from './names.ts';

interface Props {
  readonly setup: Setup;
  readonly knobs: readonly Knob[];
  onChange(setup: Setup): void;
}

export function Settings({ setup, knobs, onChange }: Props) {
  const { data, network, training } = setup;
  const has = (knob: Knob): boolean => knobs.includes(knob);
  const set = <K extends keyof Setup>(part: K, change: Partial<Setup[K]>): void =>
    onChange({ ...setup, [part]: { ...setup[part], ...change } });
  const drawn = !['xor', 'digits', 'own'].includes(data.kind);
  return (
    <div class="tr-settings">
      {has('data') && (
        <Select
          label="Data"
          value={data.kind}
          options={DATA_KINDS.filter((kind) => kind !== 'own' || data.own.length > 1 || data.kind === 'own')}
          names={DATA_NAMES}
          onValue={(kind) => set('data', { kind })}
        />
      )}
      {has('points') && drawn && (
        <NumberField label="Points" value={data.points} onValue={(points) => set('data', { points })} />
      )}
      {has('noise') && drawn && (
        <NumberField label="Noise" value={data.noise} onValue={(noise) => set('data', { noise })} />
      )}
      {has('seed') && drawn && (
        <NumberField label="Seed of the data" value={data.seed} onValue={(seed) => set('data', { seed })} />
      )}
      {has('hidden') && (
        <HiddenLayers hidden={network.hidden} onValue={(hidden) => set('network', { hidden })} />
      )}
      {has('activation') && (
        <Select
          label="Activation"
          value={network.activation}
          options={ACTIVATIONS}
          names={ACTIVATION_NAMES}
          onValue={(activation) => set('network', { activation })}
        />
      )}
      {has('init') && (
        <Select
          label="Initialization"
          value={network.init}
          options={INITS}
          names={INIT_NAMES}
          onValue={(init) => set('network', { init })}
        />
      )}
      {has('init') && HAS_SCALE.includes(network.init) && (
        <NumberField label="Scale" value={network.scale} onValue={(scale) => set('network', { scale })} />
      )}
      {has('loss') && (
        <Select
          label="Loss"
          value={training.loss}
          options={['crossEntropy', 'squaredError']}
          names={LOSS_NAMES}
          onValue={(loss) => set('training', { loss })}
        />
      )}
      {has('optimizer') && (
        <Select
          label="Optimizer"
          value={training.optimizer}
          options={['sgd', 'momentum', 'adam']}
          names={OPTIMIZER_NAMES}
          onValue={(optimizer) => set('training', { optimizer })}
        />
      )}
      {has('rate') && (
        <NumberField
          label="Learning rate"
          value={training.rate}
          onValue={(rate) => set('training', { rate })}
        />
      )}
      {has('batch') && (
        <NumberField
          label="Batch (0: all points)"
          value={training.batch}
          onValue={(batch) => set('training', { batch })}
        />
      )}
      {has('seed') && (
        <NumberField
          label="Seed of the weights"
          value={training.seed}
          onValue={(seed) => set('training', { seed })}
        />
      )}
      {has('precision') && (
        <Select
          label="Precision"
          value={training.precision}
          options={['float32', 'float64']}
          names={{ float32: 'float32 (fast)', float64: 'float64' }}
          onValue={(precision) => set('training', { precision })}
        />
      )}
      {has('zeroGrad') && (
        <label class="tr-check">
          <input
            type="checkbox"
            checked={training.zeroGrad}
            onChange={(event) => set('training', { zeroGrad: event.currentTarget.checked })}
          />
          Zero the gradients before each backward pass
        </label>
      )}
    </div>
  );
}

function Labeled({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label class="tr-labeled">
      <span>{label}</span>
      {children}
    </label>
  );
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  onValue(value: T): void;
}

function Select<T extends string>({ label, value, options, names, onValue }: SelectProps<T>) {
  return (
    <Labeled label={label}>
      <select class="gw-field" value={value} onChange={(event) => onValue(event.currentTarget.value as T)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {names[option]}
          </option>
        ))}
      </select>
    </Labeled>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: number;
  onValue(value: number): void;
}

function NumberField({ label, value, onValue }: NumberProps) {
  return (
    <Labeled label={label}>
      <NumberInput value={value} onValue={onValue} />
    </Labeled>
  );
}

/** Keeps what was typed while it is no number; then the refusal says so, and nothing typed is lost. */
function NumberInput({
  value,
  onValue,
  label,
}: {
  readonly value: number;
  readonly label?: string;
  onValue(value: number): void;
}) {
  const [text, setText] = useState(String(value));
  useEffect(() => {
    if (!Number.isNaN(value)) setText(String(value));
  }, [value]);
  return (
    <input
      class="gw-field"
      inputMode="decimal"
      autocomplete="off"
      aria-label={label}
      aria-invalid={Number.isNaN(value)}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onChange={(event) => {
        const typed = event.currentTarget.value.trim().replace('−', '-').replace(',', '.');
        onValue(typed === '' ? Number.NaN : Number(typed));
      }}
    />
  );
}

function HiddenLayers({
  hidden,
  onValue,
}: {
  readonly hidden: readonly number[];
  onValue(hidden: number[]): void;
}) {
  return (
    <fieldset class="tr-hidden">
      <legend>Hidden layers (units)</legend>
      {hidden.map((units, i) => (
        <NumberInput
          key={i}
          label={`Units of hidden layer ${i + 1}`}
          value={units}
          onValue={(typed) => onValue(hidden.map((old, at) => (at === i ? typed : old)))}
        />
      ))}
      <button
        type="button"
        class="gw-button"
        aria-label="Add a hidden layer"
        aria-disabled={hidden.length >= LIMITS.layers}
        onClick={() => hidden.length < LIMITS.layers && onValue([...hidden, hidden.at(-1) ?? 8])}
      >
        +
      </button>
      <button
        type="button"
        class="gw-button"
        aria-label="Remove the last hidden layer"
        aria-disabled={hidden.length === 0}
        onClick={() => hidden.length > 0 && onValue(hidden.slice(0, -1))}
      >
        −
      </button>
    </fieldset>
  );
}
