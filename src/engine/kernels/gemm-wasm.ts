/**
 * The float32 matrix product in WebAssembly: copies the operands into its memory, multiplies there with vectors of
 * four (assembly/gemm.ts), and copies the product out. About eight times as fast as plain JavaScript.
 */
import type { Real } from './gemm.ts';
import { floats, part, reserve } from './wasm.ts';

/** Floats of A and C worked on at a time: they should stay in the processor's second cache (256 KB of it). */
const BLOCK = 65536;

/**
 * See `gemm` for the contract; M, N and K at least 1, and all arrays float32. Sums are formed in float32.
 *
 * @returns false, with nothing done, where WebAssembly or memory for the operands is not to be had.
 */
export function gemmWasm(
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
  bias: Real | null,
): boolean {
  // Rows of A that do not interleave can be worked off in blocks; a transposed A is taken whole.
  const inBlocks = rsa >= (K - 1) * csa + 1;
  const rows = inBlocks ? Math.min(M, Math.max(4, Math.floor(BLOCK / (rsa + N)) & ~3)) : M;
  const spanA = (rows - 1) * rsa + (K - 1) * csa + 1;
  const spanB = (K - 1) * rsb + (N - 1) * csb + 1;

  // places in memory, in floats: panels of B | strip | bias | B, and over it, once packed, A | C
  const columns = (N + 7) & ~7;
  const strip = columns * K;
  const row = strip + 4 * K + 32;
  const b = row + columns;
  const c = b + spanA;
  const kernels = reserve(Math.max(b + spanB, c + rows * N));
  if (!kernels) return false;

  floats.set(part(B, bOffset, spanB), b);
  kernels.packB(K, N, 4 * b, 4 * rsb, 4 * csb);
  floats.fill(0, row, b);
  if (bias !== null) floats.set(bias, row);
  for (let i = 0; i < M; i += rows) {
    const m = Math.min(rows, M - i);
    const from = aOffset + i * rsa;
    const to = cOffset + i * N;
    floats.set(part(A, from, (m - 1) * rsa + (K - 1) * csa + 1), b);
    kernels.multiply(m, N, K, 4 * b, 4 * rsa, 4 * csa, 4 * c, 4 * strip);
    C.set(floats.subarray(c, c + m * N), to);
  }
  return true;
}
