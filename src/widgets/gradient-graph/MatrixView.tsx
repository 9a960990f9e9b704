/** A graph of matrices, stepped like one of numbers: shapes and small heat maps in the nodes, rules on the edges. */
import { useEffect, useReducer } from 'preact/hooks';
import { GraphFrame } from '../../ui/graph/GraphFrame.tsx';
import { HtmlMath, Pieces, SvgMath } from '../../ui/graph/MathText.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { wideFrom } from '../../viz/columns.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { PlacedBox } from '../../viz/layout.ts';
import { nameRun, plainText } from '../../viz/math-text.ts';
import { CELL, cellSize } from './matrix-cell.ts';
import type { MatrixNode, MatrixPlan } from './matrix-plan.ts';
import { type MatrixScene, matrixCaption, matrixScene, matrixSteps, numbersHeard } from './matrix-steps.ts';
import { speak } from './words.ts';

type Grid = readonly (readonly number[])[];

interface State {
  readonly position: number;
  readonly playing: boolean;
  readonly beat: number;
}
type Event =
  | { readonly type: 'seek'; readonly position: number; readonly playing?: boolean }
  | { readonly type: 'pause' };

const STEP_MS = 1600;

function follow(state: State, event: Event): State {
  if (event.type === 'pause') return { ...state, playing: false };
  return { position: event.position, playing: event.playing ?? false, beat: state.beat + 1 };
}

export default function MatrixView({ plan }: { readonly plan: MatrixPlan }) {
  const steps = matrixSteps(plan);
  const [state, send] = useReducer(follow, { position: steps.length, playing: false, beat: 0 });
  const { position, playing, beat } = state;
  const scene = matrixScene(plan, steps, position);
  const lit = beat === 0 ? { ...scene, step: undefined } : scene;
  const caption = matrixCaption(plan, lit.step);
  const words = [caption.title, ...caption.lines].map((line) => line.map(speak).join('')).join('. ');
  const spoken = lit.step === undefined ? words : `${words} ${numbersHeard(lit.step)}`;

  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(
      () => send({ type: 'seek', position: position + 1, playing: position + 1 < steps.length }),
      STEP_MS,
    );
    return () => clearTimeout(timer);
  }, [playing, position, steps.length]);

  const seek = (to: number): void =>
    send({ type: 'seek', position: Math.max(0, Math.min(steps.length, to)) });
  const onKeyDown = (event: KeyboardEvent): void => {
    const targets: Record<string, number> = {
      ArrowRight: position + 1,
      ArrowLeft: position - 1,
      Home: 0,
      End: steps.length,
    };
    const target = targets[event.key];
    if (target === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    seek(target);
  };

  return (
    <div class="gg gg--matrix" data-wide-from={wideFrom(plan)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, this groups the parts of a picture */}
      <div
        class="gd-stage gw-focusable"
        role="group"
        tabIndex={steps.length > 0 ? 0 : undefined}
        aria-label="Graph of matrices. Right and left arrow keys step, Home and End jump."
        onKeyDown={onKeyDown}
      >
        <MatrixDrawing plan={plan} scene={lit} direction="right" beat={beat} />
        <MatrixDrawing plan={plan} scene={lit} direction="down" beat={beat} />
      </div>
      <div class="gg-say">
        {beat === 0 ? (
          <>
            <p class="gg-say-title">Values and gradients of every matrix</p>
            <p>
              A bar over a name means the gradient of the output by it. Play it from the start, or step
              through it.
            </p>
          </>
        ) : (
          <>
            <p class="gg-say-title">
              <Pieces pieces={caption.title} />
            </p>
            {caption.lines.map((line) => (
              <p key={line.map(speak).join('')} class="gg-say-line">
                <Pieces pieces={line} />
              </p>
            ))}
          </>
        )}
      </div>
      <p class="gw-visually-hidden" role="status">
        {beat > 0 ? spoken : ''}
      </p>
      <div class="gg-controls">
        <Stepper
          position={position}
          length={steps.length}
          playing={playing}
          onSeek={seek}
          onPlay={() =>
            send({ type: 'seek', position: position === steps.length ? 0 : position, playing: true })
          }
          onPause={() => send({ type: 'pause' })}
        />
      </div>
      <MatrixTables plan={plan} scene={scene} />
    </div>
  );
}

interface DrawingProps {
  readonly plan: MatrixPlan;
  readonly scene: MatrixScene;
  readonly direction: 'right' | 'down';
  readonly beat: number;
}

function MatrixDrawing({ plan, scene, direction, beat }: DrawingProps) {
  const { step } = scene;
  const shapes = plan.nodes.map(({ id, shape }) => `${id} ${shape}`).join(', ');
  return (
    <GraphFrame
      plan={plan}
      direction={direction}
      beat={beat}
      label={`Graph of ${plan.nodes.length} matrices and numbers: ${shapes}. All entries are in the table below.`}
      lineOf={({ id, to }) => {
        if (step?.kind === 'compute' && step.node.id === to) return { flow: 'forward' };
        return step?.kind === 'send' && step.edge.id === id ? { flow: 'backward' } : undefined;
      }}
      box={(box, index) => {
        const node = plan.nodes[index];
        return node === undefined ? null : <MatrixBox key={node.id} box={box} node={node} scene={scene} />;
      }}
      wireLabel={(wire, index, ground) => {
        const edge = plan.edges[index];
        if (edge === undefined || wire.label === undefined || !scene.sent.has(edge.id)) return null;
        const { width, height } = wire.label;
        return (
          <g key={wire.id} class="gd-label">
            {ground ? (
              <rect
                x={wire.labelX - width / 2 + 3}
                y={wire.labelY - height / 2}
                width={width - 6}
                height={height}
                rx={3}
              />
            ) : (
              <text x={wire.labelX} y={wire.labelY + 4.5} text-anchor="middle" class="gd-message">
                <tspan class="gd-mark">◂</tspan> <SvgMath runs={edge.rule} />
              </text>
            )}
          </g>
        );
      }}
    />
  );
}

function MatrixBox({ box, node, scene }: { box: PlacedBox; node: MatrixNode; scene: MatrixScene }) {
  const { step } = scene;
  const receiver = step?.kind === 'send' ? step.edge.from : step?.kind === 'seed' ? step.node.id : undefined;
  const focus =
    step?.kind === 'compute' && step.node.id === node.id ? 'forward' : receiver === node.id ? 'backward' : '';
  const grad = scene.grads.get(node.id);
  const rows = node.values.length;
  const cell = cellSize(node.values[0]?.length ?? 1);
  const second = CELL.head + rows * cell.height + CELL.gap;
  const head =
    node.kind === 'step' ? [nameRun(node.id), { text: ' = ' }, ...node.formula] : [nameRun(node.id)];
  return (
    <g
      transform={`translate(${box.x} ${box.y})`}
      class={`gd-node gd-node--${node.kind === 'given' ? 'input' : 'operation'}${focus === '' ? '' : ` gd-node--${focus}`}`}
    >
      <rect width={box.width} height={box.height} rx={5} />
      <text x={CELL.inset} y={21} class="gd-head">
        <SvgMath runs={head} />
      </text>
      <text x={box.width - 9} y={20} text-anchor="end" class="gd-badge">
        {node.shape}
      </text>
      <HeatMap
        x={CELL.inset}
        y={CELL.head}
        tone="forward"
        mark="▸"
        grid={scene.values.get(node.id)}
        like={node.values}
      />
      <HeatMap
        x={CELL.inset}
        y={second}
        tone="grad"
        mark="◂"
        grid={grad?.grid}
        like={node.values}
        partial={grad?.complete === false}
      />
    </g>
  );
}

interface MapProps {
  readonly x: number;
  readonly y: number;
  readonly tone: 'forward' | 'grad';
  readonly mark: string;
  readonly grid: Grid | undefined;
  /** A grid of the same shape, for the empty cells before anything is known. */
  readonly like: Grid;
  readonly partial?: boolean;
}

/** Cells as strong in color as their entries are large; numbers in them where there is room. */
function HeatMap({ x, y, tone, mark, grid, like, partial = false }: MapProps) {
  const cell = cellSize(like[0]?.length ?? 1);
  const largest = Math.max(0, ...(grid ?? []).flat().map(Math.abs));
  return (
    <g
      class={`gg-map gg-map--${tone}${grid === undefined || partial ? ' gg-map--open' : ''}`}
      transform={`translate(${x} ${y})`}
    >
      <text x={0} y={13.5} class="gd-mark">
        {mark}
      </text>
      {like.flatMap((row, i) =>
        row.map((_, j) => {
          const entry = grid?.[i]?.[j];
          const strength = entry === undefined || largest === 0 ? 0 : Math.abs(entry) / largest;
          const place = { x: 15 + j * cell.width, y: i * cell.height };
          return (
            <g key={`${i} ${j}`}>
              <rect {...place} width={cell.width - 1} height={cell.height - 1} class="gg-cell" />
              <rect
                {...place}
                width={cell.width - 1}
                height={cell.height - 1}
                class="gg-heat"
                style={{ opacity: 0.06 + 0.3 * strength }}
              />
              {cell.written && entry !== undefined && (
                <text x={place.x + cell.width / 2} y={place.y + 13} text-anchor="middle" class="gg-entry">
                  {formatNumber(entry, 3)}
                </text>
              )}
            </g>
          );
        }),
      )}
    </g>
  );
}

function MatrixTables({ plan, scene }: { plan: MatrixPlan; scene: MatrixScene }) {
  return (
    <details class="gg-twin">
      <summary>The same as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section class="gg-tables" tabIndex={0} aria-label="Nodes with their values and gradients">
        <table>
          <thead>
            <tr>
              <th scope="col">node</th>
              <th scope="col">is</th>
              <th scope="col">shape</th>
              <th scope="col" class="gw-forward">
                <span aria-hidden="true">▸ </span>value
              </th>
              <th scope="col" class="gw-grad">
                <span aria-hidden="true">◂ </span>gradient
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.nodes.map((node) => (
              <tr key={node.id}>
                <th scope="row">
                  <HtmlMath runs={[nameRun(node.id)]} />
                </th>
                <td>{node.kind === 'given' ? 'given' : plainText(node.formula)}</td>
                <td>{node.shape}</td>
                <td class="gw-forward">{gridText(scene.values.get(node.id))}</td>
                <td class="gw-grad">{gridText(scene.grads.get(node.id)?.grid)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** `[[1, 2], [3, −1]]` */
function gridText(grid: Grid | undefined): string {
  if (grid === undefined) return 'not yet';
  return `[${grid.map((row) => `[${row.map((entry) => formatNumber(entry)).join(', ')}]`).join(', ')}]`;
}
