import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { compileKernels } from '../../../../scripts/wasm.mjs';
import { gemm, type Real } from '../../../../src/engine/kernels/gemm.ts';
import { gemmTile } from '../../../../src/engine/kernels/gemm-tile.ts';
import { gemmWasm } from '../../../../src/engine/kernels/gemm-wasm.ts';
import { Random } from '../../../../src/engine/random.ts';

type Array_ = typeof Float32Array | typeof Float64Array;
const fill = (Real: Array_, n: number, random: Random): Real => new Real(n).map(() => random.uniform(-1, 1));

/** The textbook sum, straight from the definition. */
function definition(M: number, N: number, K: number, a: (i: number, k: number) => number, b: typeof a) {
  const out: number[] = [];
  for (let i = 0; i < M; i++)
    for (let j = 0; j < N; j++) {
      let sum = 0;
      for (let k = 0; k < K; k++) sum += a(i, k) * b(k, j);
      out.push(sum);
    }
  return out;
}

const SIZES: [M: number, N: number, K: number][] = [
  [1, 1, 1],
  [4, 8, 4],
  [5, 3, 7],
  [3, 9, 2],
  [13, 17, 11],
  [33, 20, 65],
];

describe.each([
  ['gemm', gemm],
  ['the plain JavaScript tile', gemmTile],
])('%s', (_name, multiply) => {
  describe.each<[string, Array_, number]>([
    ['float32', Float32Array, 1e-6],
    ['float64', Float64Array, 1e-14],
  ])('%s', (_dtype, Real, tolerance) => {
    test.each(SIZES)('(%i × %i, inner %i): every layout and offset gives the sum of products', (M, N, K) => {
      const random = new Random(M * 100 + N);
      for (const transposeA of [false, true])
        for (const transposeB of [false, true]) {
          const [rsa, csa] = transposeA ? [1, M + 2] : [K + 1, 1];
          const [rsb, csb] = transposeB ? [1, K] : [N + 3, 1];
          const A: Real = fill(Real, 5 + (M + 3) * (K + 3), random);
          const B: Real = fill(Real, 2 + (N + 4) * (K + 4), random);
          const C: Real = fill(Real, 3 + M * N + 2, random);
          const before = [...C];
          const product = definition(
            M,
            N,
            K,
            (i, k) => A[5 + i * rsa + k * csa]!,
            (k, j) => B[2 + k * rsb + j * csb]!,
          );
          multiply(M, N, K, A, 5, rsa, csa, B, 2, rsb, csb, C, 3);
          product.forEach((want, at) => {
            expect(Math.abs(C[3 + at]! - want)).toBeLessThan(tolerance * K + tolerance);
          });
          expect([...C.subarray(0, 3)]).toEqual(before.slice(0, 3));
          expect([...C.subarray(3 + M * N)]).toEqual(before.slice(3 + M * N));
        }
    });

    test('an empty inner dimension is the empty sum, 0', () => {
      const C = Real.from([7, 7]);
      multiply(1, 2, 0, new Real(0), 0, 0, 1, new Real(0), 0, 2, 1, C, 0);
      expect([...C]).toEqual([0, 0]);
    });

    test('a stride of 0 repeats one row', () => {
      const C = new Real(4);
      multiply(2, 2, 2, Real.from([1, 2]), 0, 0, 1, Real.from([3, 4, 5, 6]), 0, 2, 1, C, 0);
      expect([...C]).toEqual([13, 16, 13, 16]);
    });
  });
});

test.each([
  [2, 3, 4],
  [30, 11, 20],
  [9, 64, 7],
])('a bias is added to each row of the product (%i × %i, inner %i)', (M, N, K) => {
  const random = new Random(5);
  for (const Real of [Float32Array, Float64Array]) {
    const A = fill(Real, M * K, random);
    const B = fill(Real, K * N, random);
    const bias = fill(Real, N, random);
    const plain = new Real(M * N);
    const shifted = new Real(M * N).fill(99);
    gemm(M, N, K, A, 0, K, 1, B, 0, N, 1, plain, 0);
    gemm(M, N, K, A, 0, K, 1, B, 0, N, 1, shifted, 0, bias);
    shifted.forEach((x, at) => {
      expect(x).toBeCloseTo(plain[at]! + bias[at % N]!, 5);
    });
  }
});

describe('the WebAssembly kernel', () => {
  test('agrees with the plain JavaScript tile to float32 rounding, in one block of rows and in several', () => {
    const random = new Random(9);
    for (const [M, N, K] of [
      [1, 1, 1],
      [7, 19, 23],
      [64, 64, 64],
      [2000, 40, 50],
    ] as const) {
      const A = new Float32Array(M * K + 2).map(() => random.uniform(-1, 1));
      const B = new Float32Array(K * N + 1).map(() => random.uniform(-1, 1));
      for (const [rsa, csa] of [
        [K, 1],
        [1, M],
      ] as const) {
        const fast = new Float32Array(M * N).fill(0.5);
        const plain = fast.slice();
        expect(gemmWasm(M, N, K, A, 2, rsa, csa, B, 1, N, 1, fast, 0, null)).toBe(true);
        gemmTile(M, N, K, A, 2, rsa, csa, B, 1, N, 1, plain, 0);
        const worst = fast.reduce((most, x, i) => Math.max(most, Math.abs(x - plain[i]!)), 0);
        expect(worst).toBeLessThan(2 ** -24 * K * 2);
      }
    }
  });

  test('without WebAssembly it says so, does nothing, and gemm falls back to plain JavaScript', async () => {
    vi.resetModules();
    let tries = 0;
    vi.stubGlobal('WebAssembly', {
      get Memory() {
        tries++;
        return undefined;
      },
    });
    try {
      const alone = await import('../../../../src/engine/kernels/gemm-wasm.ts');
      const whole = await import('../../../../src/engine/kernels/gemm.ts');
      const A = new Float32Array(64).fill(0.5);
      const C = new Float32Array(64);
      expect(alone.gemmWasm(8, 8, 8, A, 0, 8, 1, A, 0, 8, 1, C, 0, null)).toBe(false);
      expect(C.every((x) => x === 0)).toBe(true);
      whole.gemm(8, 8, 8, A, 0, 8, 1, A, 0, 8, 1, C, 0);
      expect(C.every((x) => x === 2)).toBe(true);
      expect(tries, 'what is missing is looked for once').toBe(1);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('operands that span more memory than there can be are left to plain JavaScript', () => {
    const A = new Float32Array(64).fill(1);
    const C = new Float32Array(64);
    expect(gemmWasm(8, 8, 8, A, 0, 8, 1, A, 0, 2 ** 28, 1, C, 0, null)).toBe(false);
    expect(gemmWasm(8, 8, 8, A, 0, 8, 1, A, 0, 8, 1, C, 0, null)).toBe(true);
    expect(C.every((x) => x === 8)).toBe(true);
  });

  test('the committed bytes are what its source compiles to', async () => {
    const committed = readFileSync(
      new URL('../../../../src/engine/kernels/wasm-bytes.ts', import.meta.url),
      'utf8',
    );
    expect(committed, 'run `npm run wasm`').toBe(await compileKernels());
  });
});
