/** Formula to text that `parse` reads back as the same formula, with no bracket more than that needs. */
import type { Expr } from './types.ts';

const LEVEL = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 } as const;
const NEG = 2;
const ATOM = 5;

function level(expr: Expr): number {
  if (expr.kind === 'binary') return LEVEL[expr.op];
  if (expr.kind === 'neg') return NEG;
  if (expr.kind === 'number' && (expr.value < 0 || Object.is(expr.value, -0))) return NEG;
  return ATOM;
}

/** A number in the digits `parse` reads: no exponent form is lost, infinity has no spelling and prints as it is. */
export function printNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function wrap(expr: Expr, least: number): string {
  const text = print(expr);
  return level(expr) < least ? `(${text})` : text;
}

/** `x + 2*y`, `-x/y^2`, `tanh(w*x)^2`. */
export function print(expr: Expr): string {
  switch (expr.kind) {
    case 'number':
      return printNumber(expr.value);
    case 'constant':
    case 'variable':
      return expr.name;
    case 'neg':
      // a leading minus covers a whole product, but not a sum
      return `-${wrap(expr.arg, level(expr.arg) === NEG && expr.arg.kind !== 'binary' ? ATOM : NEG)}`;
    case 'call':
      return `${expr.fn}(${expr.args.map(print).join(', ')})`;
    case 'binary': {
      const { op, left, right } = expr;
      if (op === '^') return `${wrap(left, ATOM)}^${wrap(right, ATOM)}`;
      const own = LEVEL[op];
      // (-x)*y and -(x*y) are two formulas: the bracket keeps them apart
      const leftText = wrap(left, own === 2 && level(left) === NEG && left.kind !== 'binary' ? ATOM : own);
      const rightText = wrap(right, own + 1);
      return own === 1 ? `${leftText} ${op} ${rightText}` : `${leftText}${op}${rightText}`;
    }
  }
}
