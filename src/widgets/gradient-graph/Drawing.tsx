/**
 * The graph as SVG: the plan's coordinates with the scene's numbers. Draws, decides nothing. Wires first, then
 * boxes, then the words on wires, so that text is never crossed.
 */
import { useMemo } from 'preact/hooks';
import { type GraphPlan, INSET, type PlanEdge, type PlanNode, signSize } from '../../viz/graph-plan.ts';
import type { PlacedBox, PlacedWire } from '../../viz/layout.ts';
import { type MathRun, widthInEms } from '../../viz/math-text.ts';
import { SvgMath } from './MathText.tsx';
import type { Focus, Scene, SceneEdge, SceneNode } from './scene.ts';

interface Props {
  readonly plan: GraphPlan;
  readonly scene: Scene;
  readonly direction: 'right' | 'down';
  /** Spoken in place of the picture. */
  readonly label: string;
  /** Changes when a new flow begins, so that its motion starts anew. */
  readonly beat: number;
  /** Inputs can be dragged. */
  readonly draggable: boolean;
  /** Gradients have a place in each box, whether known or not. */
  readonly backward: boolean;
  /** Fills its frame; the picture inside is moved and scaled by hand. */
  readonly zoomed?: boolean;
}

const DISC = 13;
const EQUALS: MathRun = { text: ' = ' };

export function Drawing({ plan, scene, direction, label, beat, draggable, backward, zoomed = false }: Props) {
  const geometry = direction === 'right' ? plan.wide : plan.narrow;
  const { width, height } = geometry;
  const natural = { viewBox: `0 0 ${width} ${height}`, width, height };
  return (
    <svg
      class={`gg-drawing gg-drawing--${direction} gw-runs-${direction}`}
      {...(zoomed ? {} : natural)}
      data-width={width}
      data-height={height}
      style={direction === 'down' ? { minWidth: `${leastWidth(width)}px` } : undefined}
      role="img"
      aria-label={label}
    >
      <g class="gg-zoom">
        <g class="gg-wires">
          {geometry.wires.map((wire, index) => (
            <Line key={wire.id} wire={wire} flow={scene.edges[index]?.flow} />
          ))}
          {geometry.wires.map((wire, index) => {
            const flow = scene.edges[index]?.flow;
            if (flow !== 'forward' && flow !== 'backward') return null;
            return (
              <path
                key={`${beat} ${wire.id}`}
                d={wire.path}
                pathLength={100}
                class={`gg-flow gg-flow--${flow}`}
                data-passing
              />
            );
          })}
        </g>
        {geometry.boxes.map((box, index) => {
          const node = plan.nodes[index];
          const state = scene.nodes[index];
          if (node === undefined || state === undefined) return null;
          const props = { key: node.id, box, node, state, direction, backward };
          return <Node {...props} draggable={draggable && node.kind === 'input'} />;
        })}
        {geometry.wires.map((wire, index) => {
          const edge = plan.edges[index];
          const state = scene.edges[index];
          if (edge === undefined || state === undefined || wire.label === undefined) return null;
          return <WireLabel key={wire.id} wire={wire} edge={edge} state={state} />;
        })}
      </g>
    </svg>
  );
}

/** On a narrow screen the drawing shrinks to three quarters and then scrolls, so that it stays readable. */
function leastWidth(width: number): number {
  return Math.round(Math.min(width, Math.max(270, 0.75 * width)));
}

function Line({ wire, flow }: { wire: PlacedWire; flow: Focus | undefined }) {
  return useMemo(
    () => <path d={wire.path} class={flow === undefined ? 'gg-wire' : `gg-wire gg-wire--${flow}`} />,
    [wire, flow],
  );
}

interface NodeProps {
  readonly box: PlacedBox;
  readonly node: PlanNode;
  readonly state: SceneNode;
  readonly direction: 'right' | 'down';
  readonly draggable: boolean;
  readonly backward: boolean;
}

/** Drawn anew only when something about it changed: stepping through hundreds of nodes stays smooth. */
function Node(props: NodeProps) {
  const { box, state, direction, draggable, backward } = props;
  const { value, grad, terms, focus, asked, delta, badge } = state;
  return useMemo(
    () => <NodeBody {...props} />,
    [box, direction, draggable, backward, value, grad, terms, focus, asked, delta, badge],
  );
}

function NodeBody({ box, node, state, direction, draggable, backward }: NodeProps) {
  const transform = `translate(${box.x} ${box.y})`;
  if (node.kind === 'constant') {
    return (
      <g transform={transform} class="gg-node gg-node--constant">
        <rect width={box.width} height={box.height} rx={4} />
        <text x={box.width / 2} y={box.height / 2 + 5} class="gg-digits" text-anchor="middle">
          {state.value}
        </text>
      </g>
    );
  }
  const operation = node.kind === 'operation';
  const inset = INSET[direction];
  const x = operation ? inset.x : 14;
  const y = operation ? inset.y : 0;
  const head = operation ? [...node.name, EQUALS, ...node.formula] : node.name;
  const classes = ['gg-node', `gg-node--${node.kind}`];
  if (state.focus !== undefined) classes.push(`gg-node--${state.focus}`);
  if (draggable) classes.push('gg-node--draggable');
  return (
    <g transform={transform} class={classes.join(' ')} data-input={draggable ? node.id : undefined}>
      <rect width={box.width} height={box.height} rx={5} />
      <text x={x} y={24 + y} class="gg-head">
        <SvgMath runs={head} />
      </text>
      <Quantity x={x} y={46 + y} tone="forward" mark="▸" text={state.value} asked={state.asked === 'value'} />
      {draggable && <Grip x={box.width - 16} y={41 + y} />}
      {backward && state.delta === undefined && (
        <Quantity x={x} y={66 + y} tone="grad" mark="◂" text={state.grad} asked={state.asked === 'grad'} />
      )}
      {state.delta !== undefined && (
        <Quantity x={x} y={66 + y} tone="delta" mark="Δ" text={state.delta} asked={false} />
      )}
      {state.badge !== undefined && (
        <text x={box.width - 9} y={box.height - 10} text-anchor="end" class="gg-badge">
          {state.badge}
        </text>
      )}
      {backward && node.uses > 1 && state.terms !== undefined && (
        <text x={x} y={84 + y} class="gg-terms">
          {state.grad === undefined ? state.terms : `= ${state.terms}`}
        </text>
      )}
      {operation && <Disc symbol={node.symbol} box={box} direction={direction} />}
    </g>
  );
}

/** The operation's sign, where its wires arrive. */
function Disc({ symbol, box, direction }: { symbol: string; box: PlacedBox; direction: 'right' | 'down' }) {
  const { width, height } = signSize(symbol);
  const wide = width > height;
  const right = direction === 'right';
  const left = right ? DISC - width : box.width / 2 - width / 2;
  const top = right ? box.height / 2 - DISC : -DISC;
  return (
    <g transform={`translate(${left} ${top})`} class="gg-disc">
      <rect width={width} height={height} rx={DISC} />
      <text
        x={width / 2}
        y={DISC + (wide ? 4.2 : 6)}
        text-anchor="middle"
        class={wide ? 'gg-word' : 'gg-sign'}
      >
        {symbol}
      </text>
    </g>
  );
}

interface QuantityProps {
  readonly x: number;
  readonly y: number;
  readonly tone: 'forward' | 'grad' | 'delta';
  readonly mark: string;
  readonly text: string | undefined;
  readonly asked: boolean;
}

function Quantity({ x, y, tone, mark, text, asked }: QuantityProps) {
  const known = text !== undefined && !asked;
  return (
    <g
      class={`gg-quantity gg-quantity--${tone}${known ? '' : ' gg-quantity--open'}${asked ? ' gg-asked' : ''}`}
    >
      {asked && <rect x={x - 4} y={y - 14} width={52} height={19} rx={3} />}
      <text x={x} y={y} class="gg-mark">
        {mark}
      </text>
      <text x={x + 16} y={y} class="gg-digits">
        {asked ? '?' : known ? text : ''}
      </text>
    </g>
  );
}

/** Two small arrows that say “this can be moved sideways”. */
function Grip({ x, y }: { x: number; y: number }) {
  return <path class="gg-grip" d={`M${x - 4} ${y - 4}l-4 4l4 4M${x + 4} ${y - 4}l4 4l-4 4`} />;
}

interface LabelProps {
  readonly wire: PlacedWire;
  readonly edge: PlanEdge;
  readonly state: SceneEdge;
}

function WireLabel(props: LabelProps) {
  const { wire, state } = props;
  const { local, message, asked, flow } = state;
  return useMemo(() => <LabelBody {...props} />, [wire, local, message, asked, flow]);
}

function LabelBody({ wire, edge, state }: LabelProps) {
  const { local, message, asked, flow } = state;
  if (local === undefined && message === undefined && asked === undefined) return null;
  const formula = edge.fixed || asked === 'local' ? [] : edge.local;
  const lines = message !== undefined || asked === 'message' ? 2 : 1;
  const top = wire.labelY - (lines === 2 ? 8 : 0);
  const upper = 12 * widthInEms(formula.length > 0 ? [...formula, EQUALS] : []) + 7.5 * (local ?? '?').length;
  const width = 16 + Math.max(upper, lines === 2 ? 7.5 * (message ?? '?').length : 0);
  return (
    <g class={flow === 'faded' ? 'gg-label gg-label--faded' : 'gg-label'}>
      <rect x={wire.labelX - width / 2 - 2} y={top - 8} width={width + 4} height={lines * 16.5} rx={3} />
      {(local !== undefined || asked === 'local') && (
        <text
          x={wire.labelX}
          y={top + 4.5}
          text-anchor="middle"
          class={`gg-local${asked === 'local' ? ' gg-asked' : ''}`}
        >
          <tspan class="gg-mark">∂</tspan> <SvgMath runs={formula.length > 0 ? [...formula, EQUALS] : []} />
          <tspan class="gg-digits">{asked === 'local' ? '?' : local}</tspan>
        </text>
      )}
      {lines === 2 && (
        <text
          x={wire.labelX}
          y={top + 20.5}
          text-anchor="middle"
          class={`gg-message${asked === 'message' ? ' gg-asked' : ''}`}
        >
          <tspan class="gg-mark">◂</tspan>{' '}
          <tspan class="gg-digits">{asked === 'message' ? '?' : message}</tspan>
        </text>
      )}
    </g>
  );
}
