/** Views: other shapes and strides on the same memory. Nothing is copied, and nothing is saved for backward. */
import { allocate } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { makeView } from '../in-place.ts';
import { dense, stretchedStrides, writeTo } from '../layout.ts';
import { noGrad } from '../mode.ts';
import { type Op, op, type Rule, record } from '../node.ts';
import { axis, isRowMajor, resolveShape, rowMajor, type Shape, sameShape, show, sizeOf } from '../shape.ts';
import { filled, type Tensor, wrap } from '../tensor.ts';

type Remake = (tensor: Tensor) => Tensor;
/** For operations that only reshaped: `args` is the shape before. */
const reshapeBack: Rule = (g, n) => g.reshape(n.args as Shape);

const OPS = {
  view: op({ name: 'ViewBackward0', vjp: [reshapeBack] }),
  expand: op({ name: 'ExpandBackward0', vjp: [(g) => g] }), // the walk sums over stretched dims
  unsqueeze: op({ name: 'UnsqueezeBackward0', vjp: [reshapeBack] }),
  squeeze: op({ name: 'SqueezeBackward0', vjp: [reshapeBack] }),
  squeezeDim: op({ name: 'SqueezeBackward1', vjp: [reshapeBack] }),
  transpose: op({
    name: 'TransposeBackward0',
    vjp: [(g, n) => g.transpose(...(n.args as [number, number]))],
  }),
  t: op({ name: 'TBackward0', vjp: [(g) => g.t()] }),
  permute: op({
    name: 'PermuteBackward0',
    vjp: [
      (g, n) => {
        const dims = n.args as readonly number[];
        return g.permute(...dims.map((_, i) => dims.indexOf(i)));
      },
    ],
  }),
  slice: op({ name: 'SliceBackward0', vjp: [(g, n) => embed(g, n.args as Placed)] }),
  select: op({ name: 'SelectBackward0', vjp: [(g, n) => embed(g, n.args as Placed)] }),
} satisfies Record<string, Op>;

interface Placed {
  readonly shape: Shape;
  readonly place: Remake;
}

/** Zeros of `shape` with `g` written where `place` looks: the gradient of taking a part. */
function embed(g: Tensor, args: Placed): Tensor {
  const out = filled(args.shape, 0, g.dtype);
  writeTo(
    noGrad(() => args.place(out)),
    dense(g),
  );
  return record(EMBED, out, [g], args);
}
const EMBED = op({ name: 'SliceBackwardBackward0', vjp: [(g, n) => (n.args as Placed).place(g)] });

function strided(
  t: Tensor,
  rules: Op,
  args: unknown,
  shape: Shape,
  strides: readonly number[],
  offset: number,
  remake: Remake,
): Tensor {
  const kept = isRowMajor(shape, strides) ? null : strides;
  return record(rules, makeView(t, shape, kept, offset, remake), [t], args);
}

/** Strides that show the same memory as `wanted`, or null if that takes a copy. */
function viewStrides(t: Tensor, wanted: Shape): number[] | null {
  if (t.strides === null || t.length === 0) return rowMajor(wanted);
  // old dims fall into runs without gaps; each run must hold whole new dims
  const out = new Array<number>(wanted.length);
  let view = wanted.length - 1;
  let run = 1;
  let base = t.strides.at(-1) ?? 1;
  for (let d = t.shape.length - 1; d >= 0; d--) {
    run *= t.shape[d]!;
    const ends = d === 0 || (t.shape[d - 1] !== 1 && t.strides[d - 1] !== run * base);
    if (!ends) continue;
    let filled = 1;
    while (view >= 0 && (filled < run || wanted[view] === 1)) {
      out[view] = filled * base;
      filled *= wanted[view]!;
      view--;
    }
    if (filled !== run) return null;
    if (d > 0) {
      base = t.strides[d - 1]!;
      run = 1;
    }
  }
  return view === -1 ? out : null;
}

/** Result dim `i` is dim `order[i]` of `t`. */
function reorder(t: Tensor, rules: Op, args: unknown, order: Shape, remake: Remake): Tensor {
  const strides = t.stride();
  const pick = (from: Shape): number[] => order.map((d) => from[d]!);
  return strided(t, rules, args, pick(t.shape), pick(strides), t.offset, remake);
}

const flatten = (shape: readonly (number | Shape)[]): number[] => shape.flat() as number[];

/** The same elements with dims of extent 1 put in or left out, which strides always allow. */
function withOnes(t: Tensor, rules: Op, shape: Shape): Tensor {
  return strided(t, rules, t.shape, shape, viewStrides(t, shape)!, t.offset, (x) => x.reshape(shape));
}

function reshapeTo(t: Tensor, wanted: Shape): Tensor {
  const shape = resolveShape(wanted, t.length);
  const strides = viewStrides(t, shape);
  if (strides !== null)
    return strided(t, OPS.view, t.shape, shape, strides, t.offset, (x) => x.reshape(shape));
  return record(OPS.view, wrap(dense(t), shape, t.dtype), [t], t.shape);
}

function sliceIndex(at: number | undefined, extent: number, otherwise: number): number {
  if (at === undefined) return otherwise;
  return Math.min(Math.max(at < 0 ? at + extent : at, 0), extent);
}

export const viewMethods = {
  /** The same elements in another shape; one extent may be −1. A view if possible, otherwise a copy. */
  reshape(this: Tensor, ...shape: (number | Shape)[]): Tensor {
    return reshapeTo(this, flatten(shape));
  },
  /** As reshape, but never copies. @throws TensorError if strides do not allow it */
  view(this: Tensor, ...shape: (number | Shape)[]): Tensor {
    const wanted = resolveShape(flatten(shape), this.length);
    if (viewStrides(this, wanted) === null) {
      throw new TensorError(
        'shape',
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two " +
          `contiguous subspaces). Use .reshape(...) instead. Shape ${show(this.shape)}, strides ${show(this.stride())}, wanted ${show(wanted)}.`,
      );
    }
    return reshapeTo(this, wanted);
  },
  /** Joins dims `start` to `end` (inclusive) into one; itself if there is nothing to join. @throws TensorError 'dim' */
  flatten(this: Tensor, start = 0, end = -1): Tensor {
    const from = axis(start, this.shape.length);
    const to = axis(end, this.shape.length);
    if (from > to) throw new TensorError('dim', `flatten() takes start <= end, got ${start}, ${end}`);
    if (from === to && this.shape.length > 0) return this;
    const joined = sizeOf(this.shape.slice(from, to + 1));
    return this.reshape([...this.shape.slice(0, from), joined, ...this.shape.slice(to + 1)]);
  },
  /** Swaps two dims. */
  transpose(this: Tensor, dim0: number, dim1: number): Tensor {
    const rank = this.shape.length;
    const [i, j] = [axis(dim0, rank), axis(dim1, rank)];
    const order = this.shape.map((_, d) => (d === i ? j : d === j ? i : d));
    return reorder(this, OPS.transpose, [i, j], order, (x) => x.transpose(i, j));
  },
  /** Transpose of a matrix `(M, N)`; a vector stays as it is. */
  t(this: Tensor): Tensor {
    if (this.shape.length > 2) {
      throw new TensorError(
        'dim',
        `t() expects a tensor with <= 2 dimensions, but self is ${this.shape.length}D`,
      );
    }
    return reorder(
      this,
      OPS.t,
      undefined,
      this.shape.map((_, d) => this.shape.length - 1 - d),
      (x) => x.t(),
    );
  },
  /** Reorders dims: result dim `i` is dim `dims[i]`. */
  permute(this: Tensor, ...dims: (number | Shape)[]): Tensor {
    const rank = this.shape.length;
    const order = flatten(dims).map((d) => axis(d, rank));
    if (new Set(order).size !== rank || order.length !== rank) {
      throw new TensorError('dim', `permute ${show(flatten(dims))} must name each of the ${rank} dims once`);
    }
    return reorder(this, OPS.permute, order, order, (x) => x.permute(...order));
  },
  /** Stretches dims of extent 1, and adds dims in front, without copying; −1 keeps a dim. */
  expand(this: Tensor, ...shape: (number | Shape)[]): Tensor {
    const wanted = flatten(shape);
    const missing = wanted.length - this.shape.length;
    const full = wanted.map((extent, i) =>
      extent === -1 && i >= missing ? this.shape[i - missing]! : extent,
    );
    const legal =
      missing >= 0 &&
      full.every(
        (extent, i) => extent >= 0 && (i < missing || [1, extent].includes(this.shape[i - missing]!)),
      );
    if (!legal) {
      throw new TensorError(
        'shape',
        `The expanded size ${show(wanted)} must match the existing size ${show(this.shape)} at non-singleton dimensions.`,
      );
    }
    return strided(this, OPS.expand, undefined, full, stretchedStrides(this, full), this.offset, (x) =>
      x.expand(full),
    );
  },
  /** A view in the shape of `other`. */
  expandAs(this: Tensor, other: Tensor): Tensor {
    return this.expand(other.shape);
  },
  /** A new dim of extent 1 at `dim`. */
  unsqueeze(this: Tensor, dim: number): Tensor {
    const at = axis(dim, this.shape.length + 1);
    return withOnes(this, OPS.unsqueeze, [...this.shape.slice(0, at), 1, ...this.shape.slice(at)]);
  },
  /** Without dim `dim` if its extent is 1; without all dims of extent 1 if none is given. */
  squeeze(this: Tensor, dim?: number): Tensor {
    const only = dim === undefined ? undefined : axis(dim, this.shape.length);
    return withOnes(
      this,
      only === undefined ? OPS.squeeze : OPS.squeezeDim,
      this.shape.filter((extent, i) => extent !== 1 || (only !== undefined && i !== only)),
    );
  },
  /** Indices `start` up to, not including, `end` of a dim, every `step`-th; negative positions count from the end. */
  slice(this: Tensor, dim: number, start?: number, end?: number, step = 1): Tensor {
    const at = axis(dim, this.shape.length);
    const extent = this.shape[at];
    if (extent === undefined) throw new TensorError('dim', 'slice() cannot be applied to a 0-dim tensor.');
    const from = sliceIndex(start, extent, 0);
    const to = Math.max(sliceIndex(end, extent, extent), from);
    if (![from, to, step].every(Number.isInteger) || step < 1) {
      throw new TensorError('value', `slice() takes whole numbers, step > 0, got ${[start, end, step]}`);
    }
    const strides = this.stride();
    const place: Remake = (x) => x.slice(at, from, to, step);
    return strided(
      this,
      OPS.slice,
      { shape: this.shape, place },
      this.shape.map((e, i) => (i === at ? Math.ceil((to - from) / step) : e)),
      strides.map((s, i) => (i === at ? s * step : s)),
      this.offset + from * strides[at]!,
      place,
    );
  },
  /** `length` indices of a dim, from `start`. */
  narrow(this: Tensor, dim: number, start: number, length: number): Tensor {
    const extent = this.size(dim);
    const from = start < 0 ? start + extent : start;
    if (from < 0 || length < 0 || from + length > extent) {
      throw new TensorError(
        'index',
        `start (${start}) + length (${length}) exceeds dimension size (${extent}).`,
      );
    }
    return this.slice(dim, from, from + length);
  },
  /** One index of a dim, which then disappears: `x.select(0, i)` is row i. */
  select(this: Tensor, dim: number, index: number): Tensor {
    const at = axis(dim, this.shape.length);
    const extent = this.shape[at];
    if (extent === undefined) throw new TensorError('dim', 'select() cannot be applied to a 0-dim tensor.');
    if (!Number.isInteger(index) || index < -extent || index >= extent) {
      throw new TensorError(
        'index',
        `select(): index ${index} out of range for tensor of size ${show(this.shape)} at dimension ${at}`,
      );
    }
    const i = index < 0 ? index + extent : index;
    const strides = this.stride();
    const place: Remake = (x) => x.select(at, i);
    return strided(
      this,
      OPS.select,
      { shape: this.shape, place },
      this.shape.filter((_, d) => d !== at),
      strides.filter((_, d) => d !== at),
      this.offset + i * strides[at]!,
      place,
    );
  },
  /** One view per index of `dim`. */
  unbind(this: Tensor, dim = 0): Tensor[] {
    return Array.from({ length: this.size(dim) }, (_, i) => this.select(dim, i));
  },
  /** Parts of `size` indices along `dim`; the last may be shorter. */
  split(this: Tensor, size: number, dim = 0): Tensor[] {
    if (!(size > 0)) throw new TensorError('value', `split() takes whole numbers, size > 0, got ${size}`);
    return Array.from({ length: Math.ceil(this.size(dim) / size) || 1 }, (_, i) =>
      this.slice(dim, i * size, (i + 1) * size),
    );
  },
  /** A copy with its own memory, still in the graph. */
  clone(this: Tensor): Tensor {
    const data = allocate(this.length, this.dtype);
    data.set(dense(this));
    return record(CLONE, wrap(data, this.shape, this.dtype), [this]);
  },
  /** Itself if its elements lie in order, otherwise a copy. */
  contiguous(this: Tensor): Tensor {
    return this.strides === null ? this : this.clone();
  },
  /** True if both have the same shape and equal elements. */
  equal(this: Tensor, other: Tensor): boolean {
    if (!sameShape(this.shape, other.shape)) return false;
    const [x, y] = [dense(this), dense(other)];
    return x.every((value, i) => value === y[i]);
  },
};

const CLONE = op({ name: 'CloneBackward0', vjp: [(g) => g] });
