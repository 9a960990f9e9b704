/**
 * The picture around any graph: wires first, then boxes, then the words on wires, so that text is never crossed. What
 * hides a wire behind its words lies below the boxes, whose outlines it would cut.
 * What stands in a box and on a wire is the caller's.
 */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { SceneEdge } from '../../viz/graph-scene.ts';
import type { Drawing, PlacedBox, PlacedWire } from '../../viz/layout.ts';
import '../columns.css';
import './graph.css';
import type { Sight } from './sight.ts';

export interface FrameProps {
  /** The drawing in both directions; the style sheet shows the one that the column has room for. */
  readonly plan: { readonly wide: Drawing; readonly narrow: Drawing | undefined };
  readonly direction: 'right' | 'down';
  /** Spoken in place of the picture. */
  readonly label: string;
  /** Changes when a new flow begins, so that its motion starts anew. */
  readonly beat?: number;
  /** Fills its frame; the picture inside is moved and scaled by hand, and only what is in `sight` is drawn. */
  readonly zoomed?: boolean;
  readonly sight?: Sight | undefined;
}

/** How a wire is drawn. */
export type Line = Pick<SceneEdge, 'flow' | 'dashed' | 'presence'>;

interface Props extends FrameProps {
  lineOf(wire: PlacedWire, index: number): Line | undefined;
  box(box: PlacedBox, index: number): ComponentChildren;
  /** Called twice: for the `ground`, which lies below the boxes, and for the words on it. */
  wireLabel(wire: PlacedWire, index: number, ground: boolean): ComponentChildren;
}

export function GraphFrame(props: Props) {
  const { plan, direction, label, beat = 0, zoomed = false, sight, lineOf, box, wireLabel } = props;
  const { width, height, boxes, wires } =
    direction === 'down' && plan.narrow !== undefined ? plan.narrow : plan.wide;
  const natural = { viewBox: `0 0 ${width} ${height}`, width, height };
  const isDrawn = ({ id }: PlacedBox): boolean => !zoomed || sight?.boxes.has(id) === true;
  const isLabeled = ({ id }: PlacedWire): boolean => !zoomed || sight?.labels.has(id) === true;
  const words = (ground: boolean) => (
    <g>{wires.map((wire, index) => (isLabeled(wire) ? wireLabel(wire, index, ground) : null))}</g>
  );
  return (
    <svg
      class={`gd-drawing gw-runs-${direction}${sight?.far ? ' gd-drawing--far' : ''}`}
      {...(zoomed ? {} : natural)}
      data-width={width}
      data-height={height}
      style={direction === 'down' ? { minWidth: `${leastWidth(width)}px` } : undefined}
      role="img"
      aria-label={label}
    >
      <g class="gd-zoom">
        <g>
          {zoomed
            ? sight?.strands.map((strand) => (
                <Wire {...sight.lineOf(strand, lineOf)} key={strand.id} id={undefined} path={strand.path} />
              ))
            : wires.map((wire, index) => (
                <Wire {...lineOf(wire, index)} key={wire.id} id={wire.id} path={wire.path} />
              ))}
          {wires.map((wire, index) => {
            const flow = lineOf(wire, index)?.flow;
            if (!isLabeled(wire) || (flow !== 'forward' && flow !== 'backward')) return null;
            const motion = `gd-flow gd-flow--${flow}`;
            return (
              <path
                key={`${beat} ${wire.id}`}
                d={sight?.pathOf(index) ?? wire.path}
                pathLength={100}
                class={motion}
                data-passing
              />
            );
          })}
        </g>
        {words(true)}
        {boxes.map((placed, index) => (isDrawn(placed) ? box(placed, index) : null))}
        {words(false)}
      </g>
    </svg>
  );
}

/** On a narrow screen the drawing shrinks to three quarters and then scrolls, so that it stays readable. */
function leastWidth(width: number): number {
  return Math.round(Math.min(width, Math.max(270, 0.75 * width)));
}

interface WireProps extends Partial<Line> {
  readonly id: string | undefined;
  readonly path: string;
}

function Wire({ id, path, flow, dashed, presence }: WireProps) {
  return useMemo(() => {
    const classes = ['gd-wire'];
    if (flow !== undefined) classes.push(`gd-wire--${flow}`);
    if (dashed) classes.push('gd-wire--dashed');
    if (presence !== undefined) classes.push(`gd-wire--${presence}`);
    return <path d={path} data-edge={id} class={classes.join(' ')} />;
  }, [id, path, flow, dashed, presence]);
}
