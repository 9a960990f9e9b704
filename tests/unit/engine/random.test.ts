import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/engine/index.ts';

const draw = <T>(n: number, next: () => T): T[] => Array.from({ length: n }, next);

describe('Random', () => {
  test('is xoshiro128++: from the state 1, 2, 3, 4 it gives the published stream', () => {
    const random = new Random(0);
    (random as unknown as { state: Int32Array }).state.set([1, 2, 3, 4]);
    expect(draw(10, () => random.bits())).toEqual([
      641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011,
      621204420,
    ]);
  });

  test('the same seed gives the same stream, another seed another one', () => {
    const stream = (seed: number) => draw(5, () => new Random(seed).uniform());
    expect(stream(7)).toEqual(stream(7));
    expect(stream(7)).not.toEqual(stream(8));
  });

  test('the stream of seed 42 never changes: lessons and goldens stand on it', () => {
    const random = new Random(42);
    expect(draw(3, () => random.uniform())).toEqual([
      0.09419436751386345, 0.3548542392062164, 0.7622221497924372,
    ]);
    expect(draw(3, () => random.normal())).toEqual([
      -0.41144515543715143, 0.04304374720719321, 1.4292117323393994,
    ]);
    expect(draw(6, () => random.integer(10))).toEqual([8, 9, 8, 3, 4, 8]);
    expect(random.shuffle([0, 1, 2, 3, 4, 5])).toEqual([2, 0, 4, 5, 3, 1]);
  });

  test('uniform stays in [low, high) with the mean and variance it should have', () => {
    const random = new Random(1);
    const xs = draw(20_000, () => random.uniform(-1, 3));
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...xs)).toBeLessThan(3);
    expect(mean(xs)).toBeCloseTo(1, 1);
    expect(variance(xs)).toBeCloseTo(16 / 12, 1);
  });

  test('normal has the mean, the deviation and the tails of a normal distribution', () => {
    const random = new Random(2);
    const xs = draw(100_000, () => random.normal(5, 2));
    expect(mean(xs)).toBeCloseTo(5, 1);
    expect(Math.sqrt(variance(xs))).toBeCloseTo(2, 1);
    const beyond = (k: number) => xs.filter((x) => Math.abs(x - 5) > 2 * k).length / xs.length;
    expect(beyond(1)).toBeCloseTo(0.3173, 2);
    expect(beyond(2)).toBeCloseTo(0.0455, 2);
    expect(beyond(3)).toBeCloseTo(0.0027, 3);
  });

  test('integer reaches every value about equally often and nothing else', () => {
    const random = new Random(3);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) counts[random.integer(6)]! += 1;
    expect(counts).toHaveLength(6);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test('shuffle keeps every item, leaves its argument alone, and reaches all orders', () => {
    const random = new Random(4);
    const items = ['a', 'b', 'c'];
    const seen = new Set(draw(200, () => random.shuffle(items).join('')));
    expect([...seen].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    expect(items).toEqual(['a', 'b', 'c']);
  });

  test('a seed or a bound that is no whole number is refused', () => {
    expect(() => new Random(0.5)).toThrow('A seed is an integer, received 0.5.');
    expect(() => new Random(0).integer(0)).toThrow('received 0');
  });
});

function mean(xs: number[]): number {
  return xs.reduce((sum, x) => sum + x, 0) / xs.length;
}
function variance(xs: number[]): number {
  const m = mean(xs);
  return mean(xs.map((x) => (x - m) ** 2));
}
