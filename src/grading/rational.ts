/**
 * Exact values of formulas built from + - * / and whole powers, as fractions of whole numbers. Where both formulas
 * are of this kind, agreement at a handful of points with large coordinates leaves no room for a rounding excuse
 * (Schwartz 1980, Zippel 1979).
 */
import type { BinaryOp, Expr } from '../expr/types.ts';

export interface Rational {
  readonly num: bigint;
  /** Greater than 0. */
  readonly den: bigint;
}

/** Above this a value is given up: hostile towers of powers must not cost time. */
const LIMIT = 10n ** 600n;

const size = (n: bigint): bigint => (n < 0n ? -n : n);

function make(num: bigint, den: bigint): Rational | undefined {
  if (den === 0n) return undefined;
  if (size(num) > LIMIT || size(den) > LIMIT) return undefined;
  return den < 0n ? { num: -num, den: -den } : { num, den };
}

function raise(a: Rational, n: bigint): Rational | undefined {
  if (size(n) > 100n) return undefined;
  return n >= 0n ? make(a.num ** n, a.den ** n) : make(a.den ** -n, a.num ** -n);
}

/** A typed decimal is the fraction it spells: 0.1 is 1/10. */
export function toRational(value: number): Rational | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) return undefined;
  const [, sign, whole, decimals = '', exponent = '0'] = match;
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  if (Math.abs(shift) > 300) return undefined;
  return shift >= 0 ? make(digits * 10n ** BigInt(shift), 1n) : make(digits, 10n ** BigInt(-shift));
}

const OPERATION: Readonly<Record<BinaryOp, (a: Rational, b: Rational) => Rational | undefined>> = {
  '+': (a, b) => make(a.num * b.den + b.num * a.den, a.den * b.den),
  '-': (a, b) => make(a.num * b.den - b.num * a.den, a.den * b.den),
  '*': (a, b) => make(a.num * b.num, a.den * b.den),
  '/': (a, b) => make(a.num * b.den, a.den * b.num),
  '^': (a, b) => (b.num % b.den === 0n ? raise(a, b.num / b.den) : undefined),
};

/** The exact value; undefined where the formula leaves the fractions, divides by 0 or grows past 600 digits. */
export function evaluateExactly(expr: Expr, env: Readonly<Record<string, Rational>>): Rational | undefined {
  switch (expr.kind) {
    case 'number':
      return toRational(expr.value);
    case 'variable':
      return env[expr.name];
    case 'neg': {
      const a = evaluateExactly(expr.arg, env);
      return a && { num: -a.num, den: a.den };
    }
    case 'binary': {
      const a = evaluateExactly(expr.left, env);
      const b = a && evaluateExactly(expr.right, env);
      return b && OPERATION[expr.op](a, b);
    }
    default:
      return undefined;
  }
}
