/** Shapes, strides and dims: the integer arithmetic below every operation. A shape such as `[2, 3]` is row-major. */
import { TensorError } from './errors.ts';

export type Shape = readonly number[];

export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const extent of shape) size *= extent;
  return size;
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** How many elements to step over per index, when the last dim varies fastest. */
export function rowMajor(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i]!;
  }
  return strides;
}

/** True if these strides visit memory in order; the stride of a dim of extent 1 is never used. */
export function isRowMajor(shape: Shape, strides: readonly number[]): boolean {
  if (shape.includes(0)) return true;
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] !== 1 && strides[i] !== step) return false;
    step *= shape[i]!;
  }
  return true;
}

export const show = (shape: Shape): string => `[${shape.join(', ')}]`;

/**
 * The shape of an elementwise result. Shapes are aligned at their last dims; a missing dim, or one of extent 1, is
 * stretched.
 * @throws TensorError that names both shapes
 */
export function broadcastShapes(a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const out = new Array<number>(rank);
  for (let i = 1; i <= rank; i++) {
    const x = a[a.length - i] ?? 1;
    const y = b[b.length - i] ?? 1;
    if (x !== y && x !== 1 && y !== 1) {
      throw new TensorError(
        'shape',
        `The size of tensor a (${x}) must match the size of tensor b (${y}) at non-singleton dimension ${rank - i}: ` +
          `shapes ${show(a)} and ${show(b)} do not broadcast.`,
      );
    }
    out[rank - i] = x === 1 ? y : x;
  }
  return out;
}

/** A dim as an index from the left; −1 is the last. @throws TensorError that names the allowed range */
export function axis(dim: number, rank: number): number {
  const top = Math.max(rank, 1);
  if (!Number.isInteger(dim) || dim < -top || dim >= top) {
    throw new TensorError(
      'dim',
      `Dimension out of range (expected to be in range of [${-top}, ${top - 1}], but got ${dim})`,
    );
  }
  return dim < 0 ? dim + top : dim;
}

/** The dims to reduce, ascending; none given means all. */
export function axes(dim: number | readonly number[] | undefined, rank: number): number[] {
  const list = typeof dim === 'number' ? [dim] : (dim ?? []);
  if (list.length === 0) return Array.from({ length: rank }, (_, i) => i);
  const found = list.map((d) => axis(d, rank));
  if (new Set(found).size !== found.length) {
    throw new TensorError('dim', `dim ${show(list)} names the same dimension twice`);
  }
  return rank === 0 ? [] : found.sort((x, y) => x - y);
}

/** `shape` with the extents of `dims` set to 1, or left out. */
export function reducedShape(shape: Shape, dims: readonly number[], keepdim: boolean): number[] {
  return keepdim
    ? shape.map((extent, i) => (dims.includes(i) ? 1 : extent))
    : shape.filter((_, i) => !dims.includes(i));
}

/** Fills in one extent given as −1. @throws TensorError when the sizes differ */
export function resolveShape(wanted: Shape, size: number): Shape {
  const open = wanted.indexOf(-1);
  const known = Math.abs(sizeOf(wanted));
  const fits =
    wanted.every((extent) => Number.isInteger(extent) && extent >= -1) &&
    wanted.lastIndexOf(-1) === open &&
    (open < 0 ? known === size : known > 0 && size % known === 0);
  if (!fits) throw new TensorError('shape', `shape '${show(wanted)}' is invalid for input of size ${size}`);
  return open < 0 ? wanted : wanted.with(open, size / known);
}
