/**
 * Normalization: numbers are brought to mean 0 and variance 1 along some dims, then scaled and shifted by learned
 * numbers. BatchNorm1d looks along the batch, LayerNorm along each example. Sources: Ioffe and Szegedy 2015; Ba et al. 2016.
 */
import { ones, zeros } from '../tensor/create.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { TensorError } from '../tensor/errors.ts';
import { noGrad } from '../tensor/mode.ts';
import { type Node, type Op, op, record } from '../tensor/node.ts';
import { type Shape, show } from '../tensor/shape.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { Module } from './module.ts';

interface Standard {
  readonly dims: readonly number[];
  readonly eps: number;
}
const KEEP = { keepdim: true };

/** s = √(var + ε), with the biased variance. */
function deviation(x: Tensor, { dims, eps }: Standard): Tensor {
  return x
    .var(dims, { correction: 0, ...KEEP })
    .add(eps)
    .sqrt();
}

/**
 * x̂ = (x − μ)/s, so dx = (g − mean g − x̂ · mean(g x̂)) / s: μ and s depend on x too. x̂ is computed again rather than
 * read, so that the result may be changed in place, as in PyTorch.
 */
function rule(g: Tensor, n: Node): Tensor {
  const { dims } = n.args as Standard;
  const s = deviation(n.a, n.args as Standard);
  const y = n.a.sub(n.a.mean(dims, KEEP)).div(s);
  const along = y.mul(g.mul(y).mean(dims, KEEP));
  return g.sub(g.mean(dims, KEEP)).sub(along).div(s);
}

const BATCH = op({ name: 'NativeBatchNormBackward0', reads: ['a'], vjp: [rule] });
const LAYER = op({ name: 'NativeLayerNormBackward0', reads: ['a'], vjp: [rule] });

function standardize(x: Tensor, rules: Op, dims: readonly number[], eps: number): Tensor {
  const out = noGrad(() => x.sub(x.mean(dims, KEEP)).div(deviation(x, { dims, eps })));
  return record(rules, out, [x], { dims, eps });
}

export interface NormalizationOptions {
  /** Added to the variance. Default 1e-5. */
  readonly eps?: number;
  /** Learn a scale and a shift. Default true. */
  readonly affine?: boolean;
  readonly dtype?: Dtype;
}

export interface BatchNormOptions extends NormalizationOptions {
  /** Share of the newest batch in the running statistics. Default 0.1. */
  readonly momentum?: number;
}

/**
 * For `(N, C)` or `(N, C, L)`: each of C features is standardized over the batch while training, and with running
 * statistics after eval(). The running variance is the unbiased one, as PyTorch's.
 * @throws TensorError for other shapes, and for a single value per feature while training
 */
export class BatchNorm1d extends Module {
  readonly weight: Tensor | null;
  readonly bias: Tensor | null;
  readonly runningMean: Tensor;
  readonly runningVar: Tensor;
  protected override readonly buffers = ['runningMean', 'runningVar'];
  private readonly eps: number;
  private readonly momentum: number;

  constructor(features: number, { eps = 1e-5, momentum = 0.1, affine = true, dtype }: BatchNormOptions = {}) {
    super();
    this.weight = affine ? ones([features], { dtype, requiresGrad: true }) : null;
    this.bias = affine ? zeros([features], { dtype, requiresGrad: true }) : null;
    this.runningMean = zeros([features], { dtype });
    this.runningVar = ones([features], { dtype });
    this.eps = eps;
    this.momentum = momentum;
  }

  forward(x: Tensor): Tensor {
    const features = this.runningMean.length;
    const rank = x.shape.length;
    if ((rank !== 2 && rank !== 3) || x.shape[1] !== features) {
      const wanted = `(N, ${features}) or (N, ${features}, L)`;
      throw new TensorError('shape', `BatchNorm1d expected ${wanted}, got ${show(x.shape)}`);
    }
    const along = (t: Tensor): Tensor => (rank === 3 ? t.unsqueeze(1) : t);
    let out = this.training ? this.overBatch(x) : this.fromRunning(x, along);
    if (this.weight !== null) out = out.mul(along(this.weight));
    return this.bias === null ? out : out.add(along(this.bias));
  }

  private overBatch(x: Tensor): Tensor {
    if (x.length <= this.runningMean.length) {
      const message = `Expected more than 1 value per channel when training, got input size ${show(x.shape)}`;
      throw new TensorError('shape', message);
    }
    const dims = x.shape.length === 3 ? [0, 2] : [0];
    noGrad(() => {
      const share = this.momentum;
      this.runningMean.mul_(1 - share).add_(x.mean(dims).mul(share));
      this.runningVar.mul_(1 - share).add_(x.var(dims).mul(share));
    });
    return standardize(x, BATCH, dims, this.eps);
  }

  private fromRunning(x: Tensor, along: (t: Tensor) => Tensor): Tensor {
    return x.sub(along(this.runningMean)).div(along(this.runningVar.add(this.eps).sqrt()));
  }
}

/** Standardizes each example over its last dims, which must be `shape`. @throws TensorError for other shapes */
export class LayerNorm extends Module {
  readonly weight: Tensor | null;
  readonly bias: Tensor | null;
  private readonly normalized: Shape;
  private readonly eps: number;

  constructor(shape: number | Shape, { eps = 1e-5, affine = true, dtype }: NormalizationOptions = {}) {
    super();
    this.normalized = typeof shape === 'number' ? [shape] : shape;
    this.eps = eps;
    this.weight = affine ? ones(this.normalized, { dtype, requiresGrad: true }) : null;
    this.bias = affine ? zeros(this.normalized, { dtype, requiresGrad: true }) : null;
  }

  forward(x: Tensor): Tensor {
    const first = x.shape.length - this.normalized.length;
    if (first < 0 || this.normalized.some((extent, i) => extent !== x.shape[first + i])) {
      const wanted = `(..., ${this.normalized.join(', ')})`;
      throw new TensorError('shape', `LayerNorm expected ${wanted}, got ${show(x.shape)}`);
    }
    const dims = this.normalized.map((_, i) => first + i);
    let out = standardize(x, LAYER, dims, this.eps);
    if (this.weight !== null) out = out.mul(this.weight);
    return this.bias === null ? out : out.add(this.bias);
  }
}
