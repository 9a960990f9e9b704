/**
 * The exercise's graph. It starts empty and fills in with what the learner finds; the place a field asks about is
 * drawn heavier, and the place of a slip is drawn dashed in the colour of a wrong answer, with a mark.
 */
import type { Place } from '../../grading/verdict.ts';
import { type GraphPlan, INSET, type PlanEdge, type PlanNode } from '../../viz/graph-plan.ts';
import type { PlacedBox, PlacedWire } from '../../viz/layout.ts';
import type { MathRun } from '../../viz/math-text.ts';
import type { FigureState } from './figure.ts';

interface Props {
  readonly plan: GraphPlan;
  readonly state: FigureState;
  /** The graph in words. */
  readonly label: string;
  readonly direction: 'right' | 'down';
}

export function Figure({ plan, state, label, direction }: Props) {
  const { width, height, boxes, wires } = direction === 'right' ? plan.wide : plan.narrow;
  return (
    <svg
      class={`ge-figure ge-figure--${direction}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {wires.map((wire) => (
        <path
          key={wire.id}
          d={wire.path}
          data-edge={wire.id}
          class={`ge-wire ${stress({ edge: wire.id }, state)}`}
        />
      ))}
      {boxes.map((box, i) => {
        const node = plan.nodes[i];
        return node && <Node key={node.id} box={box} node={node} state={state} direction={direction} />;
      })}
      {wires.map((wire, i) => {
        const edge = plan.edges[i];
        return edge && !edge.silent && <Label key={wire.id} wire={wire} edge={edge} state={state} />;
      })}
    </svg>
  );
}

function stress(place: Place, { focus, followed, slip }: FigureState): string {
  const is = (other: Place | undefined) =>
    other !== undefined && (place.edge === undefined ? other.node === place.node : other.edge === place.edge);
  if (is(slip)) return 'ge-slip';
  if (place.edge !== undefined && followed.has(place.edge)) return 'ge-followed';
  return is(focus) ? 'ge-focus' : '';
}

interface NodeProps {
  readonly box: PlacedBox;
  readonly node: PlanNode;
  readonly state: FigureState;
  readonly direction: 'right' | 'down';
}

function Node({ box, node, state, direction }: NodeProps) {
  const transform = `translate(${box.x} ${box.y})`;
  if (node.kind === 'constant') {
    return (
      <g transform={transform} class="ge-node ge-node--constant">
        <rect width={box.width} height={box.height} rx={4} />
        <text x={box.width / 2} y={box.height / 2 + 5} text-anchor="middle">
          {node.symbol}
        </text>
      </g>
    );
  }
  const operation = node.kind === 'operation';
  const x = operation ? INSET[direction].x : 14;
  const y = operation ? INSET[direction].y : 0;
  return (
    <g transform={transform} class={`ge-node ${stress({ node: node.id }, state)}`}>
      <rect width={box.width} height={box.height} rx={5} />
      <text x={x} y={y + 24} class="ge-head">
        <Runs runs={operation ? [...node.name, { text: ' = ' }, ...node.formula] : node.name} />
      </text>
      <text x={x} y={y + 46} class="ge-forward">
        ▸ {state.values[node.id] ?? '?'}
      </text>
      {(node.kind === 'input' || state.grads[node.id] !== undefined) && (
        <text x={x} y={y + 66} class="ge-grad">
          ◂ {state.grads[node.id] ?? '?'}
        </text>
      )}
    </g>
  );
}

function Label({ wire, edge, state }: { wire: PlacedWire; edge: PlanEdge; state: FigureState }) {
  const slip = stress({ edge: edge.id }, state) === 'ge-slip';
  const text = `∂ ${state.locals[edge.id] ?? '?'}${slip ? ' ✗' : ''}`;
  const width = 10 + text.length * 8;
  return (
    <g class={`ge-label ${stress({ edge: edge.id }, state)}`}>
      <rect x={wire.labelX - width / 2} y={wire.labelY - 11} width={width} height={22} rx={4} />
      <text x={wire.labelX} y={wire.labelY + 5} text-anchor="middle">
        {text}
      </text>
    </g>
  );
}

function Runs({ runs }: { readonly runs: readonly MathRun[] }) {
  let height = 0;
  return runs.map((run, i) => {
    const up = run.raised ? -0.4 : 0;
    const dy = up - height;
    height = up;
    return (
      <tspan key={i} dy={dy === 0 ? undefined : `${dy}em`} class={run.name === undefined ? '' : 'ge-letter'}>
        {run.text}
        {run.subscript !== undefined && <tspan class="ge-small">{run.subscript}</tspan>}
      </tspan>
    );
  });
}
