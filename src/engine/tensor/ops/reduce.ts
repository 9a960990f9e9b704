/** Many numbers to one, along chosen dims: sums, spreads, extremes, products, lengths. */
import { allocate } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import {
  adjacent,
  extreme,
  extremeAt,
  type Line,
  lengthLine,
  productLine,
  reduceLines,
  sumLine,
  varianceLine,
} from '../fast/lines.ts';
import { dense } from '../layout.ts';
import { type Node, type Op, op, type Rule, record } from '../node.ts';
import { axes, reducedShape, type Shape, sizeOf } from '../shape.ts';
import { scratch } from '../storage.ts';
import { asFloat, asNumber, filled, type Tensor, wrap, wrapOwned } from '../tensor.ts';

export type Dim = number | readonly number[];
export interface KeepDim {
  /** Keep reduced dims, with extent 1. */
  readonly keepdim?: boolean;
}

interface Reduction {
  readonly shape: Shape;
  readonly dims: readonly number[];
}

const reduction = (n: Node): Reduction => n.args as Reduction;
/** The reduced dims put back with extent 1, so that `t` broadcasts against the input. */
function kept(t: Tensor, n: Node): Tensor {
  const { shape, dims } = reduction(n);
  return t.reshape(reducedShape(shape, dims, true));
}

/** Each input element receives `scale` times the gradient of its sum. */
function spread(g: Tensor, n: Node, scale: number): Tensor {
  const { shape, dims } = reduction(n);
  if (!adjacent(dims)) return kept(g, n).mul(scale).expand(shape);
  const up = dense(g);
  const out = scratch(sizeOf(shape), g.dtype);
  if (up.length === 1) return wrapOwned(out.fill(up[0]! * scale), shape, g.dtype);
  const inner = sizeOf(shape.slice(dims.at(-1)! + 1));
  const count = countOf(n);
  for (let at = 0; at < out.length; at++) {
    out[at] = up[Math.floor(at / (count * inner)) * inner + (at % inner)]! * scale;
  }
  return wrapOwned(out, shape, g.dtype);
}
function countOf(n: Node): number {
  const { shape, dims } = reduction(n);
  return sizeOf(dims.map((d) => shape[d]!));
}

const sumRule: Rule = (g, n) => kept(g, n).expand(reduction(n).shape);
const meanRule: Rule = (g, n) => sumRule(g.div(countOf(n)), n, 0);
const sumFast: Rule = (g, n) => spread(g, n, 1);
const meanFast: Rule = (g, n) => spread(g, n, 1 / countOf(n));
const varianceRule: Rule = (g, n) => {
  const { correction, dims } = n.args as Reduction & { correction: number };
  const centered = n.a.sub(n.a.mean(dims, { keepdim: true }));
  return centered.mul(kept(g, n)).mul(2 / (countOf(n) - correction));
};
/** Those in `mask` share the gradient equally. */
function share(g: Tensor, n: Node, mask: Tensor): Tensor {
  const chosen = mask.to(g.dtype);
  return chosen.mul(kept(g, n)).div(chosen.sum(reduction(n).dims, { keepdim: true }));
}
/** Ties share the gradient. */
const extremeRule: Rule = (g, n) => share(g, n, n.a.eq(kept(n.result, n)));
/** As extremeRule, but if the extreme is nan, all nans share: what PyTorch does over all elements. */
const extremeOfAll: Rule = (g, n) => share(g, n, n.a.eq(kept(n.result, n)).logicalOr(n.a.ne(n.a)));

/** For each element the product of all others along the last dim, as products again: differentiable, zeros included. */
function productOfOthers(x: Tensor): Tensor {
  const count = x.shape.at(-1)!;
  const diagonal = allocate(count * count, 'bool');
  for (let i = 0; i < count; i++) diagonal[i * (count + 1)] = 1;
  const rows = x.unsqueeze(-2).expand([...x.shape.slice(0, -1), count, count]);
  return rows.maskedFill(wrap(diagonal, [count, count], 'bool'), 1).prod(-1);
}

const OPS = {
  sum: op({ name: 'SumBackward0', vjp: [sumRule], fast: [sumFast] }),
  sumDim: op({ name: 'SumBackward1', vjp: [sumRule], fast: [sumFast] }),
  mean: op({ name: 'MeanBackward0', vjp: [meanRule], fast: [meanFast] }),
  meanDim: op({ name: 'MeanBackward1', vjp: [meanRule], fast: [meanFast] }),
  variance: op({ name: 'VarBackward0', reads: ['a'], vjp: [varianceRule] }),
  deviation: op({
    name: 'StdBackward0',
    reads: ['ay'],
    vjp: [(g, n, i) => varianceRule(g.div(n.result.mul(2)).maskedFill(n.result.eq(0), 0), n, i)],
  }),
  amax: op({ name: 'AmaxBackward0', reads: ['ay'], vjp: [extremeRule] }),
  amin: op({ name: 'AminBackward0', reads: ['ay'], vjp: [extremeRule] }),
  max: op({ name: 'MaxBackward1', reads: ['ay'], vjp: [extremeOfAll] }),
  min: op({ name: 'MinBackward1', reads: ['ay'], vjp: [extremeOfAll] }),
  maxDim: op({ name: 'MaxBackward0', reads: ['b'], vjp: [toChosen] }),
  minDim: op({ name: 'MinBackward0', reads: ['b'], vjp: [toChosen] }),
  prod: op({ name: 'ProdBackward0', reads: ['a'], vjp: [productRule] }),
  prodDim: op({ name: 'ProdBackward1', reads: ['a'], vjp: [productRule] }),
  norm: op({ name: 'LinalgVectorNormBackward0', reads: ['ay'], vjp: [normRule] }),
} satisfies Record<string, Op>;

/** Along one dim, or over all elements. */
function productRule(g: Tensor, n: Node): Tensor {
  const [d, ...more] = reduction(n).dims;
  if (d === undefined || more.length > 0) return productOfOthers(n.a.reshape(-1)).mul(g).reshape(n.a.shape);
  return productOfOthers(n.a.transpose(d, -1)).transpose(d, -1).mul(kept(g, n));
}

/** max(dim): the gradient goes to the one element that was chosen. */
function toChosen(g: Tensor, n: Node): Tensor {
  const { shape, dims } = reduction(n);
  const zeros = filled(shape, 0, g.dtype);
  return zeros.scatterAdd(dims[0] ?? 0, kept(n.b, n), kept(g, n));
}

/** ∂‖x‖ₚ/∂x = ±|x|^(p−1) / ‖x‖^(p−1), with the sign of x; 0 at ‖x‖ = 0, where the length has a corner. */
function normRule(g: Tensor, n: Node): Tensor {
  const { p } = n.args as Reduction & { p: number };
  const up = kept(g, n);
  const length = kept(n.result, n);
  if (p === 2) return n.a.mul(up.div(length)).maskedFill(length.eq(0), 0);
  if (p === Infinity) return n.a.sign().mul(share(g, n, n.a.abs().eq(length)));
  return n.a
    .sign()
    .mul(n.a.abs().pow(p - 1))
    .mul(up.div(length.pow(p - 1)).maskedFill(length.eq(0), 0));
}

function reduce(
  t: Tensor,
  rules: Op,
  dim: Dim | undefined,
  options: KeepDim,
  line: Line,
  more: object = {},
): Tensor {
  const dims = axes(dim, t.shape.length);
  const shape = reducedShape(t.shape, dims, options.keepdim ?? false);
  const out = wrap(reduceLines(t, dims, t.dtype, line), shape, t.dtype);
  return record(rules, out, [t], { shape: t.shape, dims, ...more });
}

/** Positions along `dim`, or in row-major order if none is given. */
function positions(t: Tensor, dim: number | undefined, options: KeepDim, sign: 1 | -1): Tensor {
  const dims = axes(dim, t.shape.length);
  const shape = reducedShape(t.shape, dims, options.keepdim ?? false);
  return wrap(reduceLines(t, dims, 'int64', extremeAt(sign)), shape, 'int64');
}

function along(
  t: Tensor,
  rules: Op,
  dim: number,
  options: KeepDim,
  sign: 1 | -1,
): { values: Tensor; indices: Tensor } {
  const dims = axes(dim, t.shape.length);
  const indices = positions(t, dim, options, sign);
  const values = wrap(reduceLines(t, dims, t.dtype, extreme(sign)), indices.shape, t.dtype);
  return { values: record(rules, values, [t, indices], { shape: t.shape, dims }), indices };
}

interface Extreme {
  /** The largest (smallest) of all elements; equal ones share the gradient. */
  (): Tensor;
  /** Per line along `dim`: the value and its first position; that position gets the gradient. */
  (dim: number, options?: KeepDim): { values: Tensor; indices: Tensor };
}

function extremeMethod(whole: Op, lines: Op, sign: 1 | -1): Extreme {
  return function (this: Tensor, dim?: number, options: KeepDim = {}) {
    return dim === undefined
      ? reduce(this, whole, undefined, {}, extreme(sign))
      : along(this, lines, dim, options, sign);
  } as Extreme;
}

const max: Extreme = extremeMethod(OPS.max, OPS.maxDim, 1);
const min: Extreme = extremeMethod(OPS.min, OPS.minDim, -1);

export const reduceMethods = {
  sum(this: Tensor, dim?: Dim, options: KeepDim = {}): Tensor {
    return reduce(asNumber(this), dim === undefined ? OPS.sum : OPS.sumDim, dim, options, sumLine);
  },
  mean(this: Tensor, dim?: Dim, options: KeepDim = {}): Tensor {
    const line: Line = (x, from, count, step) => sumLine(x, from, count, step) / count;
    return reduce(asFloat(this), dim === undefined ? OPS.mean : OPS.meanDim, dim, options, line);
  },
  /** Mean squared distance from the mean, divided by `count − correction`; correction 1 is the unbiased estimate. */
  var(
    this: Tensor,
    dim?: Dim,
    { correction = 1, ...options }: KeepDim & { correction?: number } = {},
  ): Tensor {
    return reduce(asFloat(this), OPS.variance, dim, options, varianceLine(correction), { correction });
  },
  /** Square root of {@link var}. */
  std(
    this: Tensor,
    dim?: Dim,
    { correction = 1, ...options }: KeepDim & { correction?: number } = {},
  ): Tensor {
    const variance = varianceLine(correction);
    const line: Line = (x, from, count, step) => Math.sqrt(variance(x, from, count, step));
    return reduce(asFloat(this), OPS.deviation, dim, options, line, { correction });
  },
  /** Largest element along dims; equal ones share the gradient. */
  amax(this: Tensor, dim?: Dim, options: KeepDim = {}): Tensor {
    return reduce(this, OPS.amax, dim, options, extreme(1));
  },
  amin(this: Tensor, dim?: Dim, options: KeepDim = {}): Tensor {
    return reduce(this, OPS.amin, dim, options, extreme(-1));
  },
  max,
  min,
  /** Position of the first largest element, int64. */
  argmax(this: Tensor, dim?: number, options: KeepDim = {}): Tensor {
    return positions(this, dim, options, 1);
  },
  argmin(this: Tensor, dim?: number, options: KeepDim = {}): Tensor {
    return positions(this, dim, options, -1);
  },
  /** Product of all elements, or along one dim. */
  prod(this: Tensor, dim?: number, options: KeepDim = {}): Tensor {
    return reduce(asNumber(this), dim === undefined ? OPS.prod : OPS.prodDim, dim, options, productLine);
  },
  /** Length (Σ|x|ᵖ)^(1/p); `p` may be Infinity. */
  norm(this: Tensor, p = 2, dim?: Dim, options: KeepDim = {}): Tensor {
    if (!(p >= 1)) throw new TensorError('value', `norm takes p >= 1, got ${p}`);
    return reduce(asFloat(this), OPS.norm, dim, options, lengthLine(p), { p });
  },
};
