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

function finish(data: Data, shape: Shape, dtype: Dtype, requiresGrad = false): Tensor {
  if (shape.some((extent) => !Number.isInteger(extent) || extent < 0)) {
    throw new TensorError('shape', `a shape holds whole numbers from 0, got ${show(shape)}`);
  }
  if (requiresGrad && !isFloat(dtype)) throw new AutogradError('not-float-constructor');
  const out = wrap(settle(data, dtype), shape, dtype);
  out.inference = mode.inference;
  out.tracked = requiresGrad;
  return out;
}

/** The shape of nested arrays. @throws TensorError if rows differ in length */
function shapeOf(data: TensorData): number[] {
  const shape: number[] = [];
  for (let level = data; typeof level !== 'number'; level = (level as readonly TensorData[])[0]!) {
    shape.push(level.length);
    if (level.length === 0 || ArrayBuffer.isView(level)) break;
  }
  return shape;
}

function fill(data: TensorData, shape: Shape, out: Data): void {
  let at = 0;
  const copy = (part: TensorData, dim: number): void => {
    if (typeof part === 'number') {
      if (dim !== shape.length) ragged(part, dim);
      out[at++] = part;
      return;
    }
    if (part.length !== shape[dim]) ragged(part, dim);
    for (const item of part as readonly TensorData[]) copy(item, dim + 1);
  };
  const ragged = (part: TensorData, dim: number): never => {
    const got = typeof part === 'number' ? 'a number' : `length ${part.length}`;
    throw new TensorError(
      'shape',
      `expected sequence of length ${shape[dim] ?? 0} at dim ${dim} (got ${got})`,
    );
  };
  copy(data, 0);
}

/**
 * A tensor that holds a copy of `data`: a number, nested arrays of equal lengths, or a typed array.
 * `tensor([[1, 2], [3, 4]])` has shape [2, 2] and dtype float32.
 * @throws TensorError 'shape' for ragged arrays; AutogradError for requiresGrad with an integer dtype
 */
export function tensor(data: TensorData, { dtype, requiresGrad }: TensorOptions = {}): Tensor {
  const kind = dtype ?? (data instanceof Float64Array ? 'float64' : 'float32');
  const shape = shapeOf(data);
  const out = allocate(sizeOf(shape), kind);
  if (ArrayBuffer.isView(data)) out.set(data);
  else fill(data, shape, out);
  return finish(out, shape, kind, requiresGrad);
}

export function full(
  shape: Shape,
  value: number,
  { dtype = 'float32', requiresGrad }: TensorOptions = {},
): Tensor {
  return finish(allocate(sizeOf(shape), dtype).fill(value), shape, dtype, requiresGrad);
}
export const zeros = (shape: Shape, options?: TensorOptions): Tensor => full(shape, 0, options);
export const ones = (shape: Shape, options?: TensorOptions): Tensor => full(shape, 1, options);
export const zerosLike = (t: Tensor): Tensor => full(t.shape, 0, { dtype: t.dtype });
export const onesLike = (t: Tensor): Tensor => full(t.shape, 1, { dtype: t.dtype });

/** `start`, `start + step`, ... below `end`. */
export function arange(
  start: number,
  end: number,
  step = 1,
  { dtype = 'float32', requiresGrad }: TensorOptions = {},
): Tensor {
  if (!(step !== 0 && (end - start) / step >= 0)) {
    throw new TensorError('value', `arange: step ${step} does not lead from ${start} to ${end}`);
  }
  const out = allocate(Math.ceil((end - start) / step), dtype);
  for (let i = 0; i < out.length; i++) out[i] = start + i * step;
  return finish(out, [out.length], dtype, requiresGrad);
}

/** Ones on the diagonal of an `(n, m)` matrix. */
export function eye(n: number, m = n, { dtype = 'float32', requiresGrad }: TensorOptions = {}): Tensor {
  const out = allocate(n * m, dtype);
  for (let i = 0; i < Math.min(n, m); i++) out[i * m + i] = 1;
  return finish(out, [n, m], dtype, requiresGrad);
}

export interface RandomOptions extends TensorOptions {
  /** Where the numbers come from: the same seed gives the same tensor on every machine. */
  readonly generator: Random;
}

function drawn(shape: Shape, draw: () => number, { dtype = 'float32', requiresGrad }: TensorOptions): Tensor {
  return finish(allocate(sizeOf(shape), dtype).map(draw), shape, dtype, requiresGrad);
}

/** Uniform in [0, 1). */
export const rand = (shape: Shape, options: RandomOptions): Tensor =>
  drawn(shape, () => options.generator.uniform(), options);

/** Normal with mean 0 and standard deviation 1. */
export const randn = (shape: Shape, options: RandomOptions): Tensor =>
  drawn(shape, () => options.generator.normal(), options);
