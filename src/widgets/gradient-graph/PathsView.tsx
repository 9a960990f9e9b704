/** Every path from one input to the output, with its product, and their sum. */
import { useId, useRef, useState } from 'preact/hooks';
import { HtmlMath, Pieces } from '../../ui/graph/MathText.tsx';
import { Stage } from '../../ui/graph/Stage.tsx';
import { wideFrom } from '../../viz/columns.ts';
import { formatNumber, isRounded } from '../../viz/format-number.ts';
import type { PlanEdge } from '../../viz/graph-plan.ts';
import type { Piece } from '../../viz/math-text.ts';
import { nameRun } from '../../viz/math-text.ts';
import { Choice } from './Choice.tsx';
import { INPUT_STEP, Inputs } from './Inputs.tsx';
import type { ModeProps } from './mode-props.ts';
import { mostUsed } from './most-used.ts';
import { type Path, pathsFrom, pathsScene } from './paths.ts';
import { shortened, sumText } from './scene.ts';
import { summaryOf } from './summary.ts';
import { TableTwin } from './TableTwin.tsx';
import { useEngine } from './use-engine.ts';
import { useInputDrag } from './use-input-drag.ts';
import { partial } from './words.ts';

const MOST_TERMS = 6;

export default function PathsView({ source, plan, at, run: firstRun, onInputs }: ModeProps) {
  const [run, setRun] = useState(firstRun);
  const [input, setInput] = useState(() => mostUsed(plan));
  const [picked, setPicked] = useState<number | undefined>(undefined);
  const stage = useRef<HTMLDivElement>(null);
  const engine = useEngine(source, at, (newAt, newRun) => {
    setRun(newRun);
    onInputs?.(newAt, newRun);
  });
  useInputDrag(stage, engine.inputs, INPUT_STEP, engine.setInput);
  const group = useId();

  const paths = pathsFrom(plan, run, input);
  const path = picked === undefined ? undefined : paths.listed[picked];
  const scene = pathsScene(plan, run, input, paths, path);
  const grad = run.grads[input] ?? Number.NaN;
  const all = paths.count === paths.listed.length;
  const terms = paths.listed.map(({ product }) => product);
  const showSum = all && terms.length > 1 && terms.length <= MOST_TERMS;

  return (
    <div class="gg gg--paths" data-wide-from={wideFrom(plan)}>
      {plan.inputs.length > 1 && (
        <Choice
          legend="Paths from"
          name={group}
          options={plan.inputs.map((id) => ({ value: id, text: <HtmlMath runs={[nameRun(id)]} /> }))}
          value={input}
          onChange={(id) => {
            setInput(id);
            setPicked(undefined);
          }}
        />
      )}
      <Stage
        stageRef={stage}
        plan={plan}
        scene={scene}
        label={summaryOf(plan, scene, 'local')}
        beat={0}
        draggable
        backward
      />
      <ol class="gg-paths">
        {paths.listed.map((one, index) => (
          <li key={one.edges.map(({ id }) => id).join(' ')}>
            <button
              type="button"
              class="gg-path"
              aria-pressed={picked === index}
              onClick={() => setPicked(picked === index ? undefined : index)}
            >
              <span class="gg-path-way">
                <HtmlMath runs={[nameRun(input)]} />
                {shortened<PlanEdge | undefined>(one.edges, undefined).map((edge) => (
                  <span key={edge?.id}>
                    {' → '}
                    {edge === undefined ? '…' : <HtmlMath runs={[nameRun(edge.to)]} />}
                    {edge !== undefined && twinWord(plan, edge)}
                  </span>
                ))}
              </span>
              <span class="gg-path-product">
                <span class="gw-visually-hidden">: product </span>
                <Pieces pieces={productOf(one)} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p class="gg-sum" role="status">
        {paths.count === 0 && 'No path leads to the output, so the gradient is 0. '}
        {!all && `The first ${paths.listed.length} of ${paths.count.toLocaleString('en')} paths. `}
        <Pieces pieces={[partial(nameRun(plan.output), nameRun(input)), ' = ']} />
        {showSum && <Pieces pieces={[sumText(terms), isRounded(grad) ? ' ≈ ' : ' = ']} />}
        <Pieces pieces={[{ tone: 'grad', number: formatNumber(grad) }]} />
        <span class="gg-sum-rule"> Along a path, multiply. Across paths, add.</span>
      </p>
      <div class="gg-controls">
        <Inputs plan={plan} inputs={engine.inputs} problem={engine.problem} onValue={engine.setInput} />
      </div>
      <TableTwin plan={plan} scene={scene} show="local" />
    </div>
  );
}

/** `3 × 1 = 3`, the factors from the output's end, as the backward pass meets them. */
function productOf({ locals, product }: Path): Piece[] {
  const factors = locals.toReversed();
  const equals = isRounded(product) ? ' ≈ ' : ' = ';
  const list = factors.map((factor, index): Piece[] => [
    ...(index === 0 ? [] : [' × ']),
    { tone: 'local', number: index > 0 && factor < 0 ? `(${formatNumber(factor)})` : formatNumber(factor) },
  ]);
  return [...shortened(list, [' × …']).flat(), equals, { tone: 'grad', number: formatNumber(product) }];
}

/** Which of several edges between the same two nodes a path takes. */
function twinWord(plan: ModeProps['plan'], edge: PlanEdge): string {
  const twins = plan.edges.filter(({ from, to }) => from === edge.from && to === edge.to);
  if (twins.length < 2) return '';
  return ` (edge ${twins.findIndex(({ id }) => id === edge.id) + 1})`;
}
