/** How wrong a nudged derivative is, for each size of the nudge: computed here in double precision, not drawn by hand. */
import { differentiate, evaluate, parse } from '../../expr/index.ts';
import { formatNumber, powerOfTen } from '../../viz/format-number.ts';
import { AREA, type Axis, linePlot, type PlotScene, place } from '../../viz/line-plot.ts';

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

const ACROSS: Axis = {
  label: 'size of the nudge, h',
  from: 10 ** DECADES.from,
  to: 10 ** DECADES.to,
  ticks: [-13, -9, -5, -1].map((exponent) => 10 ** exponent),
  log: true,
};

/** Both axes are logarithmic. */
export function nudgeScene(errors: readonly NudgeError[]): PlotScene {
  const tens = (...exponents: number[]) => exponents.map((exponent) => 10 ** exponent);
  const line = (name: string, which: 'forward' | 'central') => ({
    name,
    points: errors.map((error) => [error.h, Math.max(error[which], FLOOR)] as const),
  });
  return linePlot([line('both ways', 'central'), line('one way', 'forward')], ACROSS, {
    label: 'error',
    from: FLOOR,
    to: CEILING,
    ticks: tens(-12, -9, -6, -3, 0),
    log: true,
  });
}

/** The nudge with the smallest error. */
export function bestOf(errors: readonly NudgeError[], which: 'forward' | 'central'): NudgeError {
  return errors.reduce((best, error) => (error[which] < best[which] ? error : best));
}

/** A power of ten that a reader may take for the best nudge. */
export interface Guess {
  /** `10⁻⁵` */
  readonly h: string;
  /** Where it stands in the plot. */
  readonly x: number;
  /** What is to be said about it. */
  readonly words: string;
}

/** Every power of ten on the axis, smallest first. */
export function guesses(errors: readonly NudgeError[]): Guess[] {
  const powers = errors.filter((_, i) => i % PER_DECADE === 0);
  const best = bestOf(powers, 'central');
  const size = (error: number): string => formatNumber(error, 1);
  const power = (h: number): string => powerOfTen(Math.round(Math.log10(h)));
  return powers.map(({ h, forward, central }) => ({
    h: power(h),
    x: Number(place(ACROSS, h, AREA.left, AREA.width - AREA.right).toFixed(1)),
    words: [
      `With h = ${power(h)} the error is ${size(central)} both ways and ${size(forward)} one way.`,
      h === best.h
        ? 'That is the bottom of the valley.'
        : `${h < best.h ? 'Too small: rounding has taken over.' : 'Too large: a smaller nudge is still better.'} The best is h = ${power(best.h)}, with ${size(best.central)}.`,
    ].join(' '),
  }));
}
