/** Curves over steps as plain data: scales, ticks and paths. Losses may be drawn on a logarithmic scale. */
import { nice, ticks } from 'd3-array';
import { line } from 'd3-shape';
import { formatNumber } from './format-number.ts';
import { apart } from './line-plot.ts';

export interface Series {
  /** Stable name, also the class of its line. */
  readonly id: string;
  readonly steps: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

export interface ChartTick {
  /** Pixels along its axis. */
  readonly at: number;
  readonly text: string;
}

export interface LossChartScene {
  readonly width: number;
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly lines: readonly {
    readonly id: string;
    readonly path: string;
    /** Where the line ends, and the height its name stands at, apart from other names. */
    readonly end: readonly [x: number, y: number];
    readonly nameY: number;
  }[];
  readonly across: readonly ChartTick[];
  readonly up: readonly ChartTick[];
  /** Pixels of the horizontal line that a value to reach is drawn as, where one is asked for and visible. */
  readonly goal?: number | undefined;
}

export interface ChartOptions {
  readonly width: number;
  readonly height: number;
  readonly log: boolean;
  /** A value to reach. */
  readonly goal?: number | undefined;
  /** Pixels kept free at the right for names at the ends of lines. Default none. */
  readonly nameRoom?: number;
}

/** A logarithmic scale shows nothing smaller: float32 losses end about here. */
const SMALLEST = 1e-8;
const FEWEST_STEPS = 20;

export function lossChart(
  series: readonly Series[],
  { width, height, log, goal, nameRoom = 0 }: ChartOptions,
): LossChartScene {
  const plot = { left: 48, right: width - 12 - nameRoom, top: 10, bottom: height - 26 };
  const shown = (value: number): boolean => Number.isFinite(value) && (!log || value > 0);
  let [last, low, high] = [FEWEST_STEPS, Infinity, 0];
  for (const { steps, values } of series)
    for (let i = 0; i < steps.length; i++) {
      const value = values[i] ?? Number.NaN;
      last = Math.max(last, steps[i] ?? 0);
      if (!shown(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (goal !== undefined) low = Math.min(low, goal);
  if (high === 0) [low, high] = [0.1, 1];
  const x = linear([0, last], [plot.left, plot.right]);
  const range = [plot.bottom, plot.top] as const;
  const [least, most] = log
    ? ([Math.max(SMALLEST, Math.min(low, high / 10)), high * 1.1] as const)
    : nice(0, high * 1.05, 4);
  const y = log ? logarithmic([least, most], range) : linear([least, most], range);
  const draw = line<readonly [number, number]>()
    .defined(([, value]) => shown(value))
    .x(([step]) => round(x(step)))
    .y(([, value]) => round(y(value)));
  const lines = series.map(({ id, steps, values }) => {
    const points = Array.from(steps, (step, i) => [step, values[i] ?? Number.NaN] as const);
    const seen = points.findLast(([, value]) => shown(value)) ?? [0, low];
    return { id, path: draw(points) ?? '', end: [round(x(seen[0])), round(y(seen[1]))] as const };
  });
  const names = apart(
    lines.map(({ end }) => end[1]),
    plot.bottom,
  );
  return {
    width,
    height,
    plot,
    lines: lines.map((one, i) => ({ ...one, nameY: names[i] ?? plot.bottom })),
    across: ticks(0, last, width > 420 ? 6 : 4).map((step) => ({ at: round(x(step)), text: stepText(step) })),
    up: upTicks(least, most, log).map((value) => ({ at: round(y(value)), text: formatNumber(value, 3) })),
    goal: goal === undefined || goal > high * 1.05 ? undefined : round(y(goal)),
  };
}

type Scale = (value: number) => number;
type Span = readonly [from: number, to: number];

// d3-scale would bring colors and dates along: 10 kB for two straight lines.
const linear =
  ([low, high]: Span, [from, to]: Span): Scale =>
  (value) =>
    from + ((value - low) / (high - low)) * (to - from);
/** What lies below the domain stands at its lower end. */
const logarithmic = ([low, high]: Span, range: Span): Scale => {
  const scale = linear([Math.log(low), Math.log(high)], range);
  return (value) => scale(Math.log(Math.min(Math.max(value, low), high)));
};

/** Powers of ten where the scale is logarithmic; up to five of them. */
function upTicks(low: number, high: number, log: boolean): number[] {
  if (!log) return ticks(low, high, 4);
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const powers = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(`1e${first + i}`));
  if (powers.length < 2) return ticks(low, high, 3);
  const every = Math.ceil(powers.length / 5);
  return powers.filter((_, i) => i % every === 0);
}

const round = (value: number): number => Math.round(value * 10) / 10;
const stepText = (step: number): string => (step >= 10_000 ? `${step / 1000}k` : String(step));
