import { describe, expect, test, vi } from 'vitest';
import { descend, gate } from '../../../../src/engine/kernels/elementwise.ts';
import type { Real } from '../../../../src/engine/kernels/gemm.ts';
import { Random } from '../../../../src/engine/random.ts';

const relu = <T extends Real>(x: Real, out: T): T => gate(x, x, out);
const EDGES = [3, -2, 0, -0, Infinity, -Infinity, Number.NaN, 1e-45, -1e-45, 3.4e38, -3.4e38];

describe.each([
  ['a few float32', Float32Array, 1],
  ['many float32', Float32Array, 20],
  ['float32 in several blocks', Float32Array, 1000],
  ['float64', Float64Array, 20],
])('relu of %s', (_name, Real, times) => {
  const X = Array.from({ length: times }, () => EDGES).flat();

  test('keeps positive numbers and nan, and makes the rest 0, not −0', () => {
    const x = Real.from(X);
    const want = x.map((v) => Math.max(v, 0));
    expect(relu(x, new Real(X.length))).toEqual(want);
    expect(relu(x, x)).toEqual(want);
  });

  test('backward passes the gradient where the result is not 0', () => {
    const y = relu(Real.from(X), new Real(X.length));
    const g = new Real(X.length).map((_, i) => (i % 2 === 0 ? i + 0.5 : -i));
    const want = g.map((v, i) => (y[i]! <= 0 ? 0 : v));
    expect(gate(y, g, new Real(X.length))).toEqual(want);
    expect(gate(y, g, g)).toEqual(want);
  });

  test('a blocked element gets 0 even if its gradient is infinite or nan', () => {
    const n = 3 * 11 * times;
    const g = new Real(n).map((_, i) => [Infinity, Number.NaN, -Infinity][i % 3]!);
    expect(gate(new Real(n), g, new Real(n))).toEqual(new Real(n));
  });
});

test('nan with a set sign bit, as 0/0 gives it on many processors, stays nan', () => {
  const x = new Float32Array(100);
  new Uint32Array(x.buffer).fill(0xffc00000);
  expect(relu(x, new Float32Array(100)).every(Number.isNaN)).toBe(true);
});

test('a part of a larger array is read and written at its own place', () => {
  const whole = new Float32Array(102).fill(-1);
  const part = whole.subarray(1, 101);
  relu(part, part);
  expect([...whole]).toEqual([-1, ...new Array(100).fill(0), -1]);
});

describe('descend', () => {
  const random = new Random(3);
  test.each([1, 31, 32, 33, 4095, 4096, 4097, 10_000])(
    'moves %i numbers, rounded once, in float32 and float64',
    (n) => {
      for (const Real of [Float32Array, Float64Array]) {
        const p = new Real(n).map(() => random.uniform(-1, 1));
        const g = new Real(n).map(() => random.uniform(-1, 1));
        const want = p.map((x, i) => x - 0.1 * g[i]!);
        descend(p, g, 0.1);
        expect(p).toEqual(want);
      }
    },
  );

  test('without WebAssembly the result is the same', async () => {
    const p = new Float32Array(100).map(() => random.uniform(-1, 1));
    const g = new Float32Array(100).map(() => random.uniform(-1, 1));
    const twin = p.slice();
    descend(p, g, 0.3);
    vi.resetModules();
    vi.stubGlobal('WebAssembly', undefined);
    try {
      const plain = await import('../../../../src/engine/kernels/elementwise.ts');
      plain.descend(twin, g, 0.3);
      expect(twin).toEqual(p);
      const up = plain.gate(p, g, g.slice());
      expect(up).toEqual(gate(p, g, g.slice()));
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
