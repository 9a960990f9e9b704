/**
 * First values of weights, as PyTorch computes them. All fill a tensor in place, without being recorded, and return it.
 * Sources: Glorot and Bengio 2010 (xavier), He et al. 2015 (kaiming).
 */
import type { Random } from '../random.ts';
import { allocate } from '../tensor/dtype.ts';
import { pick, TensorError } from '../tensor/errors.ts';
import { noGrad } from '../tensor/mode.ts';
import { type Tensor, wrap } from '../tensor/tensor.ts';

export interface Seeded {
  readonly generator: Random;
}

function fill(t: Tensor, draw: () => number): Tensor {
  const values = allocate(t.length, t.dtype);
  for (let i = 0; i < values.length; i++) values[i] = draw();
  return noGrad(() => t.copy_(wrap(values, t.shape, t.dtype)));
}

/** Uniform in [low, high). */
export function uniform_(t: Tensor, low: number, high: number, { generator }: Seeded): Tensor {
  return fill(t, () => generator.uniform(low, high));
}

/** Normal with the given mean and standard deviation. */
export function normal_(t: Tensor, mean: number, std: number, { generator }: Seeded): Tensor {
  return fill(t, () => generator.normal(mean, std));
}

export function constant_(t: Tensor, value: number): Tensor {
  return noGrad(() => t.fill_(value));
}

export type Nonlinearity = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leaky_relu' | 'selu';

/** How much larger a layer's weights have to be because of what its activation takes away. @throws TensorError */
export function calculateGain(nonlinearity: Nonlinearity, slope = 0.01): number {
  const gains: Record<Nonlinearity, number> = {
    linear: 1,
    sigmoid: 1,
    tanh: 5 / 3,
    relu: Math.SQRT2,
    leaky_relu: Math.sqrt(2 / (1 + slope ** 2)),
    selu: 3 / 4,
  };
  return pick('nonlinearity', gains, nonlinearity);
}

/** Inputs and outputs of one unit, for a weight `(out, in, ...)`; further dims are a kernel's and count for both. */
function fans(t: Tensor): { fanIn: number; fanOut: number } {
  const [out, inner] = t.shape;
  if (out === undefined || inner === undefined) {
    throw new TensorError(
      'dim',
      'Fan in and fan out can not be computed for tensor with fewer than 2 dimensions',
    );
  }
  const kernel = t.length / (out * inner);
  return { fanIn: inner * kernel, fanOut: out * kernel };
}

/** Variance gain²·2/(in + out): a compromise between keeping activations and keeping gradients. */
function xavierStd(t: Tensor, gain: number): number {
  const { fanIn, fanOut } = fans(t);
  return gain * Math.sqrt(2 / (fanIn + fanOut));
}

/** Uniform in ±√3·σ, whose standard deviation is σ. */
export function xavierUniform_(t: Tensor, { gain = 1, generator }: Seeded & { gain?: number }): Tensor {
  const bound = Math.sqrt(3) * xavierStd(t, gain);
  return uniform_(t, -bound, bound, { generator });
}
export function xavierNormal_(t: Tensor, { gain = 1, generator }: Seeded & { gain?: number }): Tensor {
  return normal_(t, 0, xavierStd(t, gain), { generator });
}

export interface KaimingOptions extends Seeded {
  /** Slope of the negative side, for leaky_relu. Default 0. */
  readonly a?: number;
  /** Keep the variance of activations (fanIn, the default) or of gradients (fanOut). */
  readonly mode?: 'fanIn' | 'fanOut';
  /** Default leaky_relu. */
  readonly nonlinearity?: Nonlinearity;
}

/** Variance gain²/in, or gain²/out. */
function kaimingStd(t: Tensor, options: KaimingOptions): number {
  const { a = 0, mode = 'fanIn', nonlinearity = 'leaky_relu' } = options;
  return calculateGain(nonlinearity, a) / Math.sqrt(fans(t)[mode]);
}
export function kaimingUniform_(t: Tensor, options: KaimingOptions): Tensor {
  const bound = Math.sqrt(3) * kaimingStd(t, options);
  return uniform_(t, -bound, bound, options);
}
export function kaimingNormal_(t: Tensor, options: KaimingOptions): Tensor {
  return normal_(t, 0, kaimingStd(t, options), options);
}
