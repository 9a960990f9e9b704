/** Dropout: switches off each element with probability p while training, and scales up the others to keep the mean. */
import type { Random } from '../../random.ts';
import { allocate } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { type Tensor, wrap } from '../tensor.ts';

export interface DropoutOptions {
  readonly training?: boolean;
  readonly generator: Random;
}

/** @throws TensorError unless 0 ≤ p ≤ 1 */
export function dropout(x: Tensor, p: number, { training = true, generator }: DropoutOptions): Tensor {
  if (!(p >= 0 && p <= 1)) {
    throw new TensorError('value', `dropout probability has to be between 0 and 1, but got ${p}`);
  }
  if (!training || p === 0) return x;
  const scale = allocate(x.length, x.dtype);
  for (let i = 0; i < scale.length; i++) scale[i] = generator.uniform() < p ? 0 : 1 / (1 - p);
  return x.mul(wrap(scale, x.shape, x.dtype));
}
