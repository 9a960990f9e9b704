/**
 * The one matrix product of the engine: C (=|+=) A B. Because A and B come with strides, the same function serves
 * the forward pass and both gradients of `C = A B`: dA = dC Bᵀ and dB = Aᵀ dC are calls with strides swapped, and
 * no transpose is ever written out.
 */
import { gemmTile } from './gemm-tile.ts';

export type Real = Float32Array | Float64Array;

/**
 * C (=|+=) A B for A `(M, K)`, B `(K, N)`, C `(M, N)`; A, B and C of one dtype.
 *
 * Element (i, k) of A lies at `A[aOffset + i * rsa + k * csa]` (row stride, column stride, in elements), B likewise;
 * strides may be 0 (broadcast) but not negative. C is row-major and contiguous from `cOffset`, and overlaps neither
 * A nor B. With `accumulate` the product is added to C. K = 0 is the empty sum, 0.
 *
 * Sums are formed in float64 and rounded once when stored. Nothing is checked: the tensor layer knows the shapes.
 *
 * @example row-major A (2, 3) times row-major B (3, 2): gemm(2, 2, 3, A, 0, 3, 1, B, 0, 2, 1, C, 0, false)
 * @example Aᵀ G for A (K, M) row-major: gemm(M, N, K, A, 0, 1, M, G, 0, N, 1, C, 0, false)
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
  accumulate: boolean,
): void {
  gemmTile(M, N, K, A, aOffset, rsa, csa, B, bOffset, rsb, csb, C, cOffset, accumulate);
}
