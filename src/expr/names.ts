/**
 * Every spelling the formula language knows: functions and their aliases, constants, Greek letters, and the
 * single characters that keyboards and word processors put in place of `*`, `-`, `/` and digits.
 */
import { binary, call, number } from './make.ts';
import type { Expr, FunctionName } from './types.ts';

interface Known {
  readonly arity: 1 | 2;
  readonly build: (...args: Expr[]) => Expr;
}

const one = (fn: FunctionName): Known => ({ arity: 1, build: (a) => call(fn, a as Expr) });
const two = (fn: FunctionName): Known => ({
  arity: 2,
  build: (...args) => args.reduce((a, b) => call(fn, a, b)),
});

const exp = (a: Expr) => call('exp', a);
const expNeg = (a: Expr) => call('exp', { kind: 'neg', arg: a });

const sign: Known = { arity: 1, build: (a) => binary('/', a as Expr, call('abs', a as Expr)) };

/** Functions by spelling. The hyperbolic ones that have no rule of their own are written out. */
export const FUNCTIONS: Readonly<Record<string, Known>> = {
  exp: one('exp'),
  ln: one('ln'),
  log: one('ln'),
  sqrt: one('sqrt'),
  sin: one('sin'),
  cos: one('cos'),
  tan: one('tan'),
  tanh: one('tanh'),
  sigmoid: one('sigmoid'),
  sigma: one('sigmoid'),
  sig: one('sigmoid'),
  σ: one('sigmoid'),
  relu: one('relu'),
  softplus: one('softplus'),
  abs: one('abs'),
  step: one('step'),
  max: two('max'),
  min: two('min'),
  // cosh a = (e^a + e^−a) / 2, sinh a = (e^a − e^−a) / 2, sech a = 1 / cosh a, sign a = a / |a|
  cosh: { arity: 1, build: (a) => binary('/', binary('+', exp(a as Expr), expNeg(a as Expr)), number(2)) },
  sinh: { arity: 1, build: (a) => binary('/', binary('-', exp(a as Expr), expNeg(a as Expr)), number(2)) },
  sech: { arity: 1, build: (a) => binary('/', number(2), binary('+', exp(a as Expr), expNeg(a as Expr))) },
  sign,
  sgn: sign,
};

export const CONSTANTS: Readonly<Record<string, 'e' | 'pi'>> = { e: 'e', pi: 'pi', π: 'pi' };

export const CONSTANT_VALUES = { e: Math.E, pi: Math.PI } as const;

export const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  η: 'eta',
  θ: 'theta',
  λ: 'lambda',
  μ: 'mu',
  ρ: 'rho',
  τ: 'tau',
  φ: 'phi',
  ω: 'omega',
};

/** Characters read as another one; each stands for exactly one, so positions stay those of the typed text. */
export const SAME_CHARACTER: Readonly<Record<string, string>> = {
  '·': '*',
  '×': '*',
  '⋅': '*',
  '∙': '*',
  '∗': '*',
  '⊙': '*',
  '•': '*',
  '−': '-',
  '–': '-',
  '—': '-',
  '÷': '/',
  '∕': '/',
  // kinks are left out, so that a tie does not matter
  '≥': '>',
  '≤': '<',
  '\u00a0': ' ',
  '[': '(',
  ']': ')',
  '₀': '0',
  '₁': '1',
  '₂': '2',
  '₃': '3',
  '₄': '4',
  '₅': '5',
  '₆': '6',
  '₇': '7',
  '₈': '8',
  '₉': '9',
};

export const VULGAR_FRACTIONS: Readonly<Record<string, string>> = { '½': '0.5', '¼': '0.25', '¾': '0.75' };

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number a superscript character stands for; `-` for ⁻; undefined for any other character and past the end. */
export function superscript(character: string | undefined): string | undefined {
  if (!character) return undefined;
  if (character === '⁻') return '-';
  const digit = SUPERSCRIPTS.indexOf(character);
  return digit < 0 ? undefined : String(digit);
}

/** The superscript form of a whole number, as on the mark of a power: `²`. */
export function toSuperscript(n: number): string {
  return [...String(n)].map((c) => (c === '-' ? '⁻' : SUPERSCRIPTS[Number(c)])).join('');
}
