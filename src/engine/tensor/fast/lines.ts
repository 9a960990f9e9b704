/**
 * Walking along dims on raw arrays: memory is seen as `(outer, count, inner)`, and each line of `count` elements, `inner`
 * apart, gives one number.
 */
import { allocate, type Data, type Dtype } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { dense } from '../layout.ts';
import { sizeOf } from '../shape.ts';
import type { Tensor } from '../tensor.ts';

/** Memory seen as `(outer, count, inner)`, with the reduced elements along the middle. */
interface Frame {
  readonly data: Data;
  readonly outer: number;
  readonly count: number;
  readonly inner: number;
}

export const adjacent = (dims: readonly number[]): boolean =>
  dims.every((d, i) => i === 0 || d === dims[i - 1]! + 1);

export function frameOf(t: Tensor, dims: readonly number[]): Frame {
  const { shape } = t;
  const count = sizeOf(dims.map((d) => shape[d]!));
  if (adjacent(dims)) {
    const first = dims[0] ?? 0;
    const outer = sizeOf(shape.slice(0, first));
    return { data: dense(t), outer, count, inner: sizeOf(shape.slice(first + dims.length)) };
  }
  const kept = shape.map((_, i) => i).filter((i) => !dims.includes(i));
  const moved = t.detach().permute(...kept, ...dims);
  return { data: dense(moved), outer: sizeOf(kept.map((d) => shape[d]!)), count, inner: 1 };
}

/** One result per line of `count` elements, which start at `from` and lie `step` apart. */
export type Line = (x: Data, from: number, count: number, step: number) => number;

export function reduceLines(t: Tensor, dims: readonly number[], dtype: Dtype, line: Line): Data {
  const { data, outer, count, inner } = frameOf(t, dims);
  const out = allocate(outer * inner, dtype);
  for (let o = 0, at = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++, at++) out[at] = line(data, o * count * inner + i, count, inner);
  }
  return out;
}

export const sumLine: Line = (x, from, count, step) => {
  let sum = 0;
  for (let k = 0, p = from; k < count; k++, p += step) sum += x[p]!;
  return sum;
};
export const productLine: Line = (x, from, count, step) => {
  let product = 1;
  for (let k = 0, p = from; k < count; k++, p += step) product *= x[p]!;
  return product;
};
/** Two passes: the mean first, then squares around it, so that large means cost no digits. */
export const varianceLine =
  (correction: number): Line =>
  (x, from, count, step) => {
    const mean = sumLine(x, from, count, step) / count;
    let squares = 0;
    for (let k = 0, p = from; k < count; k++, p += step) squares += (x[p]! - mean) ** 2;
    return squares / Math.max(0, count - correction);
  };
/** Position of the extreme; a nan wins, then the first of equals. @throws TensorError for no elements */
export const extremeAt =
  (sign: 1 | -1): Line =>
  (x, from, count, step) => {
    if (count === 0) {
      throw new TensorError('shape', 'expected a non-empty dimension to reduce');
    }
    let best = 0;
    for (let k = 0, p = from; k < count; k++, p += step) {
      const value = x[p]!;
      if (Number.isNaN(value)) return k;
      if (sign * value > sign * x[from + best * step]!) best = k;
    }
    return best;
  };
export const extreme = (sign: 1 | -1): Line => {
  const at = extremeAt(sign);
  return (x, from, count, step) => x[from + at(x, from, count, step) * step]!;
};
export const lengthLine =
  (p: number): Line =>
  (x, from, count, step) => {
    let sum = 0;
    for (let k = 0, i = from; k < count; k++, i += step) {
      const size = Math.abs(x[i]!);
      if (p === Infinity) sum = Math.max(sum, size);
      else sum += p === 2 ? size * size : p === 1 ? size : size ** p;
    }
    return p === 2 ? Math.sqrt(sum) : p === 1 || p === Infinity ? sum : sum ** (1 / p);
  };
