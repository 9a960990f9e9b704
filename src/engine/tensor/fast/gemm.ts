/** C `(m, n)` = A `(m, k)` · B `(k, n)`; A and B with any row and column steps, C in rows. */
import type { Data } from '../dtype.ts';

export function gemm(
  m: number,
  n: number,
  k: number,
  a: Data,
  rowA: number,
  columnA: number,
  b: Data,
  rowB: number,
  columnB: number,
  c: Data,
): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let l = 0, p = i * rowA, q = j * columnB; l < k; l++, p += columnA, q += rowB)
        sum += a[p]! * b[q]!;
      c[i * n + j] = sum;
    }
  }
}
