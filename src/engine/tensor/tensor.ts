/**
 * Tensor: numbers with a shape, and where they came from. This file holds the object and its bookkeeping; operations are
 * attached by the families in `ops/`, the backward walk is `walk.ts`.
 */
import type { Data, Dtype } from './dtype.ts';
import { allocate, isFloat } from './dtype.ts';
import { AutogradError, TensorError } from './errors.ts';
import type { View } from './in-place.ts';
import { refreshView } from './in-place.ts';
import { dense } from './layout.ts';
import type { TensorMethods } from './methods.ts';
import { mode } from './mode.ts';
import type { Hook, Node } from './node.ts';
import { edgeOf } from './node.ts';
import { lend } from './scope.ts';
import { axis, rowMajor, type Shape, sameShape, show, sizeOf } from './shape.ts';
import { Storage } from './storage.ts';
import { type BackwardOptions, backward } from './walk.ts';

export type Nested = number | Nested[];

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: methods.ts attaches every method that the interface promises, and a test calls each
export class Tensor {
  readonly storage: Storage;
  readonly shape: Shape;
  readonly dtype: Dtype;
  /** First element's index in the storage. */
  readonly offset: number;
  /** Null if elements lie in order without gaps; see {@link stride}. */
  readonly strides: readonly number[] | null;
  /** Number of elements. */
  readonly length: number;
  /** requiresGrad, as last known: a view looks again when its base's history was rewritten. */
  tracked = false;
  /** gradFn, as last known. */
  node: Node | null = null;
  accumulator: Node | null = null;
  /** `.grad` for the engine itself: reading it here does not count as seeing it. */
  gradient: Tensor | null = null;
  /** Whose memory this is, for a view. */
  viewOf: View | null = null;
  /** True while only the backward walk knows this tensor's memory, which it may then overwrite or recycle. */
  owned = false;
  inference = false;

  constructor(
    storage: Storage,
    shape: Shape,
    dtype: Dtype,
    strides: readonly number[] | null = null,
    offset = 0,
    length = sizeOf(shape),
  ) {
    this.storage = storage;
    this.shape = shape;
    this.dtype = dtype;
    this.strides = strides;
    this.offset = offset;
    this.length = length;
  }

  /** Does a computation that uses this tensor get recorded? */
  get requiresGrad(): boolean {
    if (this.viewOf !== null) refreshView(this, this.viewOf);
    return this.tracked;
  }
  set requiresGrad(on: boolean) {
    this.requiresGrad_(on);
  }

  /** Only leaves may switch. @throws AutogradError 'not-a-leaf', 'not-float', 'inference-requires-grad' */
  requiresGrad_(on = true): this {
    if (this.gradFn !== null) {
      if (on) return this;
      throw new AutogradError('not-a-leaf');
    }
    if (on && !isFloat(this.dtype)) throw new AutogradError('not-float');
    if (on && this.inference && !mode.inference) throw new AutogradError('inference-requires-grad');
    this.tracked = on;
    return this;
  }

  /** The node of the operation that made this tensor; null for a leaf. */
  get gradFn(): Node | null {
    if (this.viewOf !== null) refreshView(this, this.viewOf);
    return this.node;
  }

  get isLeaf(): boolean {
    return this.gradFn === null;
  }

  /**
   * The gradient that backward calls have added up here: on leaves that require grad, and where retainGrad was called;
   * null elsewhere. Same shape and dtype as the tensor.
   */
  get grad(): Tensor | null {
    if (this.gradient !== null) this.gradient.owned = false;
    return this.gradient;
  }
  set grad(gradient: Tensor | null) {
    if (gradient !== null) {
      if (gradient.dtype !== this.dtype) {
        throw new AutogradError(
          'assigned-grad',
          (c) => `${c} type: ${gradient.dtype}, expected ${this.dtype}`,
        );
      }
      if (!sameShape(gradient.shape, this.shape)) {
        throw new AutogradError(
          'assigned-grad',
          (c) => `${c} size: ${show(gradient.shape)}, expected ${show(this.shape)}`,
        );
      }
      gradient.storage.kept = true;
    }
    this.gradient = gradient;
  }

  /** How often this memory was changed in place; views share the counter. */
  get version(): number {
    if (this.inference) throw new AutogradError('inference-version');
    return this.storage.version;
  }

  /**
   * Fills `.grad` of every leaf this tensor was computed from, adding to what is there.
   * @param gradient of the final result with respect to this tensor; may be left out for a single number
   * @throws AutogradError 'no-graph', 'not-scalar', 'gradient-mismatch', 'freed', 'modified-in-place'
   */
  backward(gradient?: Tensor, options?: BackwardOptions): void {
    backward([this], [gradient ?? null], options ?? {});
  }

  /** Keeps the gradient of a tensor that is not a leaf. @throws AutogradError 'retain-grad' */
  retainGrad(): this {
    if (!this.requiresGrad) throw new AutogradError('retain-grad');
    if (this.node !== null) this.node.retained = this;
    return this;
  }

  /**
   * Calls `hook` with this tensor's whole gradient in every backward; what it returns, if anything, replaces it.
   * @throws AutogradError 'hook'
   */
  registerHook(hook: Hook): { remove(): void } {
    const node = edgeOf(this);
    if (node === null) throw new AutogradError('hook');
    node.hooks = [...(node.hooks ?? []), hook];
    return {
      remove() {
        node.hooks = node.hooks?.filter((other) => other !== hook) ?? null;
      },
    };
  }

  /** The same memory, cut from the graph. In-place changes show in both and raise the shared version. */
  detach(): Tensor {
    const out = new Tensor(this.storage, this.shape, this.dtype, this.strides, this.offset, this.length);
    out.inference = this.inference;
    return out;
  }

  /** Cuts this very tensor from the graph. @throws AutogradError 'view-detach' */
  detach_(): this {
    if (this.viewOf !== null) throw new AutogradError('view-detach');
    this.node = null;
    this.tracked = false;
    return this;
  }

  /** As detach, with a version counter of its own: a change through it is not noticed by backward. Prefer detach. */
  get data(): Tensor {
    const storage = new Storage(this.storage.data);
    return new Tensor(storage, this.shape, this.dtype, this.strides, this.offset, this.length);
  }

  numel(): number {
    return this.length;
  }
  dim(): number {
    return this.shape.length;
  }
  size(dim: number): number {
    return this.shape[axis(dim, this.shape.length)] ?? 1;
  }
  /** Elements to step over in memory per index, one number per dim. */
  stride(): readonly number[] {
    return this.strides ?? rowMajor(this.shape);
  }
  isContiguous(): boolean {
    return this.strides === null;
  }

  /** The only element, as a number. @throws TensorError if there is not exactly one */
  item(): number {
    if (this.length !== 1) {
      throw new TensorError('shape', `a Tensor with ${this.length} elements cannot be converted to Scalar`);
    }
    return dense(this)[0]!;
  }

  /** Nested arrays of numbers, copied; booleans are 0 and 1. A tensor without dims gives a number. */
  toArray(): Nested {
    const flat = dense(this);
    const build = (dim: number, start: number, size: number): Nested => {
      if (dim === this.shape.length) return flat[start]!;
      const extent = this.shape[dim]!;
      const step = extent === 0 ? 0 : size / extent;
      return Array.from({ length: extent }, (_, i) => build(dim + 1, start + i * step, step));
    };
    return build(0, 0, this.length);
  }

  /** All elements in row-major order; shares memory if the tensor is contiguous. @throws AutogradError 'numpy' */
  numpy(): Data {
    if (this.requiresGrad) throw new AutogradError('numpy');
    this.storage.kept = true;
    return dense(this);
  }

  /** For people: values to four decimals, dtype, and how it takes part in gradients. */
  toString(): string {
    const print = (value: Nested): string =>
      typeof value === 'number' ? String(Number(value.toFixed(4))) : `[${value.map(print).join(', ')}]`;
    const history = this.gradFn ? `, gradFn=${this.gradFn.name}` : this.tracked ? ', requiresGrad' : '';
    const values = this.length > 1000 ? `${this.length} elements` : print(this.toArray());
    return `tensor(${values}, shape=${show(this.shape)}, ${this.dtype}${history})`;
  }
}

export interface Tensor extends TensorMethods {}

/** A tensor around an array that nobody else writes to. */
export function wrap(data: Data, shape: Shape, dtype: Dtype): Tensor {
  return new Tensor(lend(data), shape, dtype, null, 0, data.length);
}

/** As {@link wrap}, for an array from `scratch`: the walk may overwrite and recycle it. */
export function wrapOwned(data: Data, shape: Shape, dtype: Dtype): Tensor {
  const out = new Tensor(new Storage(data), shape, dtype, null, 0, data.length);
  out.owned = true;
  return out;
}

/** A tensor of one repeated number. */
export function filled(shape: Shape, value: number, dtype: Dtype): Tensor {
  const data = allocate(sizeOf(shape), dtype);
  if (value !== 0) data.fill(value);
  return wrap(data, shape, dtype);
}

/** Booleans as int64; numbers as they are. */
export const asNumber = (t: Tensor): Tensor => (t.dtype === 'bool' ? t.to('int64') : t);

/** Integers and booleans as float32; floats as they are. */
export function asFloat(t: Tensor): Tensor {
  return isFloat(t.dtype) ? t : t.to('float32');
}
