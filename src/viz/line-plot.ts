/**
 * Lines over a common axis as plain data: paths, dots, ticks and names beside the ends of the lines. Numbers in, numbers
 * and strings out; `ui/LinePlot.astro` draws them.
 */
import { formatNumber, powerOfTen } from './format-number.ts';

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** Equal distances for equal factors; ticks are powers of ten then. */
  readonly log?: boolean;
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface PlotScene {
  readonly lines: readonly {
    readonly name: string;
    readonly path: string;
    readonly dots: readonly (readonly [x: number, y: number])[];
    readonly nameAt: readonly [x: number, y: number];
  }[];
  readonly across: { readonly label: string; readonly ticks: readonly Tick[] };
  readonly up: { readonly label: string; readonly ticks: readonly Tick[] };
}

/** The drawing in its own pixels. It is narrow, so that its text stays readable on a phone. */
export const AREA = { width: 374, height: 236, left: 40, right: 78, top: 24, bottom: 38 } as const;
const [LEFT, RIGHT] = [AREA.left, AREA.width - AREA.right];
const [TOP, BOTTOM] = [AREA.top, AREA.height - AREA.bottom];

/** Names of lines that end close together stand this far apart. */
const NAME_GAP = 14;
/** More points than this are a curve; fewer are marked one by one. */
const MOST_DOTS = 12;

/** Where `value` is between `start` and `end`; a value outside the axis is held at its end. */
export function place({ from, to, log = false }: Axis, value: number, start: number, end: number): number {
  const scale = log ? Math.log10 : (x: number) => x;
  const share = (scale(value) - scale(from)) / (scale(to) - scale(from));
  return start + Math.min(Math.max(share, 0), 1) * (end - start);
}

export function linePlot(lines: readonly Line[], across: Axis, up: Axis): PlotScene {
  const placed = lines.map(({ name, points }) => ({
    name,
    dots: points.map(([x, y]) => [place(across, x, LEFT, RIGHT), place(up, y, BOTTOM, TOP)] as const),
  }));
  const heights = apart(
    placed.map(({ dots }) => dots.at(-1)?.[1] ?? BOTTOM),
    BOTTOM,
  );
  const ticks = (axis: Axis, start: number, end: number) =>
    axis.ticks.map((tick) => ({
      at: place(axis, tick, start, end),
      text: axis.log ? powerOfTen(Math.round(Math.log10(tick))) : formatNumber(tick),
    }));
  return {
    lines: placed.map(({ name, dots }, i) => ({
      name,
      path: dots.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join(''),
      dots: dots.length <= MOST_DOTS ? dots : [],
      nameAt: [RIGHT + 7, heights[i] ?? BOTTOM],
    })),
    across: { label: across.label, ticks: ticks(across, LEFT, RIGHT) },
    up: { label: up.label, ticks: ticks(up, BOTTOM, TOP) },
  };
}

/** Heights near the given ones, in the same order, at least NAME_GAP from each other and above `bottom`. */
export function apart(heights: readonly number[], bottom: number): number[] {
  const order = heights.map((_, i) => i).sort((i, j) => (heights[i] ?? 0) - (heights[j] ?? 0));
  const moved = [...heights];
  let free = bottom - NAME_GAP * (order.length - 1);
  let before = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    before = moved[i] = Math.min(Math.max(heights[i] ?? 0, before + NAME_GAP), free);
    free += NAME_GAP;
  }
  return moved;
}
