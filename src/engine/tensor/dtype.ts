/**
 * The four element types and how they mix. Numbers live in a Float32Array or a Float64Array: integers (exact to 2^53)
 * and booleans (0, 1) use the latter, so that each loop of the engine meets two kinds of array at most.
 */

import { pick, TensorError } from './errors.ts';

export type Dtype = 'float32' | 'float64' | 'int64' | 'bool';
export type Data = Float32Array | Float64Array;

/** Shorter arrays are made faster than found. */
export const WORTH = 64;

/** Where a scope looks for used memory first; see scope.ts. */
export const used: { take: ((length: number, dtype: Dtype) => Data) | null } = { take: null };

/** `length` zeros. */
export function allocate(length: number, dtype: Dtype): Data {
  if (used.take !== null && length >= WORTH) return used.take(length, dtype).fill(0);
  return dtype === 'float32' ? new Float32Array(length) : new Float64Array(length);
}

export const isFloat = (dtype: Dtype): boolean => dtype === 'float32' || dtype === 'float64';

const RANK: Record<Dtype, number> = { bool: 0, int64: 1, float32: 2, float64: 3 };

/**
 * Brings numbers to what `dtype` can hold, in place: int64 drops fractions, bool means "not 0".
 * @throws TensorError naming the four, for any other
 */
export function settle(data: Data, dtype: Dtype): Data {
  if (isFloat(dtype)) return data;
  pick('dtype', RANK, dtype);
  // + 0 because integers have no −0
  for (let i = 0; i < data.length; i++)
    data[i] = dtype === 'bool' ? +(data[i] !== 0) : Math.trunc(data[i]!) + 0;
  return data;
}

/** bool < integer < float. */
const kind = (dtype: Dtype): number => Math.min(RANK[dtype], 2);
/** The one that holds the numbers of both. */
export const larger = (a: Dtype, b: Dtype): Dtype => (RANK[a] >= RANK[b] ? a : b);

interface Typed {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

/**
 * The dtype of a result, as PyTorch chooses it: the larger of the two, except that a tensor without dimensions only
 * counts when its kind (bool < integer < float) is higher.
 */
export function promote(a: Typed, b: Typed): Dtype {
  if (a.dtype === b.dtype) return a.dtype;
  const aScalar = a.shape.length === 0;
  if (aScalar === (b.shape.length === 0)) return larger(a.dtype, b.dtype);
  const [scalar, full] = aScalar ? [a.dtype, b.dtype] : [b.dtype, a.dtype];
  return kind(scalar) > kind(full) ? scalar : full;
}

/** @throws TensorError if numbers of dtype `from` cannot be written over those of `to` */
export function expectCast(from: Dtype, to: Dtype): void {
  if (kind(from) > kind(to)) {
    throw new TensorError('dtype', `result type ${from} can't be cast to the desired output type ${to}`);
  }
}
