/**
 * Which engine rule computes which operation of a formula, and the derivative of each operation by each operand,
 * as a formula in `a`, `b` and `out`: the same rule the engine applies with numbers. Kinks are left out: at a tie
 * of max, or at 0 for |a|, the formula and the engine may differ.
 */
import { type OpName, RULES } from '../engine/scalar/rules.ts';
import { toSuperscript } from './names.ts';
import { parse } from './parse.ts';
import type { BinaryOp, Expr, FunctionName } from './types.ts';

export const BINARY_RULE = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '^': 'pow',
} as const satisfies Record<BinaryOp, OpName>;

export const CALL_RULE = {
  exp: 'exp',
  ln: 'log',
  sqrt: 'sqrt',
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  relu: 'relu',
  softplus: 'softplus',
  abs: 'abs',
  max: 'max',
  min: 'min',
  step: 'step',
} as const satisfies Record<FunctionName, OpName>;

const read = (...formulas: string[]): Expr[] =>
  formulas.map((text) => parse(text, { variables: ['a', 'b', 'out'] }));

export const LOCAL: Readonly<Record<OpName, readonly Expr[]>> = {
  add: read('1', '1'),
  sub: read('1', '-1'),
  mul: read('b', 'a'),
  div: read('1/b', '-a/b^2'),
  pow: read('b*a^(b - 1)', 'out*ln(a)'),
  max: read('step(a - b)', 'step(b - a)'),
  min: read('step(b - a)', 'step(a - b)'),
  neg: read('-1'),
  exp: read('out'),
  log: read('1/a'),
  sqrt: read('1/(2*out)'),
  sin: read('cos(a)'),
  cos: read('-sin(a)'),
  tan: read('1 + out^2'),
  tanh: read('1 - out^2'),
  sigmoid: read('out*(1 - out)'),
  relu: read('step(a)'),
  softplus: read('sigmoid(a)'),
  abs: read('a/abs(a)'),
  step: read('0'),
};

/** The engine rule of the outermost operation; undefined for a number, a constant or a variable. */
export function ruleOf(expr: Expr): OpName | undefined {
  if (expr.kind === 'neg') return 'neg';
  if (expr.kind === 'binary') return BINARY_RULE[expr.op];
  return expr.kind === 'call' ? CALL_RULE[expr.fn] : undefined;
}

/** The number a formula without variables or operations stands for, with a leading minus; else undefined. */
export function literal(expr: Expr): number | undefined {
  if (expr.kind === 'number') return expr.value;
  return expr.kind === 'neg' && expr.arg.kind === 'number' ? -expr.arg.value : undefined;
}

/** What the drawn node shows: `×`, `tanh`, and `²` for a square. */
export function symbolOf(expr: Expr): string {
  const rule = ruleOf(expr);
  if (rule === undefined) return '';
  const n = expr.kind === 'binary' && expr.op === '^' ? literal(expr.right) : undefined;
  if (n === undefined) return rule === 'neg' ? 'neg' : RULES[rule].symbol;
  return Number.isInteger(n) ? toSuperscript(n) : `^${n}`;
}
