/** The learner's graph with the learner's numbers. Where it first differs from ours both numbers stand, and a mark. */
import { type GraphPlan, INSET } from '../../viz/graph-plan.ts';
import type { PlacedBox } from '../../viz/layout.ts';
import type { MathRun } from '../../viz/math-text.ts';
import type { TraceNode, TraceScene } from './trace-scene.ts';

type Direction = 'right' | 'down';

export function TraceGraph({ scene, direction }: { scene: TraceScene; direction: Direction }) {
  const { plan, nodes, edges, label } = scene;
  const { width, height, boxes, wires } = direction === 'right' ? plan.wide : plan.narrow;
  // Room below for the tag of a node in the last row.
  const tall = height + 20;
  return (
    <svg
      class={`gw-trace-graph gw-trace-graph--${direction}`}
      viewBox={`0 0 ${width} ${tall}`}
      width={width}
      height={tall}
      role="img"
      aria-label={label}
    >
      {wires.map((wire, i) => (
        <path key={wire.id} d={wire.path} class="gw-trace-wire" data-first={edges[i]?.first} />
      ))}
      {boxes.map((box, i) => {
        const node = nodes[i];
        const planned = plan.nodes[i];
        return (
          node &&
          planned && <Node key={box.id} box={box} node={node} planned={planned} direction={direction} />
        );
      })}
      {wires.map((wire, i) => {
        const edge = edges[i];
        if (!edge || plan.edges[i]?.silent || (edge.local === '?' && !edge.first)) return null;
        const text = `∂ ${edge.local}${edge.first ? ' ✗' : ''}`;
        return <Tag key={wire.id} x={wire.labelX} y={wire.labelY} text={text} first={edge.first} />;
      })}
      {boxes.map((box, i) => {
        const node = nodes[i];
        if (!node?.first) return null;
        const right = node.value.differs ? node.value.right : node.grad.differs ? node.grad.right : null;
        const text = right === null ? '✗' : `✗ right: ${right}`;
        return (
          <Tag key={box.id} x={box.x + box.width / 2} y={box.y + box.height + 7} text={text} first={true} />
        );
      })}
    </svg>
  );
}

interface NodeProps {
  readonly box: PlacedBox;
  readonly node: TraceNode;
  readonly planned: GraphPlan['nodes'][number];
  readonly direction: Direction;
}

function Node({ box, node, planned, direction }: NodeProps) {
  const transform = `translate(${box.x} ${box.y})`;
  if (planned.kind === 'constant') {
    return (
      <g transform={transform} class="gw-trace-node">
        <rect width={box.width} height={box.height} rx={4} />
        <text x={box.width / 2} y={box.height / 2 + 5} text-anchor="middle">
          {planned.symbol}
        </text>
      </g>
    );
  }
  const operation = planned.kind === 'operation';
  const { x, y } = operation ? INSET[direction] : { x: 14, y: 0 };
  return (
    <g transform={transform} class="gw-trace-node" data-first={node.first}>
      <rect width={box.width} height={box.height} rx={5} />
      <text x={x} y={y + 24} class="gw-trace-head">
        <Runs runs={operation ? [...planned.name, { text: ' = ' }, ...planned.formula] : planned.name} />
      </text>
      <text x={x} y={y + 46} class="gw-trace-forward">
        ▸ {node.value.yours}
      </text>
      <text x={x} y={y + 66} class="gw-trace-grad">
        ◂ {node.grad.yours}
      </text>
    </g>
  );
}

function Tag({ x, y, text, first }: { x: number; y: number; text: string; first: boolean }) {
  const width = 14 + text.length * 8.2;
  return (
    <g class="gw-trace-tag" data-first={first}>
      <rect x={x - width / 2} y={y - 11} width={width} height={22} rx={4} />
      <text x={x} y={y + 5} text-anchor="middle">
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
      <tspan
        key={i}
        dy={dy === 0 ? undefined : `${dy}em`}
        class={run.name === undefined ? '' : 'gw-trace-letter'}
      >
        {run.text}
        {run.subscript !== undefined && <tspan class="gw-trace-small">{run.subscript}</tspan>}
      </tspan>
    );
  });
}
