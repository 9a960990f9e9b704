/** Reading and writing strided memory: from any view to a plain array in row-major order, and back. */
import type { Data } from './dtype.ts';
import { allocate } from './dtype.ts';
import { TensorError } from './errors.ts';
import { type Shape, sameShape, show, sizeOf } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** The elements in row-major order. Shares the tensor's memory when that is possible: do not write to it. */
export function dense(t: Tensor): Data {
  const { data } = t.storage;
  if (data.length < t.length) checkAlive(t);
  if (t.strides === null) {
    return t.offset === 0 && data.length === t.length ? data : data.subarray(t.offset, t.offset + t.length);
  }
  return gather(t, t.shape, t.strides);
}

/** @throws TensorError for a tensor whose scope has ended */
export function checkAlive(t: Tensor): void {
  if (t.storage.data.length > 0 || t.length === 0) return;
  throw new TensorError(
    'value',
    `this tensor ${show(t.shape)} went back when its scope ended: return it from the scope`,
  );
}

/** The elements as if stretched to `shape`, which must be a legal broadcast. Do not write to it. */
export function denseAs(t: Tensor, shape: Shape): Data {
  return sameShape(t.shape, shape) ? dense(t) : gather(t, shape, stretchedStrides(t, shape));
}

/** Strides that read `t` as if it had `shape`: a stretched or new dim has stride 0. */
export function stretchedStrides(t: Tensor, shape: Shape): number[] {
  const own = t.stride();
  const missing = shape.length - own.length;
  return shape.map((extent, i) => (i < missing || t.shape[i - missing] !== extent ? 0 : own[i - missing]!));
}

function gather(t: Tensor, shape: Shape, strides: readonly number[]): Data {
  checkAlive(t);
  const out = allocate(sizeOf(shape), t.dtype);
  const { data } = t.storage;
  forEachRow(shape, strides, t.offset, (at, from, count, step) => {
    for (let i = 0, p = from; i < count; i++, p += step) out[at + i] = data[p]!;
  });
  return out;
}

/** Writes row-major `values` into the memory of `t`. */
export function writeTo(t: Tensor, values: Data): void {
  checkAlive(t);
  const { data } = t.storage;
  if (t.strides === null) {
    if (t.length > 0) data.set(values, t.offset); // an empty slice may start behind the end
    return;
  }
  forEachRow(t.shape, t.strides, t.offset, (at, to, count, step) => {
    for (let i = 0, p = to; i < count; i++, p += step) data[p] = values[at + i]!;
  });
}

/** Visits the last dim's rows in order: row-major index of the first element, its place in memory, count and stride. */
function forEachRow(
  shape: Shape,
  strides: readonly number[],
  offset: number,
  visit: (at: number, place: number, count: number, step: number) => void,
): void {
  const rank = shape.length;
  if (rank === 0) {
    visit(0, offset, 1, 1);
    return;
  }
  const count = shape[rank - 1]!;
  const step = strides[rank - 1]!;
  const size = sizeOf(shape);
  const index = new Array<number>(rank).fill(0);
  let place = offset;
  for (let at = 0; at < size; at += count) {
    visit(at, place, count, step);
    for (let d = rank - 2; d >= 0; d--) {
      place += strides[d]!;
      if (++index[d]! < shape[d]!) break;
      place -= strides[d]! * shape[d]!;
      index[d] = 0;
    }
  }
}
