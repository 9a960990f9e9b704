/** Making tensors: from numbers, from a rule, or from a seeded generator. */
import type { Random } from '../random.ts';
import { allocate, type Data, type Dtype, isFloat, settle } from './dtype.ts';
import { AutogradError, TensorError } from './errors.ts';
import { mode } from './mode.ts';
import { type Shape, show, sizeOf } from './shape.ts';
import { type Tensor, wrap } from './tensor.ts';
import './methods.ts';

export interface TensorOptions {
  /** Default float32; a Float64Array gives float64. */
  readonly dtype?: Dtype;
  readonly requiresGrad?: boolean;
}

export type TensorData = number | readonly TensorData[] | Float32Array | Float64Array;

/** Zeros for `shape`. @throws TensorError for a shape that is none */
function room(shape: Shape, { dtype = 'float32' }: TensorOptions = {}): Data {
  if (shape.some((extent) => !Number.isInteger(extent) || extent < 0)) {
    throw new TensorError('shape', `a shape holds whole numbers from 0, got ${show(shape)}`);
  }
  return allocate(sizeOf(shape), dtype);
}

function finish(
  data: Data,
  shape: Shape,
  { dtype = 'float32', requiresGrad = false }: TensorOptions = {},
): Tensor {
  if (requiresGrad && !isFloat(dtype)) throw new AutogradError('not-float-constructor');
  const out = wrap(settle(data, dtype), shape, dtype);
  out.inference = mode.inference;
  out.tracked = requiresGrad;
  return out;
}

const isList = (data: TensorData): data is readonly TensorData[] =>
  Array.isArray(data) || ArrayBuffer.isView(data);

function shapeOf(data: TensorData): number[] {
  const shape: number[] = [];
  for (let level = data; isList(level); level = level[0]!) shape.push(level.length);
  return shape;
}

/** @throws TensorError if rows differ in length, or for what is no number */
function fill(data: TensorData, shape: Shape, out: Data): void {
  let at = 0;
  const copy = (part: TensorData, dim: number): void => {
    if (typeof part === 'number' && dim === shape.length) out[at++] = part;
    else if (isList(part) && part.length === shape[dim]) for (const item of part) copy(item, dim + 1);
    else {
      const wanted = dim < shape.length ? `sequence of length ${shape[dim]}` : 'a number';
      const got = isList(part) ? `length ${part.length}` : `a ${typeof part}`;
      throw new TensorError('shape', `expected ${wanted} at dim ${dim} (got ${got})`);
    }
  };
  copy(data, 0);
}

/**
 * A tensor that holds a copy of `data`: a number, nested arrays of equal lengths, or a typed array.
 * `tensor([[1, 2], [3, 4]])` has shape [2, 2] and dtype float32.
 * @throws TensorError 'shape' for ragged arrays; AutogradError for requiresGrad with an integer dtype
 */
export function tensor(data: TensorData, { dtype, requiresGrad }: TensorOptions = {}): Tensor {
  const options = { dtype: dtype ?? (data instanceof Float64Array ? 'float64' : 'float32'), requiresGrad };
  const shape = shapeOf(data);
  const out = room(shape, options);
  if (ArrayBuffer.isView(data)) out.set(data);
  else fill(data, shape, out);
  return finish(out, shape, options);
}

export const full = (shape: Shape, value: number, options?: TensorOptions): Tensor =>
  finish(room(shape, options).fill(value), shape, options);
export const zeros = (shape: Shape, options?: TensorOptions): Tensor => full(shape, 0, options);
export const ones = (shape: Shape, options?: TensorOptions): Tensor => full(shape, 1, options);
export const zerosLike = (t: Tensor): Tensor => full(t.shape, 0, { dtype: t.dtype });
export const onesLike = (t: Tensor): Tensor => full(t.shape, 1, { dtype: t.dtype });

/** `start`, `start + step`, ... below `end`. */
export function arange(start: number, end: number, step = 1, options?: TensorOptions): Tensor {
  if (!(step !== 0 && (end - start) / step >= 0)) {
    throw new TensorError('value', `step ${step} does not lead from ${start} to ${end}`);
  }
  const out = room([Math.ceil((end - start) / step)], options);
  for (let i = 0; i < out.length; i++) out[i] = start + i * step;
  return finish(out, [out.length], options);
}

/** Ones on the diagonal of an `(n, m)` matrix. */
export function eye(n: number, m = n, options?: TensorOptions): Tensor {
  const out = room([n, m], options);
  for (let i = 0; i < Math.min(n, m); i++) out[i * m + i] = 1;
  return finish(out, [n, m], options);
}

export interface RandomOptions extends TensorOptions {
  /** Where the numbers come from: the same seed gives the same tensor on every machine. */
  readonly generator: Random;
}

const drawn = (shape: Shape, draw: () => number, options: TensorOptions): Tensor =>
  finish(room(shape, options).map(draw), shape, options);

/** Uniform in [0, 1). */
export const rand = (shape: Shape, options: RandomOptions): Tensor =>
  drawn(shape, () => options.generator.uniform(), options);

/** Normal with mean 0 and standard deviation 1. */
export const randn = (shape: Shape, options: RandomOptions): Tensor =>
  drawn(shape, () => options.generator.normal(), options);
