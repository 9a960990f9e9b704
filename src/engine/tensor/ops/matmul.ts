/**
 * Matrix products. One strided kernel serves forward and both gradients: a transpose is two strides swapped, so none is
 * ever copied. `linear` is the layer's x Wᵀ + b as one operation.
 */
import { gemm } from '../../kernels/gemm.ts';
import { allocate, type Data } from '../dtype.ts';
import { TensorError } from '../errors.ts';

import { sumRows } from '../fast/rows.ts';
import { dense } from '../layout.ts';
import { op, record } from '../node.ts';
import { broadcastShapes, type Shape, sameShape, show, sizeOf } from '../shape.ts';

import { scratch } from '../storage.ts';
import { type Tensor, wrap, wrapOwned } from '../tensor.ts';

const rowStep = (t: Tensor): number => (t.strides === null ? t.shape[1]! : t.strides[0]!);
const columnStep = (t: Tensor): number => (t.strides === null ? 1 : t.strides[1]!);

function sameDtype(a: Tensor, b: Tensor): void {
  if (a.dtype !== b.dtype) {
    throw new TensorError(
      'dtype',
      `expected both matrices to have the same dtype, but got: ${a.dtype} != ${b.dtype}`,
    );
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
  const [rows, inner] = flipX ? [1, 0] : [0, 1];
  const xr = flipX ? columnStep(x) : rowStep(x);
  const xc = flipX ? rowStep(x) : columnStep(x);
  const yr = flipY ? columnStep(y) : rowStep(y);
  const yc = flipY ? rowStep(y) : columnStep(y);
  const columns = y.shape[flipY ? 0 : 1]!;
  const [a, b] = [x.storage.data, y.storage.data];
  gemm(
    x.shape[rows]!,
    columns,
    x.shape[inner]!,
    a,
    x.offset,
    xr,
    xc,
    b,
    y.offset,
    yr,
    yc,
    out,
    0,
    false,
    bias,
  );
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
      const out = scratch(columns, g.dtype);
      sumRows(dense(g), rows, columns, out);
      return wrapOwned(out, [columns], g.dtype);
    },
  ],
});

function expectRank(name: string, t: Tensor, rank: number): void {
  if (t.shape.length !== rank) {
    throw new TensorError(
      'dim',
      `${name}: expected a ${rank}-D tensor, got ${t.shape.length}-D ${show(t.shape)}`,
    );
  }
}

function mm(a: Tensor, b: Tensor): Tensor {
  expectRank('mm', a, 2);
  expectRank('mm', b, 2);
  sameDtype(a, b);
  if (a.shape[1] !== b.shape[0]) {
    throw new TensorError(
      'shape',
      `mat1 and mat2 shapes cannot be multiplied (${a.shape.join('x')} and ${b.shape.join('x')})`,
    );
  }
  const shape = [a.shape[0]!, b.shape[1]!];
  const out = allocate(shape[0]! * shape[1]!, a.dtype);
  multiply(a, false, b, false, out);
  return record(MM, wrap(out, shape, a.dtype), [a, b]);
}

function mv(a: Tensor, x: Tensor): Tensor {
  expectRank('mv', a, 2);
  expectRank('mv', x, 1);
  sameDtype(a, x);
  if (a.shape[1] !== x.shape[0]) {
    throw new TensorError('shape', `size mismatch, got input (${a.shape.join('x')}), vec (${x.shape[0]})`);
  }
  const out = allocate(a.shape[0]!, a.dtype);
  const [m, k] = a.shape as [number, number];
  const [p, q] = [a.storage.data, x.storage.data];
  gemm(m, 1, k, p, a.offset, rowStep(a), columnStep(a), q, x.offset, x.stride()[0]!, 1, out, 0, false);
  return record(MV, wrap(out, [a.shape[0]!], a.dtype), [a, x]);
}

function dot(a: Tensor, b: Tensor): Tensor {
  sameDtype(a, b);
  if (!sameShape(a.shape, b.shape)) {
    throw new TensorError(
      'shape',
      `inconsistent tensor size, expected tensor ${show(a.shape)} and src ${show(b.shape)} to have the same number of elements`,
    );
  }
  const [x, y, out] = [dense(a), dense(b), allocate(1, a.dtype)];
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  out[0] = sum;
  return record(DOT, wrap(out, [], a.dtype), [a, b]);
}

function bmm(a: Tensor, b: Tensor): Tensor {
  expectRank('bmm', a, 3);
  expectRank('bmm', b, 3);
  sameDtype(a, b);
  const [batch, m, k] = a.shape as [number, number, number];
  const n = b.shape[2]!;
  if (b.shape[0] !== batch || b.shape[1] !== k) {
    throw new TensorError(
      'shape',
      `Expected size for first two dimensions of batch2 tensor to be: [${batch}, ${k}] but got: [${b.shape[0]}, ${b.shape[1]}].`,
    );
  }
  const [x, y, out] = [dense(a), dense(b), allocate(batch * m * n, a.dtype)];
  for (let i = 0; i < batch; i++) {
    gemm(m, n, k, x, i * m * k, k, 1, y, i * k * n, n, 1, out, i * m * n, false);
  }
  return record(BMM, wrap(out, [batch, m, n], a.dtype), [a, b]);
}

/** Matrices with leading batch dims, which broadcast; a product of one 2-D matrix with many rows stays one product. */
function batched(a: Tensor, b: Tensor): Tensor {
  const [m, k] = a.shape.slice(-2) as [number, number];
  const [kb, n] = b.shape.slice(-2) as [number, number];
  if (k !== kb) {
    throw new TensorError(
      'shape',
      `mat1 and mat2 shapes cannot be multiplied (${a.shape.join('x')} and ${b.shape.join('x')})`,
    );
  }
  if (b.shape.length === 2)
    return a
      .reshape(-1, k)
      .mm(b)
      .reshape([...a.shape.slice(0, -1), n]);
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const flat = (t: Tensor, rows: number, columns: number): Tensor =>
    t.expand([...batch, rows, columns]).reshape(sizeOf(batch), rows, columns);
  return flat(a, m, k)
    .bmm(flat(b, k, n))
    .reshape([...batch, m, n]);
}

/** x `(..., in)` · wᵀ + b, with w `(out, in)` and b `(out)` or none: a layer, as one operation. */
export function linear(x: Tensor, w: Tensor, b: Tensor | null = null): Tensor {
  expectRank('linear weight', w, 2);
  const [out, inner] = w.shape as [number, number];
  if (x.shape.at(-1) !== inner) {
    throw new TensorError(
      'shape',
      `mat1 and mat2 shapes cannot be multiplied (${x.shape.join('x')} and ${inner}x${out}): linear takes (..., ${inner})`,
    );
  }
  if (b === null) return x.matmul(w.t());
  if (x.shape.length !== 2) {
    const flat = linear(x.reshape(-1, inner), w, b);
    return flat.reshape([...x.shape.slice(0, -1), out]);
  }
  sameDtype(x, w);
  const rows = x.shape[0]!;
  const data = allocate(rows * out, x.dtype);
  const bias = dense(b);
  if (bias.length !== out) {
    throw new TensorError('shape', `bias ${show(b.shape)} does not fit ${out} outputs`);
  }
  multiply(x, false, w, true, data, bias);
  return record(LINEAR, wrap(data, [rows, out], x.dtype), [x, w, b]);
}

export const matmulMethods = {
  /** `(M, K)` · `(K, N)`. @throws TensorError naming both shapes */
  mm(this: Tensor, other: Tensor): Tensor {
    return mm(this, other);
  },
  /** `(M, K)` · `(K)`. */
  mv(this: Tensor, other: Tensor): Tensor {
    return mv(this, other);
  },
  /** Sum of products of two vectors. */
  dot(this: Tensor, other: Tensor): Tensor {
    return dot(this, other);
  },
  /** `(B, M, K)` · `(B, K, N)`. */
  bmm(this: Tensor, other: Tensor): Tensor {
    return bmm(this, other);
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
    if (i === 1 && j === 1) return dot(this, other);
    if (i === 2 && j === 1) return mv(this, other);
    if (i === 2 && j === 2) return mm(this, other);
    if (i === 1) return this.unsqueeze(0).matmul(other).squeeze(-2);
    if (j === 1) return this.matmul(other.unsqueeze(1)).squeeze(-1);
    return batched(this, other);
  },
};
