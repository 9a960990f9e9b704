/** What each operation computes, in float64. */
import type { OpName } from './rules.ts';

const sigmoid = (a: number): number => (a < 0 ? Math.exp(a) : 1) / (1 + Math.exp(-Math.abs(a)));

export const FORWARD: Readonly<Record<OpName, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: (a, b) => a ** b,
  max: Math.max,
  min: Math.min,
  neg: (a) => -a,
  exp: (a) => Math.exp(a),
  log: (a) => Math.log(a),
  sqrt: (a) => Math.sqrt(a),
  sin: (a) => Math.sin(a),
  cos: (a) => Math.cos(a),
  tan: (a) => Math.tan(a),
  tanh: (a) => Math.tanh(a),
  sigmoid,
  relu: (a) => Math.max(a, 0),
  softplus: (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
  abs: (a) => Math.abs(a),
  step: (a) => (a > 0 ? 1 : 0),
};
