/** One node of a drawn graph: its name, its value and gradient, and the sign of its operation where its wires arrive. */
import { useMemo } from 'preact/hooks';
import { digitsPx, smaller } from '../../viz/fit-digits.ts';
import type { DrawnNode } from '../../viz/graph-plan.ts';
import type { SceneNode } from '../../viz/graph-scene.ts';
import type { PlacedBox } from '../../viz/layout.ts';
import { INSET, rowsOf, signSize } from '../../viz/node-box.ts';
import { EQUALS, SvgMath } from './MathText.tsx';

const DISC = 13;
const DIGITS_PX = 14;
/** From a number's mark to its digits, from the digits to the side of the box, and what the grip takes. */
const [MARK, PAD, GRIP] = [16, 6, 24];

interface NodeProps {
  readonly box: PlacedBox;
  readonly node: DrawnNode;
  readonly state: SceneNode;
  readonly direction: 'right' | 'down';
  readonly draggable: boolean;
  readonly backward: boolean;
  /** Seen from far away: words would be a smudge, and only the shape is drawn. */
  readonly far: boolean;
}

/** Drawn anew only when something about it changed: stepping through hundreds of nodes stays smooth. */
export function Node(props: NodeProps) {
  const { box, state, direction, draggable, backward, far } = props;
  return useMemo(
    () => <NodeBody {...props} />,
    [box, direction, draggable, backward, far, ...Object.values(state)],
  );
}

function NodeBody({ box, node, state, direction, draggable, backward, far }: NodeProps) {
  const transform = `translate(${box.x} ${box.y})`;
  if (state.presence === 'later') {
    return (
      <g transform={transform} class="gd-node gd-node--later">
        <rect width={box.width} height={box.height} rx={5} />
      </g>
    );
  }
  if (node.kind === 'constant' && !far) {
    return (
      <g transform={transform} class="gd-node gd-node--constant">
        <rect width={box.width} height={box.height} rx={4} />
        <text x={box.width / 2} y={box.height / 2 + 5} class="gd-digits" text-anchor="middle">
          {state.value}
        </text>
      </g>
    );
  }
  const operation = node.kind === 'operation' && node.symbol !== '';
  const hasGrad = backward && !node.gradless;
  const rows = rowsOf({ note: state.note !== undefined, grad: hasGrad, lines: 0 });
  const inset = INSET[direction];
  const x = operation ? inset.x : 14;
  const y = operation ? inset.y : 0;
  const head = operation ? [...node.name, EQUALS, ...node.formula] : node.name;
  const classes = ['gd-node', `gd-node--${node.kind}`];
  if (state.focus !== undefined) classes.push(`gd-node--${state.focus}`);
  if (state.dashed) classes.push('gd-node--dashed');
  if (state.presence !== undefined) classes.push(`gd-node--${state.presence}`);
  if (draggable) classes.push('gd-node--draggable');
  if (node.folds !== undefined) classes.push('gd-node--folded');
  if (far) {
    return (
      <g transform={transform} class={classes.join(' ')}>
        <rect width={box.width} height={box.height} rx={5} />
      </g>
    );
  }
  const room = box.width - x - MARK - PAD;
  // A long number needs the grip's place; the pointer still tells that the box can be moved.
  const hasGrip = draggable && digitsPx(state.value ?? '', DIGITS_PX, room - GRIP) === DIGITS_PX;
  const { delta } = state;
  const badge = state.badge ?? (node.folds === undefined ? undefined : `⊞ ${node.folds}`);
  return (
    <g
      transform={transform}
      class={classes.join(' ')}
      data-lit={state.focus === undefined ? undefined : ''}
      data-input={draggable ? node.id : undefined}
      data-folds={node.folds === undefined ? undefined : node.id}
    >
      {node.folds !== undefined && (
        <path class="gd-pile" d={`M6 0v-5h${box.width - 1}v${box.height - 1}h-5`} />
      )}
      <rect width={box.width} height={box.height} rx={5} />
      {state.barred && <rect width={4} height={box.height} class="gd-edge" />}
      <text x={x} y={rows.head + y} class={state.head === undefined ? 'gd-head' : 'gd-head gd-code'}>
        {state.head ?? <SvgMath runs={head} />}
      </text>
      {state.note !== undefined && (
        <text x={x} y={rows.note + y} class="gd-line gd-line--note">
          {state.note}
        </text>
      )}
      <Quantity
        x={x}
        y={rows.value + y}
        room={room}
        tone="forward"
        mark="▸"
        text={state.value}
        expected={state.expected?.value}
        asked={state.asked === 'value'}
      />
      {hasGrip && <Grip x={box.width - 16} y={rows.value - 5 + y} />}
      {(hasGrad || delta !== undefined) && (
        <Quantity
          x={x}
          y={rows.grad + y}
          room={room}
          tone={delta === undefined ? 'grad' : 'delta'}
          mark={delta === undefined ? '◂' : 'Δ'}
          text={delta ?? state.grad}
          expected={state.expected?.grad}
          asked={state.asked === 'grad'}
        />
      )}
      {badge !== undefined && (
        <text x={box.width - 9} y={box.height - 10} text-anchor="end" class="gd-badge">
          {badge}
        </text>
      )}
      {backward && node.uses > 1 && state.terms !== undefined && (
        <text x={x} y={rows.line(0) + y} class="gd-terms">
          {state.grad === undefined ? state.terms : `= ${state.terms}`}
        </text>
      )}
      {state.lines?.map(({ tone, text }, index) => (
        <text key={text} x={x} y={rows.line(index) + y} class={`gd-line gd-line--${tone}`}>
          {text}
        </text>
      ))}
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
    <g transform={`translate(${left} ${top})`} class="gd-disc">
      <rect width={width} height={height} rx={DISC} />
      <text
        x={width / 2}
        y={DISC + (wide ? 4.2 : 6)}
        text-anchor="middle"
        class={wide ? 'gd-word' : 'gd-sign'}
      >
        {symbol}
      </text>
    </g>
  );
}

interface QuantityProps {
  readonly x: number;
  readonly y: number;
  /** What the digits may take, in pixels. */
  readonly room: number;
  readonly tone: 'forward' | 'grad' | 'delta';
  readonly mark: string;
  readonly text: string | undefined;
  readonly expected?: string | undefined;
  readonly asked: boolean;
}

function Quantity({ x, y, room, tone, mark, text, expected, asked }: QuantityProps) {
  const known = text !== undefined && !asked;
  const digits = asked ? '?' : (text ?? '');
  const px = digitsPx(expected === undefined ? digits : `${digits} ≠ ${expected}`, DIGITS_PX, room);
  return (
    <g
      class={`gd-quantity gd-quantity--${tone}${known ? '' : ' gd-quantity--open'}${asked ? ' gd-asked' : ''}`}
    >
      {asked && <rect x={x - 4} y={y - 14} width={52} height={19} rx={3} />}
      <text x={x} y={y} class="gd-mark">
        {mark}
      </text>
      <text x={x + MARK} y={y} class="gd-digits" style={smaller(px, DIGITS_PX)}>
        {digits}
        {expected !== undefined && <tspan class="gd-expected"> ≠ {expected}</tspan>}
      </text>
    </g>
  );
}

/** Two small arrows that say “this can be moved sideways”. */
function Grip({ x, y }: { x: number; y: number }) {
  return <path class="gd-grip" d={`M${x - 4} ${y - 4}l-4 4l4 4M${x + 4} ${y - 4}l4 4l-4 4`} />;
}
