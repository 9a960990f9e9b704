/** Marks a number typed by hand: decimals of 4 to 6 digits, fractions, and expressions of numbers. */
import { ExprError, evaluate, parse } from '../expr/index.ts';
import type { Place, Unmarkable, Verdict } from './verdict.ts';

export interface NumberMistake {
  readonly value: number;
  readonly message: string;
  readonly at?: Place;
}

export interface NumberOptions {
  /** Wrong numbers worth recognizing. One that equals the right number is never matched. */
  readonly mistakes?: readonly NumberMistake[];
  /** What to say to any other wrong number: the next step, never the number. */
  readonly hint?: string;
  readonly at?: Place;
}

/** |a − b| ≤ 1e-6 + 1e-4·|b|: what 4 to 6 typed digits can promise. */
export function closeNumber(a: number, b: number): boolean {
  if (Number.isNaN(b)) return Number.isNaN(a);
  return a === b || (Number.isFinite(b) && Math.abs(a - b) <= 1e-6 + 1e-4 * Math.abs(b));
}

export interface ReadNumber {
  readonly kind: 'number';
  readonly value: number;
  /** Half a unit of the last typed digit of a decimal with at least four that count; 0 for any other number. */
  readonly rounding: number;
  /** Said beside any verdict, such as how a comma was read. */
  readonly notice?: string;
}

const DECIMAL = /^[-+]?(\d*)\.(\d+)(?:e([-+]?\d+))?$/i;

/** 1.078 is right for 1.07760: rounded to four digits, which `closeNumber` alone would refuse after a leading 1. */
function roundingOf(typed: string): number {
  const [, whole = '', decimals = '', exponent = '0'] = DECIMAL.exec(typed) ?? [];
  const digits = `${whole}${decimals}`.replace(/^0+/, '').length;
  return digits < 4 ? 0 : 0.500001 * 10 ** (Number(exponent) - decimals.length);
}

/** Within the tolerance of `closeNumber`, or what the right number is when rounded to the digits typed. */
export function isNumber({ value, rounding }: ReadNumber, expected: number): boolean {
  return closeNumber(value, expected) || Math.abs(value - expected) <= rounding;
}

const SPECIAL: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Infinity,
  infinity: Infinity,
  '∞': Infinity,
  '-inf': -Infinity,
  '-infinity': -Infinity,
  '-∞': -Infinity,
};

/** The number a learner typed, or why it cannot be read: `-0`, `1e-3`, `.5`, `2/3`, `sqrt(2)/2`, `1,5`. */
export function readNumber(text: string): ReadNumber | Unmarkable {
  const typed = text.trim().replaceAll('−', '-');
  if (typed === '')
    return { kind: 'unmarkable', message: 'Type a number, such as 3, -0.75 or 2/3.', position: 0 };
  const special = SPECIAL[typed.toLowerCase()];
  if (special !== undefined) return { kind: 'number', value: special, rounding: 0 };
  const comma = /^[-+]?\d+,\d+$/.test(typed);
  const readable = comma ? typed.replace(',', '.') : typed;
  try {
    const value = evaluate(parse(readable, { variables: [] }), {});
    if (!Number.isFinite(value))
      return { kind: 'unmarkable', message: `${typed} has no finite value.`, position: 0 };
    const notice = `Read as ${readable}: decimals are written with a point here.`;
    return { kind: 'number', value, rounding: roundingOf(readable), ...(comma && { notice }) };
  } catch (error) {
    if (!(error instanceof ExprError)) throw error;
    const name = /is not a name/.test(error.message);
    return {
      kind: 'unmarkable',
      message: name
        ? `A number is asked for here, and “${typed}” holds a name. Put the numbers in.`
        : error.message,
      position: error.position,
    };
  }
}

/** Tolerance: `isNumber`. NaN and infinity are answers only where they are the expected value. */
export function markNumber(
  text: string,
  expected: number,
  { mistakes = [], hint, at }: NumberOptions = {},
): Verdict {
  const read = readNumber(text);
  if (read.kind === 'unmarkable') return read;
  const { value, notice } = read;
  const wrong = (message: string, mistake?: string, place = at): Verdict => ({
    kind: 'wrong',
    message: notice ? `${notice} ${message}` : message,
    ...(mistake && { mistake }),
    ...(place && { at: place }),
  });
  if (isNumber(read, expected)) return notice ? { kind: 'correct', message: notice } : { kind: 'correct' };
  if (!Number.isFinite(value))
    return { kind: 'unmarkable', message: 'Type a number, such as 3, -0.75 or 2/3.', position: 0 };
  const known = mistakes.find(
    (mistake) => closeNumber(value, mistake.value) && !closeNumber(mistake.value, expected),
  );
  if (known) return wrong(known.message, undefined, known.at ?? at);
  if (expected !== 0 && closeNumber(-value, expected))
    return wrong('The size is right, the sign is not.', 'sign');
  if (Math.abs(value - expected) <= 0.01 * Math.abs(expected))
    return wrong(
      'Close, but further off than rounding allows. Round to four digits or more; zeros in front do not count.',
      'rounding',
    );
  return wrong(hint ?? 'Not this number. Put the values in again, one operation at a time.');
}
