/** How wrong a nudged derivative is, for each size of the nudge: computed here in double precision, not drawn by hand. */
import { differentiate, evaluate, parse } from '../../expr/index.ts';
import { linePlot, type PlotScene } from '../../viz/line-plot.ts';

export interface NudgeError {
  readonly h: number;
  readonly forward: number;
  readonly central: number;
}

const DECADES = { from: -15, to: -1 } as const;
const PER_DECADE = 4;
/** An error smaller than this, 0 among them, is drawn at this height. */
const FLOOR = 1e-13;
const CEILING = 10;

/** Absolute errors of (f(x+h) − f(x))/h and (f(x+h) − f(x−h))/2h for h from 1e−15 to 0.1, smallest first. */
export function nudgeErrors(expression: string, x: number): NudgeError[] {
  const f = parse(expression, { variables: ['x'] });
  const value = (at: number) => evaluate(f, { x: at });
  const truth = evaluate(differentiate(f, 'x'), { x });
  const steps = (DECADES.to - DECADES.from) * PER_DECADE;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const h = 10 ** (DECADES.from + i / PER_DECADE);
    return {
      h,
      forward: Math.abs((value(x + h) - value(x)) / h - truth),
      central: Math.abs((value(x + h) - value(x - h)) / (2 * h) - truth),
    };
  });
}

/** Both axes are logarithmic. */
export function nudgeScene(errors: readonly NudgeError[]): PlotScene {
  const tens = (...exponents: number[]) => exponents.map((exponent) => 10 ** exponent);
  const line = (name: string, which: 'forward' | 'central') => ({
    name,
    points: errors.map((error) => [error.h, Math.max(error[which], FLOOR)] as const),
  });
  return linePlot(
    [line('both ways', 'central'), line('one way', 'forward')],
    {
      label: 'size of the nudge, h',
      from: 10 ** DECADES.from,
      to: 10 ** DECADES.to,
      ticks: tens(-13, -9, -5, -1),
      log: true,
    },
    { label: 'error', from: FLOOR, to: CEILING, ticks: tens(-12, -9, -6, -3, 0), log: true },
  );
}

/** The nudge with the smallest error. */
export function bestOf(errors: readonly NudgeError[], which: 'forward' | 'central'): NudgeError {
  return errors.reduce((best, error) => (error[which] < best[which] ? error : best));
}
