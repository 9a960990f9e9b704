/** The backward pass in every order: right ones, famous wrong ones, and the reader's own, each run for real. */
import { useEffect, useId, useReducer, useRef, useState } from 'preact/hooks';
import { HtmlMath, Pieces } from '../../ui/graph/MathText.tsx';
import { Stage } from '../../ui/graph/Stage.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { wideFrom } from '../../viz/columns.ts';
import { formatNumber } from '../../viz/format-number.ts';
import { nameRun } from '../../viz/math-text.ts';
import { INPUT_STEP, Inputs } from './Inputs.tsx';
import type { ModeProps } from './mode-props.ts';
import { mostUsedFirst } from './most-used.ts';
import { missingFor, ready, reverseTopological, STRATEGIES, walk } from './orders.ts';
import { momentsOf, orderScene, sendingWords } from './orders-scene.ts';
import { summaryOf } from './summary.ts';
import { TableTwin } from './TableTwin.tsx';
import { useEngine } from './use-engine.ts';
import { useInputDrag } from './use-input-drag.ts';
import { partial, speak } from './words.ts';

const OWN = 'own';
const STEP_MS = 1100;
/** With more inputs than this the two most used stand for all; the mark is about all of them. */
const MOST_COLUMNS = 3;

interface Playing {
  readonly strategy: string;
  readonly position: number | 'end';
  readonly playing: boolean;
  readonly beat: number;
}

type Event =
  | { readonly type: 'choose'; readonly strategy: string }
  | { readonly type: 'seek'; readonly position: number | 'end' }
  | { readonly type: 'play'; readonly from: number }
  | { readonly type: 'pause' };

function follow(state: Playing, event: Event): Playing {
  const beat = state.beat + 1;
  switch (event.type) {
    case 'choose':
      return { strategy: event.strategy, position: 'end', playing: false, beat };
    case 'seek':
      return { ...state, position: event.position, beat };
    case 'play':
      return { ...state, position: event.from, playing: true, beat };
    case 'pause':
      return { ...state, playing: false };
  }
}

interface Props extends ModeProps {
  /** Only the reader's own order, without the ways that are known to be right or wrong. */
  readonly ownOnly?: boolean;
}

export default function OrdersView({ source, plan, at, run: firstRun, ownOnly = false, onInputs }: Props) {
  const [run, setRun] = useState(firstRun);
  const [own, setOwn] = useState<readonly string[]>([]);
  const start: Playing = { strategy: ownOnly ? OWN : 'reverse', position: 'end', playing: false, beat: 0 };
  const [state, send] = useReducer(follow, start);
  const stage = useRef<HTMLDivElement>(null);
  const engine = useEngine(source, at, (newAt, newRun) => {
    setRun(newRun);
    onInputs?.(newAt, newRun);
  });
  useInputDrag(stage, engine.inputs, INPUT_STEP, engine.setInput);
  const group = useId();

  const strategy = STRATEGIES.find(({ id }) => id === state.strategy);
  const walked = strategy === undefined ? walk(plan, run, own) : strategy.run(plan, run);
  const moments = momentsOf(walked);
  const position = state.position === 'end' ? moments.length : Math.min(state.position, moments.length);
  const scene = orderScene(plan, run, walked, position);
  const moment = moments[position - 1];
  const words = moment === undefined ? undefined : sendingWords(moment);
  // A node that a reader lets send does so along all its edges at once.
  const visited = strategy === undefined ? moments.filter(({ visit }) => visit === moment?.visit) : [moment];
  const said = visited.flatMap((one) => (one === undefined ? [] : [sendingWords(one)]));
  const warning = words?.warning === undefined ? '' : ` ${words.warning}`;
  const spoken =
    words === undefined
      ? 'Nothing has been sent.'
      : said.map(({ line }) => line.map(speak).join('')).join(' ') + warning;

  useEffect(() => {
    if (!state.playing) return;
    const timer = setTimeout(() => {
      if (position >= moments.length) send({ type: 'pause' });
      else send({ type: 'seek', position: position + 1 });
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [state.playing, position, moments.length]);

  const seek = (to: number): void => {
    send({ type: 'pause' });
    send({ type: 'seek', position: Math.max(0, Math.min(moments.length, to)) });
  };
  const onKey = (key: string): boolean => {
    const targets: Record<string, number> = {
      ArrowRight: position + 1,
      ArrowLeft: position - 1,
      Home: 0,
      End: moments.length,
    };
    const target = targets[key];
    if (target !== undefined) seek(target);
    return target !== undefined;
  };
  const isRight = (grads: Readonly<Record<string, number>>): boolean =>
    plan.inputs.every((id) => close(grads[id] ?? 0, run.grads[id] ?? 0));

  const columns = plan.inputs.length <= MOST_COLUMNS ? plan.inputs : mostUsedFirst(plan).slice(0, 2);

  return (
    <div class="gg gg--orders" data-wide-from={wideFrom(plan)}>
      <Stage
        stageRef={stage}
        plan={plan}
        scene={scene}
        label={summaryOf(plan, scene, 'all')}
        beat={state.beat}
        draggable
        backward
        keys="Right and left arrow keys step, Home and End jump."
        onKey={onKey}
      />
      <div class="gg-say gg-say--short">
        {words === undefined ? (
          <p>Nothing has been sent yet.</p>
        ) : (
          <p class="gg-say-line">
            <Pieces pieces={words.line} />
          </p>
        )}
        {words?.warning !== undefined && <p class="gg-warning">{words.warning}</p>}
      </div>
      <p class="gw-visually-hidden" role="status">
        {state.beat > 0 ? spoken : ''}
      </p>
      {moments.length > 0 && (
        <div class="gg-controls">
          <Stepper
            position={position}
            length={moments.length}
            playing={state.playing}
            onSeek={seek}
            onPlay={() => send({ type: 'play', from: position === moments.length ? 0 : position })}
            onPause={() => send({ type: 'pause' })}
          />
        </div>
      )}
      {!ownOnly && (
        <fieldset class="gg-orders">
          <legend>The order of the backward pass</legend>
          <div class="gg-orders-head" aria-hidden="true">
            <span />
            {columns.map((id) => (
              <Pieces key={id} pieces={[partial(nameRun(plan.output), nameRun(id))]} />
            ))}
          </div>
          {STRATEGIES.map(({ id, title, does, run: walkBy }) => {
            const { grads } = walkBy(plan, run);
            return (
              <OrderRow
                key={id}
                name={group}
                value={id}
                checked={state.strategy === id}
                title={title}
                does={does}
                inputs={columns}
                grads={grads}
                right={isRight(grads)}
                onChoose={() => send({ type: 'choose', strategy: id })}
              />
            );
          })}
          <OrderRow
            name={group}
            value={OWN}
            checked={state.strategy === OWN}
            title="Your own order"
            does="Choose which node sends next. The count on a node says how many messages it still waits for."
            inputs={columns}
            grads={walk(plan, run, own).grads}
            right={ready(plan, own).length > 0 ? undefined : isRight(walk(plan, run, own).grads)}
            onChoose={() => send({ type: 'choose', strategy: OWN })}
          />
        </fieldset>
      )}
      {strategy !== undefined && <p class="gg-say-rule">{strategy.why}</p>}
      {state.strategy === OWN && (
        <OwnOrder
          plan={plan}
          order={own}
          showReady={!ownOnly}
          onOrder={(order) => {
            setOwn(order);
            send({ type: 'seek', position: 'end' });
          }}
          right={isRight(walked.grads)}
        />
      )}
      <div class="gg-controls">
        <Inputs plan={plan} inputs={engine.inputs} problem={engine.problem} onValue={engine.setInput} />
      </div>
      <TableTwin plan={plan} scene={scene} show="all" />
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly title: string;
  readonly does: string;
  readonly inputs: readonly string[];
  readonly grads: Readonly<Record<string, number>>;
  /** Unknown while an order is not complete. */
  readonly right: boolean | undefined;
  onChoose(): void;
}

function OrderRow({ name, value, checked, title, does, inputs, grads, right, onChoose }: RowProps) {
  const id = `${name}-${value}`;
  return (
    <label class="gg-order">
      <span class="gg-order-words">
        <input
          type="radio"
          name={name}
          value={value}
          checked={checked}
          aria-labelledby={`${id}-title ${id}-mark`}
          aria-describedby={[`${id}-does`, ...inputs.map((input) => `${id}-of-${input}`)].join(' ')}
          onChange={onChoose}
        />
        <span>
          <strong id={`${id}-title`}>{title}</strong>{' '}
          <span class="gg-order-does" id={`${id}-does`}>
            {does}
          </span>
        </span>
      </span>
      {inputs.map((input) => (
        <span key={input} class="gg-order-grad gw-grad" id={`${id}-of-${input}`}>
          <span class="gw-visually-hidden">gradient of {input}: </span>
          {right === undefined ? '…' : formatNumber(grads[input] ?? 0)}
        </span>
      ))}
      <span id={`${id}-mark`} class={right ? 'gg-order-mark gg-order-mark--right' : 'gg-order-mark'}>
        {right !== undefined && (
          <>
            <span aria-hidden="true">{right ? '✓' : '✗'}</span>
            <span class="gw-visually-hidden">{right ? 'right' : 'wrong'}</span>
          </>
        )}
      </span>
    </label>
  );
}

interface OwnProps {
  readonly plan: ModeProps['plan'];
  readonly order: readonly string[];
  /** Names the nodes that wait for nothing; without it the reader looks at the counts. */
  readonly showReady: boolean;
  readonly right: boolean;
  onOrder(order: readonly string[]): void;
}

/** Buttons stay where they are when there is nothing for them to do, so that a keyboard reader is not thrown out of the row. */
function OwnOrder({ plan, order, showReady, right, onOrder }: OwnProps) {
  const all = reverseTopological(plan).toReversed();
  const left = all.filter((id) => !order.includes(id));
  const legal = ready(plan, order);
  return (
    <div class="gg-own">
      <p class="gg-own-order">
        {order.length === 0 ? 'Who sends first?' : 'Sent: '}
        {order.map((id, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <HtmlMath runs={[nameRun(id)]} />
          </span>
        ))}
      </p>
      <div class="gg-row">
        {all.map((id) => {
          const sent = order.includes(id);
          return (
            <button
              key={id}
              type="button"
              class="gw-button"
              aria-label={
                sent ? `${id} has sent` : `${id} sends next; it waits for ${missingFor(plan, order, id)}`
              }
              aria-disabled={sent}
              onClick={() => !sent && onOrder([...order, id])}
            >
              <HtmlMath runs={[nameRun(id)]} /> sends
            </button>
          );
        })}
        <button
          type="button"
          class="gw-button gw-button--quiet"
          aria-disabled={order.length === 0}
          onClick={() => onOrder(order.slice(0, -1))}
        >
          Undo
        </button>
        <button
          type="button"
          class="gw-button gw-button--quiet"
          aria-disabled={order.length === 0}
          onClick={() => onOrder([])}
        >
          Start over
        </button>
      </div>
      <p role="status">
        {left.length > 0
          ? showReady && `Ready now, with nothing left to wait for: ${legal.join(', ')}.`
          : right
            ? 'All have sent, and the gradients are right.'
            : 'All have sent, and the gradients are wrong: somebody sent before everything had arrived.'}
      </p>
    </div>
  );
}

function close(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
