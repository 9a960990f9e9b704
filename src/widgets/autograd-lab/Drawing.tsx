/**
 * The graph at one moment. Solid wires are the engine's own edges, which backward follows; dashed ones carried numbers
 * only. Places come from the plan of the whole run, so nothing moves: boxes that are still to come are empty frames.
 */
import { BOX, boxLines, roomOf } from '../../runtime/script/box-lines.ts';
import type { BoxState, Trace, TraceBox, TraceStep, TraceWire } from '../../runtime/script/trace-types.ts';
import type { Drawing as Geometry, PlacedBox, PlacedWire } from '../../viz/layout.ts';

interface Props {
  readonly trace: Trace;
  /** Undefined before the first line. */
  readonly step: TraceStep | undefined;
  readonly direction: 'right' | 'down';
  /** Spoken in place of the picture. */
  readonly label: string;
}

export function Drawing({ trace, step, direction, label }: Props) {
  const geometry: Geometry = direction === 'right' ? trace.wide : trace.narrow;
  const { width, height } = geometry;
  const born = step?.boxes.length ?? 0;
  const order = new Map(trace.boxes.map(({ id }, i) => [id, i]));
  return (
    <svg
      class={`al-drawing gw-runs-${direction}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      style={{ minWidth: `${Math.round(width * (direction === 'down' ? 0.8 : 0.7))}px` }}
      role="img"
      aria-label={label}
    >
      {geometry.wires.map((wire, i) => {
        const kind = trace.wires[i]?.kind ?? 'data';
        const there = (order.get(wire.from) ?? 0) < born && (order.get(wire.to) ?? 0) < born;
        return (
          <Wire
            key={wire.id}
            wire={wire}
            kind={kind}
            there={there}
            step={step}
            alive={isAlive(step, order, wire)}
          />
        );
      })}
      {geometry.boxes.map((place, i) => {
        const box = trace.boxes[i];
        if (box === undefined) return null;
        const state = step?.boxes[i];
        if (state === undefined)
          return (
            <rect
              key={box.id}
              x={place.x}
              y={place.y}
              width={place.width}
              height={place.height}
              rx={5}
              class="al-later"
            />
          );
        return (
          <Box key={box.id} place={place} box={box} state={state} room={roomOf(i, trace.steps)} step={step} />
        );
      })}
      {geometry.wires.map((wire, i) => {
        if (trace.wires[i]?.kind !== 'cut' || (order.get(wire.to) ?? 0) >= born) return null;
        return (
          <text key={wire.id} x={wire.labelX} y={wire.labelY + 6} text-anchor="middle" class="al-scissors">
            ✂
          </text>
        );
      })}
    </svg>
  );
}

function isAlive(step: TraceStep | undefined, order: ReadonlyMap<string, number>, wire: PlacedWire): boolean {
  return step?.boxes[order.get(wire.to) ?? 0]?.alive === true;
}

interface WireProps {
  readonly wire: PlacedWire;
  readonly kind: TraceWire['kind'];
  readonly there: boolean;
  readonly alive: boolean;
  readonly step: TraceStep | undefined;
}

function Wire({ wire, kind, there, alive, step }: WireProps) {
  const active = there && kind === 'graph' && step?.kind === 'walk' && step.focus === wire.to;
  const classes = ['al-wire', `al-wire--${kind}`];
  if (!there) classes.push('al-wire--later');
  else if (!alive) classes.push('al-wire--gone');
  if (active) classes.push('al-wire--back');
  return (
    <>
      <path d={wire.path} class={classes.join(' ')} />
      {active && <path d={wire.path} pathLength={100} class="al-flow" />}
    </>
  );
}

interface BoxProps {
  readonly place: PlacedBox;
  readonly box: TraceBox;
  readonly state: BoxState;
  readonly room: ReturnType<typeof roomOf>;
  readonly step: TraceStep | undefined;
}

function Box({ place, box, state, room, step }: BoxProps) {
  const classes = ['al-box', `al-box--${box.kind}`];
  if (box.kind === 'tensor') classes.push(state.requiresGrad ? 'al-box--leaf' : 'al-box--plain');
  if (!state.alive) classes.push('al-box--gone');
  if (step?.focus === box.id) classes.push(`al-box--${step.kind}`);
  if (state.saved.some(({ at, now }) => at !== now)) classes.push('al-box--stale');
  return (
    <g transform={`translate(${place.x} ${place.y})`} class={classes.join(' ')}>
      <rect width={place.width} height={place.height} rx={5} />
      {box.kind === 'tensor' && state.requiresGrad && (
        <rect width={4} height={place.height} class="al-leaf-mark" />
      )}
      {boxLines(box, state, room).map(({ tone, text, y }) => (
        <text key={`${y}`} x={BOX.pad} y={y} class={`al-line al-line--${tone}`}>
          {text}
        </text>
      ))}
    </g>
  );
}
