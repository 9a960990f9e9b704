/**
 * The inner part of the matrix product, in AssemblyScript: TypeScript's syntax, compiled ahead of time to
 * WebAssembly with 128-bit vectors of four float32 (`npm run wasm`). Addresses and strides are in bytes.
 *
 * The plan is Goto's: B is copied into panels of 8 columns, A into strips of 4 rows, so that the inner loop reads
 * both in order and keeps a 4×8 block of C in eight vector registers. More rows would spill; fewer starve the adder.
 */

/** Copies 4 lines side by side: entry k of lines 0…3 to `to + k * step`. Lines from `lines` on become 0. */
function pack(to: usize, step: usize, K: i32, from: usize, line: usize, along: usize, lines: i32): void {
  let k = 0;
  if (lines >= 4 && line === 4) {
    for (; k < K; k++, to += step, from += along) v128.store(to, v128.load(from));
  } else if (lines >= 4 && along === 4) {
    // four entries of four lines at once, transposed in registers
    for (; k + 4 <= K; k += 4, to += step << 2, from += 16) {
      const r0 = v128.load(from);
      const r1 = v128.load(from + line);
      const r2 = v128.load(from + line * 2);
      const r3 = v128.load(from + line * 3);
      const lo01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const lo23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const hi01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const hi23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f32>(lo01, lo23, 0, 1, 4, 5));
      v128.store(to + step, v128.shuffle<f32>(lo01, lo23, 2, 3, 6, 7));
      v128.store(to + step * 2, v128.shuffle<f32>(hi01, hi23, 0, 1, 4, 5));
      v128.store(to + step * 3, v128.shuffle<f32>(hi01, hi23, 2, 3, 6, 7));
    }
  }
  for (; k < K; k++, to += step, from += along) {
    for (let r = 0; r < 4; r++)
      store<f32>(to + (usize(r) << 2), r < lines ? load<f32>(from + usize(r) * line) : 0);
  }
}

/** B `(K, N)` into panels, from address 0: `K * 32` bytes for every 8 columns, the last ones filled up with zeros. */
export function packB(K: i32, N: i32, B: usize, row: usize, column: usize): void {
  let panels: usize = 0;
  for (let j = 0; j < N; j += 8, panels += usize(K) << 5, B += column << 3) {
    pack(panels, 32, K, B, column, row, N - j);
    pack(panels + 16, 32, K, B + (column << 2), column, row, N - j - 4);
  }
}

/**
 * C = A B + bias with B in panels from address 0; C row-major. `strip` is scratch of `K * 16 + 128` bytes: the strip of A,
 * then a block of C that reaches over the edge. The bias lies behind it, N floats and zeros up to a multiple of 8.
 */
export function multiply(
  M: i32,
  N: i32,
  K: i32,
  A: usize,
  row: usize,
  column: usize,
  C: usize,
  strip: usize,
): void {
  const edge = strip + (usize(K) << 4);
  const ldc = usize(N) << 2;
  for (let i = 0; i < M; i += 4, A += row << 2, C += ldc << 2) {
    pack(strip, 16, K, A, row, column, M - i);
    let b: usize = 0;
    for (let j = 0; j < N; j += 8) {
      let c00 = v128.load(edge + (usize(j) << 2), 128);
      let c01 = v128.load(edge + (usize(j) << 2), 144);
      let c10 = c00;
      let c11 = c01;
      let c20 = c00;
      let c21 = c01;
      let c30 = c00;
      let c31 = c01;
      for (let a = strip; a < edge; a += 16, b += 32) {
        const b0 = v128.load(b);
        const b1 = v128.load(b, 16);
        let x = v128.load32_splat(a);
        c00 = f32x4.add(c00, f32x4.mul(x, b0));
        c01 = f32x4.add(c01, f32x4.mul(x, b1));
        x = v128.load32_splat(a, 4);
        c10 = f32x4.add(c10, f32x4.mul(x, b0));
        c11 = f32x4.add(c11, f32x4.mul(x, b1));
        x = v128.load32_splat(a, 8);
        c20 = f32x4.add(c20, f32x4.mul(x, b0));
        c21 = f32x4.add(c21, f32x4.mul(x, b1));
        x = v128.load32_splat(a, 12);
        c30 = f32x4.add(c30, f32x4.mul(x, b0));
        c31 = f32x4.add(c31, f32x4.mul(x, b1));
      }
      const inside = i + 4 <= M && j + 8 <= N;
      let c = C + (usize(j) << 2);
      let to = inside ? c : edge;
      const step = inside ? ldc : 32;
      v128.store(to, c00);
      v128.store(to, c01, 16);
      to += step;
      v128.store(to, c10);
      v128.store(to, c11, 16);
      to += step;
      v128.store(to, c20);
      v128.store(to, c21, 16);
      to += step;
      v128.store(to, c30);
      v128.store(to, c31, 16);
      if (!inside) {
        const rows = min(4, M - i);
        const columns = min(8, N - j);
        for (let r = 0; r < rows; r++, c += ldc) memory.copy(c, edge + (usize(r) << 5), usize(columns) << 2);
      }
    }
  }
}
