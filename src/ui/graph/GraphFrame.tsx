/**
 * The picture around any graph: wires first, then boxes, then the words on wires, so that text is never crossed.
 * What stands in a box and on a wire is the caller's.
 */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Focus, SceneEdge } from '../../viz/graph-scene.ts';
import type { Drawing, PlacedBox, PlacedWire } from '../../viz/layout.ts';
import '../columns.css';
import './graph.css';

export interface FrameProps {
  /** The drawing in both directions; the style sheet shows the one that the column has room for. */
  readonly plan: { readonly wide: Drawing; readonly narrow: Drawing | undefined };
  readonly direction: 'right' | 'down';
  /** Spoken in place of the picture. */
  readonly label: string;
  /** Changes when a new flow begins, so that its motion starts anew. */
  readonly beat?: number;
  /** Fills its frame; the picture inside is moved and scaled by hand. */
  readonly zoomed?: boolean;
}

type Look = Pick<SceneEdge, 'dashed' | 'presence'>;

interface Props extends FrameProps {
  flowOf(wire: PlacedWire, index: number): Focus | undefined;
  /** How a wire is drawn besides. */
  lookOf?(index: number): Look | undefined;
  box(box: PlacedBox, index: number): ComponentChildren;
  wireLabel(wire: PlacedWire, index: number): ComponentChildren;
}

export function GraphFrame(props: Props) {
  const { plan, direction, label, beat = 0, zoomed = false, flowOf, lookOf, box, wireLabel } = props;
  const { width, height, boxes, wires } =
    direction === 'down' && plan.narrow !== undefined ? plan.narrow : plan.wide;
  const natural = { viewBox: `0 0 ${width} ${height}`, width, height };
  return (
    <svg
      class={`gd-drawing gw-runs-${direction}`}
      {...(zoomed ? { 'data-far': true } : natural)}
      data-width={width}
      data-height={height}
      style={direction === 'down' ? { minWidth: `${leastWidth(width)}px` } : undefined}
      role="img"
      aria-label={label}
    >
      <g class="gd-zoom">
        <g>
          {wires.map((wire, index) => (
            <Line key={wire.id} wire={wire} flow={flowOf(wire, index)} {...lookOf?.(index)} />
          ))}
          {wires.map((wire, index) => {
            const flow = flowOf(wire, index);
            if (flow !== 'forward' && flow !== 'backward') return null;
            const motion = `gd-flow gd-flow--${flow}`;
            return (
              <path key={`${beat} ${wire.id}`} d={wire.path} pathLength={100} class={motion} data-passing />
            );
          })}
        </g>
        {boxes.map(box)}
        {wires.map(wireLabel)}
      </g>
    </svg>
  );
}

/** On a narrow screen the drawing shrinks to three quarters and then scrolls, so that it stays readable. */
function leastWidth(width: number): number {
  return Math.round(Math.min(width, Math.max(270, 0.75 * width)));
}

interface LineProps extends Look {
  readonly wire: PlacedWire;
  readonly flow: Focus | undefined;
}

function Line({ wire, flow, dashed, presence }: LineProps) {
  return useMemo(() => {
    const classes = ['gd-wire'];
    if (flow !== undefined) classes.push(`gd-wire--${flow}`);
    if (dashed) classes.push('gd-wire--dashed');
    if (presence !== undefined) classes.push(`gd-wire--${presence}`);
    return <path d={wire.path} data-edge={wire.id} class={classes.join(' ')} />;
  }, [wire, flow, dashed, presence]);
}
