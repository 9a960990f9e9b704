/** A number to move: a track for the hand and a field for the exact value, always in step with each other. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  /** Plain name, for those who hear it. */
  readonly label: string;
  /** The name as it is set beside the track. */
  readonly children: ComponentChildren;
  readonly value: number;
  /** The track's range, widened where the value lies outside. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  onValue(value: number): void;
}

export function Slider({ label, children, value, min, max, step, onValue }: Props) {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const read = draft === undefined ? value : readDecimal(draft);
  const unreadable = read === undefined;
  return (
    <div class="gw-slider">
      <span class="gw-slider-name" aria-hidden="true">
        {children}
      </span>
      <input
        class="gw-slider-track"
        type="range"
        aria-label={label}
        min={Math.min(min, Math.floor(value))}
        max={Math.max(max, Math.ceil(value))}
        step={step}
        value={value}
        onInput={(event) => {
          setDraft(undefined);
          onValue(event.currentTarget.valueAsNumber);
        }}
      />
      <input
        class="gw-field gw-slider-field"
        type="text"
        inputMode="text"
        autocomplete="off"
        aria-label={`${label}, as a number`}
        aria-invalid={unreadable}
        value={draft ?? String(value).replace('-', '−')}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setDraft(text);
          const number = readDecimal(text);
          if (number !== undefined) onValue(number);
        }}
        onBlur={() => {
          if (!unreadable) setDraft(undefined);
        }}
      />
      {unreadable && (
        <span class="gw-slider-note" role="status">
          {draft?.trim() === ''
            ? 'A number, such as 2 or −0.5.'
            : `“${draft}” is not a number such as 2 or −0.5.`}
        </span>
      )}
    </div>
  );
}

/** A finite decimal: `2`, `-0.5`, `−0,5`, `1e3`. */
function readDecimal(text: string): number | undefined {
  const plain = text
    .trim()
    .replace('−', '-')
    .replace(/^([-+]?\d*),(\d+)$/, '$1.$2');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined;
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}
