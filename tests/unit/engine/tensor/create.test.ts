import { describe, expect, test } from 'vitest';
import { arange, eye, full, ones, Random, rand, randn, tensor, zeros } from '../../../../src/engine/index.ts';

describe('making tensors', () => {
  test('nested arrays give shape, float32 and no gradient by default', () => {
    const t = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(t.shape).toEqual([2, 3]);
    expect(t.dtype).toBe('float32');
    expect(t.requiresGrad).toBe(false);
    expect(t.toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  test('a number gives a tensor without dims', () => {
    expect(tensor(2.5).shape).toEqual([]);
    expect(tensor(2.5).item()).toBe(2.5);
    expect(tensor(2.5).toArray()).toBe(2.5);
  });

  test('empty arrays give extent 0', () => {
    expect(tensor([]).shape).toEqual([0]);
    expect(tensor([[], []]).shape).toEqual([2, 0]);
    expect(tensor([[], []]).toArray()).toEqual([[], []]);
  });

  test('ragged rows are refused, with the place', () => {
    expect(() => tensor([[1, 2], [3]])).toThrow('expected sequence of length 2 at dim 1 (got length 1)');
    expect(() => tensor([[1, 2], 3])).toThrow('expected sequence of length 2 at dim 1 (got a number)');
    expect(() => tensor([1, [2]])).toThrow('at dim 1');
  });

  test('the data is copied', () => {
    const source = new Float64Array([1, 2]);
    const t = tensor(source);
    source[0] = 9;
    expect(t.toArray()).toEqual([1, 2]);
    expect(t.dtype).toBe('float64');
  });

  test('integers drop fractions, booleans are 0 and 1', () => {
    expect(tensor([1.9, -1.9], { dtype: 'int64' }).toArray()).toEqual([1, -1]);
    expect(tensor([0, 3], { dtype: 'bool' }).toArray()).toEqual([0, 1]);
  });

  test('float32 rounds to 24 bits, float64 keeps them', () => {
    expect(tensor([0.1]).item()).toBe(0.10000000149011612);
    expect(tensor([0.1], { dtype: 'float64' }).item()).toBe(0.1);
  });

  test('zeros, ones, full, arange and eye', () => {
    expect(zeros([2, 1]).toArray()).toEqual([[0], [0]]);
    expect(ones([2]).toArray()).toEqual([1, 1]);
    expect(full([2], 7, { dtype: 'int64' }).toArray()).toEqual([7, 7]);
    expect(arange(1, 4).toArray()).toEqual([1, 2, 3]);
    expect(arange(0, 1, 0.25, { dtype: 'float64' }).toArray()).toEqual([0, 0.25, 0.5, 0.75]);
    expect(arange(3, 0, -1).toArray()).toEqual([3, 2, 1]);
    expect(eye(2, 3).toArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect(() => arange(0, 3, -1)).toThrow('does not lead from 0 to 3');
    for (const shape of [[-1], [2, -3], [1.5], [Number.NaN], [Number.POSITIVE_INFINITY]]) {
      expect(() => zeros(shape)).toThrow(`a shape holds whole numbers from 0, got [${shape.join(', ')}]`);
    }
    expect(() => eye(-1)).toThrow('got [-1, -1]');
    expect(() => arange(0, Number.POSITIVE_INFINITY)).toThrow('got [Infinity]');
    expect(() => tensor([1, 'a' as never])).toThrow('expected a number at dim 1 (got a string)');
    expect(() => tensor('a' as never)).toThrow('expected a number at dim 0 (got a string)');
  });

  test('the same seed gives the same numbers', () => {
    const draw = (seed: number) => randn([3], { generator: new Random(seed) }).toArray();
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('randn has mean 0 and deviation 1, rand lies in [0, 1)', () => {
    const n = randn([4000], { generator: new Random(3), dtype: 'float64' });
    expect(Math.abs(n.mean().item())).toBeLessThan(0.05);
    expect(Math.abs(n.std().item() - 1)).toBeLessThan(0.05);
    const u = rand([4000], { generator: new Random(3) });
    expect(u.min().item()).toBeGreaterThanOrEqual(0);
    expect(u.max().item()).toBeLessThan(1);
    expect(Math.abs(u.mean().item() - 0.5)).toBeLessThan(0.02);
  });
});
