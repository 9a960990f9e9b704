/** A gradient checked by hand: nudge an input, watch the change run through the graph, compare the quotient. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { GraphRun } from '../../expr/types.ts';
import { callEngine } from '../../runtime/engine-client.ts';
import { HtmlMath, Pieces } from '../../ui/graph/MathText.tsx';
import { Stage } from '../../ui/graph/Stage.tsx';
import { wideFrom } from '../../viz/columns.ts';
import { formatNumber } from '../../viz/format-number.ts';
import { nameRun } from '../../viz/math-text.ts';
import { Choice } from './Choice.tsx';
import { INPUT_STEP, Inputs } from './Inputs.tsx';
import type { ModeProps } from './mode-props.ts';
import { mostUsed } from './most-used.ts';
import { changeOf, nudgeScene, nudgesOf, pointsFor, quotientOf, SIZES, type Side } from './nudge.ts';
import { summaryOf } from './summary.ts';
import { TableTwin } from './TableTwin.tsx';
import { useEngine } from './use-engine.ts';
import { useInputDrag } from './use-input-drag.ts';
import { partial } from './words.ts';

export interface NudgeProps extends ModeProps {
  /** The runs around `at` for the input shown first, where they were made at build. */
  readonly around?: readonly GraphRun[];
}

/** Digits enough to see the quotient close in. */
const DIGITS = 10;
const START = 3;
const NONE: readonly GraphRun[] = [];

export default function NudgeView({ source, plan, at, run: firstRun, around = NONE, onInputs }: NudgeProps) {
  const first = mostUsed(plan);
  const [run, setRun] = useState(firstRun);
  const [input, setInput] = useState(first);
  const [runs, setRuns] = useState(around);
  const [side, setSide] = useState<Side>('forward');
  const [size, setSize] = useState(START);
  const stage = useRef<HTMLDivElement>(null);
  const engine = useEngine(source, at, (newAt, newRun) => {
    setRun(newRun);
    onInputs?.(newAt, newRun);
  });
  useInputDrag(stage, engine.inputs, INPUT_STEP, engine.setInput);
  const group = useId();

  useEffect(() => {
    if (around.length > 0 && engine.inputs === at && input === first) {
      setRuns(around);
      return;
    }
    const controller = new AbortController();
    callEngine('runs', { source, ats: pointsFor(engine.inputs, input) }, controller.signal).then(
      setRuns,
      () => {
        // The run at the point itself fails in the same way and says why.
      },
    );
    return () => controller.abort();
  }, [engine.inputs, input, source, at, around, first]);

  const nudges = nudgesOf(run, runs, side);
  const nudge = nudges[size];
  if (nudge === undefined) return null;
  const { output } = plan;
  const scene = nudgeScene(plan, run, input, nudge);
  const grad = run.grads[input] ?? Number.NaN;
  const both = side === 'central';
  const quotient = quotientOf(nudge, output);

  return (
    <div class="gg gg--nudge" data-wide-from={wideFrom(plan)}>
      <div class="gg-row">
        {plan.inputs.length > 1 && (
          <Choice
            legend="Nudge"
            name={`${group}-input`}
            options={plan.inputs.map((id) => ({ value: id, text: <HtmlMath runs={[nameRun(id)]} /> }))}
            value={input}
            onChange={setInput}
          />
        )}
        <Choice<Side>
          legend="by"
          name={`${group}-side`}
          options={[
            { value: 'forward', text: '+h' },
            { value: 'central', text: '±h' },
          ]}
          value={side}
          onChange={setSide}
        />
      </div>
      <Stage
        stageRef={stage}
        plan={plan}
        scene={scene}
        label={`${summaryOf(plan, scene, 'forward')} A nudge of ${input} by ${formatNumber(nudge.h)} changes ${output} by ${formatNumber(changeOf(nudge, output))}.`}
        beat={0}
        draggable
        backward
      />
      <p class="gg-sum" role="status">
        <span class="gd-math">
          Δ<i>{nameRun(output).text}</i> / {both ? '2' : ''}
          <i>h</i>
        </span>{' '}
        = {formatNumber(changeOf(nudge, output), DIGITS)} / {formatNumber(both ? 2 * nudge.h : nudge.h)} ={' '}
        <strong>{formatNumber(quotient, DIGITS)}</strong>, and{' '}
        <Pieces
          pieces={[
            partial(nameRun(output), nameRun(input)),
            ' = ',
            { tone: 'grad', number: formatNumber(grad, DIGITS) },
          ]}
        />
        . Off by {formatNumber(quotient - grad, 2)}.
      </p>
      <div class="gg-controls">
        <label class="gg-size">
          <span>
            Size of the nudge: <i>h</i> = {formatNumber(nudge.h)}
          </span>
          <input
            type="range"
            class="gw-slider-track"
            min={0}
            max={SIZES.length - 1}
            step={1}
            value={size}
            aria-label="Size of the nudge"
            aria-valuetext={`h = ${formatNumber(nudge.h)}`}
            onInput={(event) => setSize(event.currentTarget.valueAsNumber)}
          />
        </label>
        <Inputs plan={plan} inputs={engine.inputs} problem={engine.problem} onValue={engine.setInput} />
      </div>
      <table class="gg-nudge">
        <caption class="gw-visually-hidden">The quotient for every size of the nudge</caption>
        <thead>
          <tr>
            <th scope="col">h</th>
            <th scope="col">{`Δ${nameRun(output).text} / ${both ? '2' : ''}h`}</th>
            <th scope="col">off by</th>
          </tr>
        </thead>
        <tbody>
          {nudges.map((one, index) => (
            <tr key={one.h} aria-current={index === size}>
              <th scope="row">{formatNumber(one.h)}</th>
              <td>{formatNumber(quotientOf(one, output), DIGITS)}</td>
              <td>{formatNumber(quotientOf(one, output) - grad, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="gg-say-rule">
        A smaller nudge is closer to the rate, until h is so small that rounding in the 16th digit is all that
        is left. With both sides the error shrinks with h², so h need not be that small.
      </p>
      <TableTwin plan={plan} scene={scene} show="forward" />
    </div>
  );
}
