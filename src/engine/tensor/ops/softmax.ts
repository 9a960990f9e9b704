/** Scores to probabilities. The largest score is subtracted first: the result is the same and nothing overflows. */
import { allocate, type Data } from '../dtype.ts';
import { extreme, type Line as Reduce, reduceLines } from '../fast/lines.ts';
import { dense } from '../layout.ts';
import { type Node, op, type Rule, record } from '../node.ts';
import { axes, axis, reducedShape, sizeOf } from '../shape.ts';
import { scratch } from '../storage.ts';
import { asFloat, type Tensor, wrap, wrapOwned } from '../tensor.ts';
import type { Dim, KeepDim } from './reduce.ts';

const largest = extreme(1);

/** Σ e^(x − top) along one line. */
const sumExp = (x: Data, top: number, from: number, count: number, step: number): number => {
  let sum = 0;
  for (let k = 0, p = from; k < count; k++, p += step) sum += Math.exp(x[p]! - top);
  return sum;
};

/** ln Σ e^x along one line; −∞ or ∞ if that is the largest. */
const logSumExp: Reduce = (x, from, count, step) => {
  const top = count > 0 ? largest(x, from, count, step) : -Infinity;
  return Math.abs(top) === Infinity ? top : top + Math.log(sumExp(x, top, from, count, step));
};

type Line = (x: Data, out: Data, from: number, count: number, step: number) => void;

const softmaxLine: Line = (x, out, from, count, step) => {
  const top = largest(x, from, count, step);
  const sum = sumExp(x, top, from, count, step);
  for (let k = 0, p = from; k < count; k++, p += step) out[p] = Math.exp(x[p]! - top) / sum;
};
const logSoftmaxLine: Line = (x, out, from, count, step) => {
  const top = largest(x, from, count, step);
  const shift = top + Math.log(sumExp(x, top, from, count, step));
  for (let k = 0, p = from; k < count; k++, p += step) out[p] = x[p]! - shift;
};

function eachLine(
  shape: readonly number[],
  dim: number,
  line: (from: number, count: number, step: number) => void,
) {
  const [outer, count, inner] = [sizeOf(shape.slice(0, dim)), shape[dim] ?? 1, sizeOf(shape.slice(dim + 1))];
  if (count === 0) return;
  for (let o = 0; o < outer; o++) for (let i = 0; i < inner; i++) line(o * count * inner + i, count, inner);
}

/** Backward of a line on raw arrays, from the gradient and the result. */
type LineBack = (g: Data, y: Data, out: Data, from: number, count: number, step: number) => void;

const fast =
  (back: LineBack): Rule =>
  (g, n) => {
    const [up, y, out] = [dense(g), dense(n.result), scratch(g.length, g.dtype)];
    eachLine(g.shape, n.args as number, (from, count, step) => back(up, y, out, from, count, step));
    return wrapOwned(out, g.shape, g.dtype);
  };
const dimOf = (n: Node): number => n.args as number;

const SOFTMAX = op({
  name: 'SoftmaxBackward0',
  reads: ['y'],
  // dx = y (g − Σ g y)
  vjp: [
    (g, n) => {
      const weighted = g.mul(n.result);
      return weighted.sub(n.result.mul(weighted.sum(dimOf(n), { keepdim: true })));
    },
  ],
  fast: [
    fast((g, y, out, from, count, step) => {
      let sum = 0;
      for (let k = 0, p = from; k < count; k++, p += step) sum += g[p]! * y[p]!;
      for (let k = 0, p = from; k < count; k++, p += step) out[p] = y[p]! * (g[p]! - sum);
    }),
  ],
});
const LOG_SOFTMAX = op({
  name: 'LogSoftmaxBackward0',
  reads: ['y'],
  // dx = g − softmax(x) Σ g
  vjp: [(g, n) => g.sub(n.result.exp().mul(g.sum(dimOf(n), { keepdim: true })))],
  fast: [
    fast((g, y, out, from, count, step) => {
      let sum = 0;
      for (let k = 0, p = from; k < count; k++, p += step) sum += g[p]!;
      for (let k = 0, p = from; k < count; k++, p += step) out[p] = g[p]! - Math.exp(y[p]!) * sum;
    }),
  ],
});
const LOG_SUM_EXP = op({
  name: 'LogsumexpBackward0',
  reads: ['ay'],
  // dx = g softmax(x)
  vjp: [
    (g, n) => {
      const shape = n.args as readonly number[];
      return n.a.sub(n.result.reshape(shape)).exp().mul(g.reshape(shape));
    },
  ],
});

function apply(t: Tensor, dim: number, rules: typeof SOFTMAX, line: Line): Tensor {
  const at = axis(dim, t.shape.length);
  const [x, out] = [dense(t), allocate(t.length, t.dtype)];
  eachLine(t.shape, at, (from, count, step) => line(x, out, from, count, step));
  return record(rules, wrap(out, t.shape, t.dtype), [t], at);
}

export const softmaxMethods = {
  /** e^x / Σ e^x along `dim`: positive, with sum 1. */
  softmax(this: Tensor, dim: number): Tensor {
    return apply(asFloat(this), dim, SOFTMAX, softmaxLine);
  },
  /** Logarithm of softmax, without the detour that loses digits. */
  logSoftmax(this: Tensor, dim: number): Tensor {
    return apply(asFloat(this), dim, LOG_SOFTMAX, logSoftmaxLine);
  },
  /** ln Σ e^x along dims, a smooth maximum. */
  logsumexp(this: Tensor, dim: Dim, { keepdim = false }: KeepDim = {}): Tensor {
    const x = asFloat(this);
    const dims = axes(dim, x.shape.length);
    const out = reduceLines(x, dims, x.dtype, logSumExp);
    const result = wrap(out, reducedShape(x.shape, dims, keepdim), x.dtype);
    return record(LOG_SUM_EXP, result, [x], reducedShape(x.shape, dims, true));
  },
};
