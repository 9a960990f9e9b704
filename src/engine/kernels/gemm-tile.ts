/**
 * The matrix product in plain JavaScript: the readable reference, and what runs where WebAssembly is missing or the
 * numbers are float64. C is cut into 4×4 blocks whose sixteen sums live in registers; A and B are first copied into
 * panels of four rows or columns, so that the innermost loop reads both in order (Goto and van de Geijn, "Anatomy
 * of high-performance matrix multiplication", 2008).
 */
import type { Real } from './gemm.ts';

let panelsA: Float64Array = new Float64Array(0);
let panelsB: Float64Array = new Float64Array(0);

/** See `gemm` for the contract. Sums in float64, whatever the arrays hold. */
export function gemmTile(
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
): void {
  panelsA = pack(panelsA, M, K, A, aOffset, rsa, csa);
  panelsB = pack(panelsB, N, K, B, bOffset, csb, rsb);
  for (let i = 0; i < M; i += 4)
    for (let j = 0; j < N; j += 4) block(K, i * K, j * K, C, cOffset + i * N + j, N, M - i, N - j);
}

/** Panels of four lines, interleaved: entry k of lines 0…3, then entry k + 1. Missing lines are 0. */
function pack(old: Float64Array, lines: number, K: number, X: Real, offset: number, rs: number, cs: number) {
  const size = ((lines + 3) & ~3) * K;
  const panels = old.length < size ? new Float64Array(size) : old;
  let to = 0;
  for (let first = 0; first < lines; first += 4) {
    const end = Math.min(4, lines - first);
    for (let k = 0; k < K; k++, to += 4) {
      let from = offset + first * rs + k * cs;
      for (let r = 0; r < end; r++, from += rs) panels[to + r] = X[from]!;
      for (let r = end; r < 4; r++) panels[to + r] = 0;
    }
  }
  return panels;
}

// biome-ignore format: the sixteen sums stand as the block they form
function block(K: number, a: number, b: number, C: Real, at: number, N: number, rows: number, columns: number) {
  const A = panelsA;
  const B = panelsB;
  let c00 = 0, c01 = 0, c02 = 0, c03 = 0;
  let c10 = 0, c11 = 0, c12 = 0, c13 = 0;
  let c20 = 0, c21 = 0, c22 = 0, c23 = 0;
  let c30 = 0, c31 = 0, c32 = 0, c33 = 0;
  for (const end = a + 4 * K; a < end; a += 4, b += 4) {
    const a0 = A[a]!, a1 = A[a + 1]!, a2 = A[a + 2]!, a3 = A[a + 3]!;
    const b0 = B[b]!, b1 = B[b + 1]!, b2 = B[b + 2]!, b3 = B[b + 3]!;
    c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3;
    c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3;
    c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3;
    c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3;
  }
  store(C, at, columns, c00, c01, c02, c03);
  if (rows > 1) store(C, at + N, columns, c10, c11, c12, c13);
  if (rows > 2) store(C, at + 2 * N, columns, c20, c21, c22, c23);
  if (rows > 3) store(C, at + 3 * N, columns, c30, c31, c32, c33);
}

// biome-ignore format: one column per line
function store(C: Real, at: number, columns: number, x0: number, x1: number, x2: number, x3: number) {
  C[at] = x0;
  if (columns > 1) C[at + 1] = x1;
  if (columns > 2) C[at + 2] = x2;
  if (columns > 3) C[at + 3] = x3;
}
