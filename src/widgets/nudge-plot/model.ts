/** How wrong a nudged derivative is, for each size of the nudge: computed here in double precision, not drawn by hand. */
import { differentiate, evaluate, parse } from '../../expr/index.ts';

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

export const AREA = { width: 560, height: 300, left: 52, right: 12, top: 12, bottom: 44 } as const;

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

export function scaleH(h: number): number {
  const share = (Math.log10(h) - DECADES.from) / (DECADES.to - DECADES.from);
  return AREA.left + share * (AREA.width - AREA.left - AREA.right);
}

export function scaleError(error: number): number {
  const held = Math.min(Math.max(error, FLOOR), CEILING);
  const share = (Math.log10(CEILING) - Math.log10(held)) / (Math.log10(CEILING) - Math.log10(FLOOR));
  return AREA.top + share * (AREA.height - AREA.top - AREA.bottom);
}

export function pathOf(errors: readonly NudgeError[], which: 'forward' | 'central'): string {
  return errors
    .map(
      (error, i) =>
        `${i === 0 ? 'M' : 'L'}${scaleH(error.h).toFixed(1)},${scaleError(error[which]).toFixed(1)}`,
    )
    .join('');
}

/** The nudge with the smallest error. */
export function bestOf(errors: readonly NudgeError[], which: 'forward' | 'central'): NudgeError {
  return errors.reduce((best, error) => (error[which] < best[which] ? error : best));
}
