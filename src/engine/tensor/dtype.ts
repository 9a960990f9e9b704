/**
 * The four element types and how they mix. Numbers live in a Float32Array or a Float64Array: integers (exact to 2^53)
 * and booleans (0, 1) use the latter, so that each loop of the engine meets two kinds of array at most.
 */

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

export function isFloat(dtype: Dtype): boolean {
  return dtype === 'float32' || dtype === 'float64';
}

const RANK: Record<Dtype, number> = { bool: 0, int64: 1, float32: 2, float64: 3 };
const KIND: Record<Dtype, number> = { bool: 0, int64: 1, float32: 2, float64: 2 };
const larger = (a: Dtype, b: Dtype): Dtype => (RANK[a] >= RANK[b] ? a : b);

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
  return KIND[scalar] > KIND[full] ? scalar : full;
}
