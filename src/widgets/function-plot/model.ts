/** Curves as paths: a function of z and its slope, sampled and scaled into a panel. Numbers in, numbers and strings out. */
import { differentiate, evaluate, parse } from '../../expr/index.ts';

type Interval = readonly [low: number, high: number];

export interface Panel {
  readonly name: string;
  /** SVG path data of the function and of its derivative. */
  readonly value: string;
  readonly slope: string;
  /** The largest slope among the samples, and where it is; for the words that stand for the drawing. */
  readonly steepest: { readonly z: number; readonly slope: number };
}

/** The drawing area of a panel inside its viewBox, in pixels of the drawing. */
export const AREA = { width: 220, height: 170, left: 26, right: 6, top: 8, bottom: 20 } as const;
const SAMPLES = 240;

export function scaleX([low, high]: Interval, z: number): number {
  return AREA.left + ((z - low) / (high - low)) * (AREA.width - AREA.left - AREA.right);
}

export function scaleY([low, high]: Interval, value: number): number {
  return AREA.top + ((high - value) / (high - low)) * (AREA.height - AREA.top - AREA.bottom);
}

/** @throws ExprError for a formula that cannot be read or uses another variable than z. */
export function panelOf(name: string, formula: string, across: Interval, up: Interval): Panel {
  const expr = parse(formula, { variables: ['z'] });
  const slope = differentiate(expr, 'z');
  const [low, high] = across;
  const zs = Array.from({ length: SAMPLES + 1 }, (_, i) => low + (i / SAMPLES) * (high - low));
  const slopes = zs.map((z) => ({ z, slope: evaluate(slope, { z }) }));
  const path = (f: (z: number) => number) =>
    pathThrough(
      zs.map((z) => [z, f(z)] as const),
      across,
      up,
    );
  return {
    name,
    value: path((z) => evaluate(expr, { z })),
    slope: path((z) => evaluate(slope, { z })),
    steepest: slopes.reduce((best, here) => (here.slope > best.slope ? here : best)),
  };
}

/** A line through the points; it is broken at a jump, so that a step is not drawn as a ramp. */
function pathThrough(points: readonly (readonly [number, number])[], across: Interval, up: Interval): string {
  const jump = (up[1] - up[0]) / 8;
  let path = '';
  let before = Number.NaN;
  for (const [z, value] of points) {
    const joined = Math.abs(value - before) < jump;
    path += `${joined ? 'L' : 'M'}${scaleX(across, z).toFixed(1)},${scaleY(up, value).toFixed(1)}`;
    before = value;
  }
  return path;
}
