import { describe, expect, test } from 'vitest';
import { relu, reluBackward } from '../../../../src/engine/kernels/relu.ts';

const X = [3, -2, 0, -0, Infinity, -Infinity, Number.NaN, 1e-45, -1e-45, 3.4e38, -3.4e38];

describe.each([
  ['float32', Float32Array],
  ['float64', Float64Array],
])('relu in %s', (_name, Real) => {
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
    expect(reluBackward(y, g, new Real(X.length))).toEqual(want);
    expect(reluBackward(y, g, g)).toEqual(want);
  });

  test('a blocked element gets 0 even if its gradient is infinite or nan', () => {
    const g = Real.from([Infinity, Number.NaN, -Infinity]);
    expect([...reluBackward(new Real(3), g, new Real(3))]).toEqual([0, 0, 0]);
  });
});

test('nan with a set sign bit, as 0/0 gives it on many processors, stays nan', () => {
  const x = new Float32Array(1);
  new Uint32Array(x.buffer)[0] = 0xffc00000;
  expect(relu(x, new Float32Array(1))[0]).toBeNaN();
});

test('a part of a larger array is read and written at its own place', () => {
  const whole = Float32Array.from([-1, -2, 3, -4]);
  relu(whole.subarray(1, 3), whole.subarray(1, 3));
  expect([...whole]).toEqual([-1, 0, 3, -4]);
});
