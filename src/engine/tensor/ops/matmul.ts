/**
 * Matrix products. One strided kernel serves forward and both gradients: a transpose is two strides swapped, so none is
 * ever copied. `linear` is the layer's x Wᵀ + b as one operation.
 */
import { gemm } from '../../kernels/gemm.ts';
import { allocate, type Data } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { sumRows } from '../fast/rows.ts';
import { checkAlive, dense } from '../layout.ts';
import { op, record } from '../node.ts';
import { broadcastShapes, type Shape, sameShape, show, sizeOf } from '../shape.ts';
import { scratch } from '../storage.ts';
import { filled, type Tensor, wrap, wrapOwned } from '../tensor.ts';

const rowStep = (t: Tensor): number => (t.strides === null ? t.shape[1]! : t.strides[0]!);
const columnStep = (t: Tensor): number => (t.strides === null ? 1 : t.strides[1]!);

const cannot = (a: Shape, b: Shape): TensorError =>
  new TensorError('shape', `mat1 and mat2 shapes cannot be multiplied (${a.join('x')} and ${b.join('x')})`);

/** @throws TensorError unless both have these ranks and one dtype */
function expect(name: string, a: Tensor, ranks: [number, number], b: Tensor): void {
  const [i, j] = [a.shape.length, b.shape.length];
  if (i !== ranks[0] || j !== ranks[1]) {
    const got = `${show(a.shape)} and ${show(b.shape)}`;
    throw new TensorError('dim', `${name}: expected ${ranks[0]}-D and ${ranks[1]}-D tensors, got ${got}`);
  }
  if (a.dtype !== b.dtype) {
    throw new TensorError('dtype', `${name}: expected one dtype, got ${a.dtype} and ${b.dtype}`);
  }
}

/** out = x · y, plus `bias` in each row, for matrices with any strides; `flipX`, `flipY` take the transpose. */
function multiply(
  x: Tensor,
  flipX: boolean,
  y: Tensor,
  flipY: boolean,
  out: Data,
  bias: Data | null = null,
): void {
  checkAlive(x);
  checkAlive(y);
  const [rows, inner] = flipX ? [1, 0] : [0, 1];
  const xr = flipX ? columnStep(x) : rowStep(x);
  const xc = flipX ? rowStep(x) : columnStep(x);
  const yr = flipY ? columnStep(y) : rowStep(y);
  const yc = flipY ? rowStep(y) : columnStep(y);
  const columns = y.shape[flipY ? 0 : 1]!;
  const [a, b] = [x.storage.data, y.storage.data];
  gemm(x.shape[rows]!, columns, x.shape[inner]!, a, x.offset, xr, xc, b, y.offset, yr, yc, out, 0, bias);
}

/** As {@link multiply}, into memory that the walk owns; `shape` is that of the result. */
function owned(shape: Shape, x: Tensor, flipX: boolean, y: Tensor, flipY: boolean): Tensor {
  const out = scratch(shape[0]! * shape[1]!, x.dtype);
  multiply(x, flipX, y, flipY, out);
  return wrapOwned(out, shape, x.dtype);
}

const MM = op({
  name: 'MmBackward0',
  reads: ['b', 'a'],
  // Y = A B:  dA = G Bᵀ,  dB = Aᵀ G
  vjp: [(g, n) => g.mm(n.b.t()), (g, n) => n.a.t().mm(g)],
  fast: [
    (g, n) => owned(n.next[0]!.shape, g, false, n.b, true),
    (g, n) => owned(n.next[1]!.shape, n.a, true, g, false),
  ],
});

const MV = op({
  name: 'MvBackward0',
  reads: ['b', 'a'],
  vjp: [(g, n) => g.unsqueeze(1).mul(n.b), (g, n) => n.a.t().mv(g)],
});
const DOT = op({
  name: 'DotBackward0',
  reads: ['b', 'a'],
  vjp: [(g, n) => g.mul(n.b), (g, n) => g.mul(n.a)],
});
const BMM = op({
  name: 'BmmBackward0',
  reads: ['b', 'a'],
  vjp: [(g, n) => g.bmm(n.b.transpose(1, 2)), (g, n) => n.a.transpose(1, 2).bmm(g)],
});

/** y `(N, out)` = x `(N, in)` · wᵀ + b, with w `(out, in)` and b `(out)`. */
const LINEAR = op({
  name: 'LinearBackward0',
  reads: ['b', 'a', ''],
  vjp: [(g, n) => g.mm(n.b), (g, n) => g.t().mm(n.a), (g) => g.sum(0)],
  fast: [
    (g, n) => owned(n.next[0]!.shape, g, false, n.b, false),
    (g, n) => owned(n.next[1]!.shape, g, true, n.a, false),
    (g) => {
      const [rows, columns] = g.shape as [number, number];
      return wrapOwned(sumRows(dense(g), rows, columns, g.dtype), [columns], g.dtype);
    },
  ],
});

/** Matrices with leading batch dims, which broadcast; a product of one 2-D matrix with many rows stays one product. */
function batched(a: Tensor, b: Tensor): Tensor {
  const [m, k] = a.shape.slice(-2) as [number, number];
  const n = b.shape.at(-1)!;
  if (k !== b.shape.at(-2)) throw cannot(a.shape, b.shape);
  if (b.shape.length === 2) return rowsOf(a, (rows) => rows.mm(b), n);
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const flat = (t: Tensor, rows: number, columns: number): Tensor =>
    t.expand([...batch, rows, columns]).reshape(sizeOf(batch), rows, columns);
  const out = flat(a, m, k).bmm(flat(b, k, n));
  return out.reshape([...batch, m, n]);
}

/** Applies `map` to all rows of `t` `(..., K)` as one matrix; the result is `(..., columns)`. */
function rowsOf(t: Tensor, map: (rows: Tensor) => Tensor, columns: number): Tensor {
  return map(t.reshape(sizeOf(t.shape.slice(0, -1)), t.shape.at(-1)!)).reshape([
    ...t.shape.slice(0, -1),
    columns,
  ]);
}

/**
 * x `(..., in)` · wᵀ + b, with w `(out, in)` and b `(out)` or none: a layer, as one operation.
 * @throws TensorError naming the shapes that do not fit
 */
export function linear(x: Tensor, w: Tensor, b: Tensor | null = null): Tensor {
  const [out, inner] = w.shape as [number, number];
  if (w.shape.length !== 2 || x.shape.at(-1) !== inner) throw cannot(x.shape, [...w.shape].reverse());
  if (b === null) return x.matmul(w.t());
  if (x.shape.length !== 2) return rowsOf(x, (rows) => linear(rows, w, b), out);
  expect('linear', x, [2, 2], w);
  if (!sameShape(b.shape, [out])) {
    throw new TensorError('shape', `linear: expected a bias [${out}], got ${show(b.shape)}`);
  }
  const data = allocate(x.shape[0]! * out, x.dtype);
  multiply(x, false, w, true, data, dense(b));
  return record(LINEAR, wrap(data, [x.shape[0]!, out], x.dtype), [x, w, b]);
}

export const matmulMethods = {
  /** `(M, K)` · `(K, N)`. @throws TensorError naming both shapes */
  mm(this: Tensor, other: Tensor): Tensor {
    expect('mm', this, [2, 2], other);
    if (this.shape[1] !== other.shape[0]) throw cannot(this.shape, other.shape);
    const shape = [this.shape[0]!, other.shape[1]!];
    const out = allocate(shape[0]! * shape[1]!, this.dtype);
    multiply(this, false, other, false, out);
    return record(MM, wrap(out, shape, this.dtype), [this, other]);
  },
  /** `(M, K)` · `(K)`. */
  mv(this: Tensor, other: Tensor): Tensor {
    expect('mv', this, [2, 1], other);
    const [m, k] = this.shape as [number, number];
    if (k !== other.length) throw cannot(this.shape, other.shape);
    const out = allocate(m, this.dtype);
    const [a, x] = [this.storage.data, other.storage.data];
    const step = other.stride()[0]!;
    gemm(m, 1, k, a, this.offset, rowStep(this), columnStep(this), x, other.offset, step, 1, out, 0);
    return record(MV, wrap(out, [m], this.dtype), [this, other]);
  },
  /** Sum of products of two vectors. */
  dot(this: Tensor, other: Tensor): Tensor {
    expect('dot', this, [1, 1], other);
    if (this.length !== other.length) throw cannot(this.shape, other.shape);
    const [x, y] = [dense(this), dense(other)];
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
    return record(DOT, filled([], sum, this.dtype), [this, other]);
  },
  /** `(B, M, K)` · `(B, K, N)`. */
  bmm(this: Tensor, other: Tensor): Tensor {
    expect('bmm', this, [3, 3], other);
    const [batch, m, k] = this.shape as [number, number, number];
    const n = other.shape[2]!;
    if (other.shape[0] !== batch || other.shape[1] !== k) throw cannot(this.shape, other.shape);
    const [x, y, out] = [dense(this), dense(other), allocate(batch * m * n, this.dtype)];
    for (let i = 0; i < batch; i++) {
      gemm(m, n, k, x, i * m * k, k, 1, y, i * k * n, n, 1, out, i * m * n);
    }
    return record(BMM, wrap(out, [batch, m, n], this.dtype), [this, other]);
  },
  /** Product of vectors, matrices or batches of matrices, with PyTorch's rules for each pair of ranks. */
  matmul(this: Tensor, other: Tensor): Tensor {
    const [i, j]: [number, number] = [this.shape.length, other.shape.length];
    if (i === 0 || j === 0) {
      throw new TensorError(
        'dim',
        `both arguments to matmul need to be at least 1D, but they are ${i}D and ${j}D`,
      );
    }
    if (i === 1 && j === 1) return this.dot(other);
    if (i === 2 && j === 1) return this.mv(other);
    if (i === 2 && j === 2) return this.mm(other);
    if (i === 1) return this.unsqueeze(0).matmul(other).squeeze(-2);
    if (j === 1) return this.matmul(other.unsqueeze(1)).squeeze(-1);
    return batched(this, other);
  },
};
