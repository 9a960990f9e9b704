/** Picking elements by position, and putting tensors together. */
import { allocate, type Data, type Dtype, larger, settle } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { dense } from '../layout.ts';
import { op, type Rule, record } from '../node.ts';
import { axis, rowMajor, type Shape, sameShape, show, sizeOf } from '../shape.ts';
import { filled, type Tensor, wrap } from '../tensor.ts';

/** Positions: an array of whole numbers or an int64 tensor. */
export type Index = readonly number[] | Tensor;

function asIndex(index: Index): Tensor {
  if (!Array.isArray(index)) {
    const t = index as Tensor;
    if (t.dtype !== 'int64')
      throw new TensorError('dtype', `an index is an int64 tensor or an array, got ${t.dtype}`);
    return t;
  }
  return wrap(Float64Array.from(index as readonly number[]), [index.length], 'int64');
}

/** Negative positions are refused, as PyTorch refuses them here. */
function checkPositions(positions: Data, extent: number, dim: number): void {
  for (const i of positions) {
    if (!(Number.isInteger(i) && i >= 0 && i < extent)) {
      throw new TensorError('index', `index ${i} is out of bounds for dimension ${dim} with size ${extent}`);
    }
  }
}

/** Zeros of the input's shape with g added where elements were taken. */
const addBack =
  (method: 'indexAdd' | 'scatterAdd'): Rule =>
  (g, n) => {
    const { dim, shape } = n.args as { dim: number; shape: Shape };
    return filled(shape, 0, g.dtype)[method](dim, n.b, g);
  };

const INDEX_SELECT = op({ name: 'IndexSelectBackward0', reads: ['b'], vjp: [addBack('indexAdd')] });
const GATHER = op({ name: 'GatherBackward0', reads: ['b'], vjp: [addBack('scatterAdd')] });
const SCATTER_ADD = op({
  name: 'ScatterAddBackward0',
  reads: ['', '', 'b'],
  vjp: [(g) => g, (g) => g, (g, n) => g.gather((n.args as { dim: number }).dim, n.b)],
});
const CAT = op({
  name: 'CatBackward0',
  vjp: [
    (g, n, i) => {
      const { dim, starts } = n.args as { dim: number; starts: readonly number[] };
      return g.slice(dim, starts[i]!, starts[i + 1]!);
    },
  ],
});
const STACK = op({ name: 'StackBackward0', vjp: [(g, n, i) => g.select(n.args as number, i)] });

/** `(outer, extent, inner)` around one dim. */
function around(shape: Shape, dim: number): [number, number, number] {
  return [sizeOf(shape.slice(0, dim)), shape[dim] ?? 1, sizeOf(shape.slice(dim + 1))];
}

/** Visits, for each element of `index` in order, the place it names in a tensor of `shape` along `dim`. */
function eachPlace(
  index: Tensor,
  shape: Shape,
  dim: number,
  visit: (at: number, place: number) => void,
): void {
  const fits =
    index.shape.length === shape.length && index.shape.every((e, i) => i === dim || e <= shape[i]!);
  if (!fits) {
    throw new TensorError(
      'shape',
      `Expected index ${show(index.shape)} to be smaller than self ${show(shape)} apart from dimension ${dim}`,
    );
  }
  const [positions, own, strides] = [dense(index), rowMajor(index.shape), rowMajor(shape)];
  checkPositions(positions, shape[dim] ?? 1, dim);
  for (let at = 0; at < positions.length; at++) {
    let place = 0;
    for (let d = 0, rest = at; d < shape.length; d++) {
      const i = Math.floor(rest / own[d]!);
      rest -= i * own[d]!;
      place += (d === dim ? positions[at]! : i) * strides[d]!;
    }
    visit(at, place);
  }
}

/** The tensors side by side along `dim`, in the dtype that holds them all. */
function put(tensors: readonly Tensor[], dim: number, shape: Shape): Tensor {
  const dtype = tensors.reduce<Dtype>((dtype, t) => larger(dtype, t.dtype), 'bool');
  const out = allocate(sizeOf(shape), dtype);
  const [outer, extent, inner] = around(shape, dim);
  let start = 0;
  for (const t of tensors) {
    const [x, width] = [dense(t), outer === 0 ? 0 : t.length / outer];
    for (let o = 0; o < outer; o++)
      out.set(x.subarray(o * width, (o + 1) * width), o * extent * inner + start);
    start += width;
  }
  return wrap(out, shape, dtype);
}

/** Joins tensors along an existing dim; all other extents must agree. @throws TensorError naming both shapes */
export function cat(tensors: readonly Tensor[], dim = 0): Tensor {
  const first = tensors[0];
  if (first === undefined) throw new TensorError('value', 'expected a non-empty list of Tensors');
  if (first.shape.length === 0) throw new TensorError('dim', 'cat() cannot be applied to a 0-dim tensor.');
  const at = axis(dim, first.shape.length);
  const starts = [0];
  for (const t of tensors) {
    if (t.shape.length !== first.shape.length || t.shape.some((e, i) => i !== at && e !== first.shape[i])) {
      throw new TensorError(
        'shape',
        `Sizes of tensors must match except in dimension ${at}. Got ${show(first.shape)} and ${show(t.shape)}.`,
      );
    }
    starts.push(starts.at(-1)! + t.shape[at]!);
  }
  const shape = first.shape.map((e, i) => (i === at ? starts.at(-1)! : e));
  return record(CAT, put(tensors, at, shape), tensors, { dim: at, starts });
}

/** Joins tensors of one shape along a new dim. @throws TensorError naming both shapes */
export function stack(tensors: readonly Tensor[], dim = 0): Tensor {
  const first = tensors[0];
  if (first === undefined) throw new TensorError('value', 'expected a non-empty list of Tensors');
  const at = axis(dim, first.shape.length + 1);
  for (const t of tensors) {
    if (!sameShape(t.shape, first.shape)) {
      throw new TensorError(
        'shape',
        `stack expects each tensor to be equal size, but got ${show(first.shape)} and ${show(t.shape)}`,
      );
    }
  }
  const shape = [...first.shape.slice(0, at), tensors.length, ...first.shape.slice(at)];
  return record(STACK, put(tensors, at, shape), tensors, at);
}

export const indexMethods = {
  /** The positions `index` of a dim, in that order, repeats allowed. */
  indexSelect(this: Tensor, dim: number, index: Index): Tensor {
    const at = axis(dim, this.shape.length);
    const chosen = asIndex(index);
    const [outer, extent, inner] = around(this.shape, at);
    const [x, positions] = [dense(this), dense(chosen)];
    checkPositions(positions, extent, at);
    if (this.shape.length === 0 && positions.length !== 1) {
      throw new TensorError('index', `a 0-dim tensor takes 1 index, got ${positions.length}`);
    }
    const shape = this.shape.map((e, i) => (i === at ? positions.length : e));
    const out = allocate(sizeOf(shape), this.dtype);
    for (let o = 0, to = 0; o < outer; o++) {
      for (let k = 0; k < positions.length; k++, to += inner) {
        const from = (o * extent + positions[k]!) * inner;
        for (let i = 0; i < inner; i++) out[to + i] = x[from + i]!;
      }
    }
    return record(INDEX_SELECT, wrap(out, shape, this.dtype), [this, chosen], { dim: at, shape: this.shape });
  },
  /** A copy with `source` added at the positions `index` of a dim; repeats add up. */
  indexAdd(this: Tensor, dim: number, index: Index, source: Tensor): Tensor {
    const at = axis(dim, this.shape.length);
    const alongDim = this.shape.map((_, i) => (i === at ? -1 : 1));
    return this.scatterAdd(at, asIndex(index).reshape(alongDim).expand(source.shape), source);
  },
  /** Along `dim`, element `index[..., j, ...]` for each place of `index`. */
  gather(this: Tensor, dim: number, index: Tensor): Tensor {
    const at = axis(dim, this.shape.length);
    const [x, chosen] = [dense(this), asIndex(index)];
    const out = allocate(chosen.length, this.dtype);
    eachPlace(chosen, this.shape, at, (to, place) => {
      out[to] = x[place]!;
    });
    return record(GATHER, wrap(out, chosen.shape, this.dtype), [this, chosen], {
      dim: at,
      shape: this.shape,
    });
  },
  /** A copy with `source` added at the places `index` names along `dim`: the mirror image of gather. */
  scatterAdd(this: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
    const at = axis(dim, this.shape.length);
    const chosen = asIndex(index);
    if (!sameShape(source.shape, chosen.shape)) {
      throw new TensorError(
        'shape',
        `scatterAdd expects source ${show(chosen.shape)}, got ${show(source.shape)}`,
      );
    }
    const [out, y] = [dense(this).slice(), dense(source)];
    eachPlace(chosen, this.shape, at, (from, place) => {
      out[place]! += y[from]!;
    });
    return record(
      SCATTER_ADD,
      wrap(settle(out, this.dtype), this.shape, this.dtype),
      [this, chosen, source],
      {
        dim: at,
      },
    );
  },
};
