/** Adding gradients up on raw arrays, reusing memory that only the walk knows. */
import { dense } from '../layout.ts';
import { type Shape, sizeOf } from '../shape.ts';
import { recycle, scratch } from '../storage.ts';
import { type Tensor, wrapOwned } from '../tensor.ts';
import { sumRows } from './rows.ts';

/** Where a result of `g`'s size is written: into `g` if the walk owns its memory. */
export const over = (g: Tensor): Tensor =>
  g.owned && g.strides === null ? g : wrapOwned(scratch(g.length, g.dtype), g.shape, g.dtype);

/** `sum + g`, written into `sum` if the walk owns it. */
export function addInto(sum: Tensor, g: Tensor): Tensor {
  const a = dense(sum);
  const b = dense(g);
  const out = over(sum);
  const target = out.storage.data;
  for (let i = 0; i < a.length; i++) target[i] = a[i]! + b[i]!;
  return out;
}

/** Adds `g` to a leaf's `.grad` in place, as one in-place operation. */
export function addToLeaf(sum: Tensor, g: Tensor): void {
  if (sum.strides !== null) {
    sum.add_(g);
    return;
  }
  const b = dense(g);
  const { data, version } = sum.storage;
  for (let i = 0, p = sum.offset; i < b.length; i++, p++) data[p]! += b[i]!;
  sum.storage.version = version + 1;
}

/**
 * Undoes broadcasting: sums `g` over every dim that was stretched to reach its shape. The result of a stretch used each
 * element many times, and a value used many times collects the gradients of all its uses.
 */
export function sumTo(g: Tensor, shape: Shape, create: boolean): Tensor {
  const missing = g.shape.length - shape.length;
  const dims = g.shape
    .map((_, i) => i)
    .filter((i) => i < missing || (shape[i - missing] === 1 && g.shape[i] !== 1));
  // the common case, a bias: the kept dims are the last ones
  if (create || dims.some((d, i) => d !== i)) return g.sum(dims, { keepdim: true }).reshape(shape);
  const x = dense(g);
  const length = sizeOf(shape);
  const out = sumRows(x, length === 0 ? 0 : x.length / length, length, g.dtype);
  if (g.owned) recycle(x);
  return wrapOwned(out, shape, g.dtype);
}
