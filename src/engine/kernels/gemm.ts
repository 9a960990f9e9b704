/**
 * The one matrix product of the engine: C = A B. Because A and B come with strides, the same function serves
 * the forward pass and both gradients of `C = A B`: dA = dC Bᵀ and dB = Aᵀ dC are calls with strides swapped, and
 * no transpose is ever written out.
 */
import { gemmTile } from './gemm-tile.ts';
import { gemmWasm } from './gemm-wasm.ts';

export type Real = Float32Array | Float64Array;

/** Below so many products the textbook loop is done before the others have copied their operands. */
const SMALL = 128;

/**
 * C = A B for A `(M, K)`, B `(K, N)`, C `(M, N)`; A, B and C of one dtype.
 *
 * Element (i, k) of A lies at `A[aOffset + i * rsa + k * csa]` (row stride, column stride, in elements), B likewise;
 * strides may be 0 (broadcast) but not negative. C is row-major and contiguous from `cOffset`, and overlaps neither
 * A nor B. `bias`, N numbers, is added to each row. K = 0 is the empty sum, 0.
 *
 * float32 is summed in float32 by WebAssembly where there is such, float64 in float64 by JavaScript: an element is
 * off by at most K·ε·Σ|a||b| with ε = 2⁻²⁴ or 2⁻⁵³. Nothing is checked: the tensor layer knows the shapes.
 *
 * @example row-major A (2, 3) times row-major B (3, 2): gemm(2, 2, 3, A, 0, 3, 1, B, 0, 2, 1, C, 0)
 * @example Aᵀ G for A (K, M) row-major: gemm(M, N, K, A, 0, 1, M, G, 0, N, 1, C, 0)
 */
export function gemm(
  M: number,
  N: number,
  K: number,
  A: Real,
  aOffset: number,
  rsa: number,
  csa: number,
  B: Real,
  bOffset: number,
  rsb: number,
  csb: number,
  C: Real,
  cOffset: number,
  bias: Real | null = null,
): void {
  const small = M * N * K < SMALL;
  const vectors = !small && A instanceof Float32Array;
  if (vectors && gemmWasm(M, N, K, A, aOffset, rsa, csa, B, bOffset, rsb, csb, C, cOffset, bias)) return;
  const multiply = small ? gemmSmall : gemmTile;
  multiply(M, N, K, A, aOffset, rsa, csa, B, bOffset, rsb, csb, C, cOffset);
  if (bias === null) return;
  for (let i = 0, at = cOffset; i < M; i++) for (let j = 0; j < N; j++, at++) C[at]! += bias[j]!;
}

/** The textbook: one sum after the other. */
const gemmSmall: typeof gemmTile = (M, N, K, A, aOffset, rsa, csa, B, bOffset, rsb, csb, C, cOffset) => {
  for (let i = 0; i < M; i++)
    for (let j = 0; j < N; j++) {
      let sum = 0;
      for (let k = 0; k < K; k++) sum += A[aOffset + i * rsa + k * csa]! * B[bOffset + k * rsb + j * csb]!;
      C[cOffset + i * N + j] = sum;
    }
};
