import { describe, expect, test } from 'vitest';
import { arange, inferenceMode, noGrad, tensor, zeros } from '../../../../src/engine/index.ts';

const grid = () => arange(0, 6, 1, { dtype: 'float64' }).reshape(2, 3);

describe('views', () => {
  test('share memory and version with their base', () => {
    const base = tensor([1, 2, 3]);
    const view = base.slice(0, 1, 3);
    view.mul_(10);
    expect(base.toArray()).toEqual([1, 20, 30]);
    expect([base.version, view.version]).toEqual([1, 1]);
  });

  test('a view without elements is contiguous, wherever it starts, and may be written to', () => {
    const empty = grid().slice(1, 3);
    expect([empty.shape, empty.isContiguous()]).toEqual([[2, 0], true]);
    expect(empty.slice(0, 2).fill_(1).toArray()).toEqual([]);
    expect(zeros([0, 3]).t().isContiguous()).toBe(true);
    expect(
      zeros([2, 0])
        .split(2, 1)
        .map((part) => part.shape),
    ).toEqual([[2, 0]]);
  });

  test('flatten is the tensor itself where there is nothing to join', () => {
    const x = grid();
    expect(x.flatten(1)).toBe(x);
    expect(tensor(3).flatten().shape).toEqual([1]);
    expect(() => x.flatten(1, 0)).toThrow('flatten() takes start <= end, got 1, 0');
    expect(() => x.split(0)).toThrow('split() takes whole numbers, size > 0, got 0');
  });

  test('positions between elements are refused', () => {
    expect(() => grid().slice(0, 0.5)).toThrow('slice() takes whole numbers, step > 0, got 0.5');
    expect(() => grid().slice(1, 0, 2, 0)).toThrow('slice() takes whole numbers, step > 0, got 0,2,0');
    expect(() => grid().narrow(0, 0.5, 1)).toThrow('slice() takes whole numbers');
    expect(() => grid().split(0.5)).toThrow('slice() takes whole numbers');
  });

  test('a tensor without dims has one position to select, and nothing else', () => {
    const x = tensor(3);
    expect(x.indexSelect(0, [0]).toArray()).toBe(3);
    expect(() => x.indexSelect(0, [0, 0])).toThrow('a 0-dim tensor takes 1 index, got 2');
  });

  test('reshape, transpose, permute and expand read the same numbers in other orders', () => {
    expect(grid().t().toArray()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
    expect(grid().t().reshape(6).toArray()).toEqual([0, 3, 1, 4, 2, 5]);
    expect(grid().reshape(3, -1).toArray()).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    expect(grid().reshape(1, 2, 3).permute(2, 0, 1).shape).toEqual([3, 1, 2]);
    expect(grid().select(1, 2).toArray()).toEqual([2, 5]);
    expect(grid().select(1, -1).toArray()).toEqual([2, 5]);
    expect(grid().slice(1, 0, 3, 2).toArray()).toEqual([
      [0, 2],
      [3, 5],
    ]);
    expect(grid().slice(1, -2).toArray()).toEqual([
      [1, 2],
      [4, 5],
    ]);
    expect(
      tensor([[1], [2]])
        .expand(2, 3)
        .toArray(),
    ).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ]);
    expect(grid().unsqueeze(-1).shape).toEqual([2, 3, 1]);
    expect(grid().unsqueeze(0).squeeze().shape).toEqual([2, 3]);
    expect(grid().flatten().shape).toEqual([6]);
  });

  test('a transposed tensor still views as blocks where strides allow it', () => {
    const t = arange(0, 24).reshape(2, 3, 4).permute(1, 0, 2);
    expect(t.view(3, 2, 2, 2).stride()).toEqual([4, 12, 2, 1]);
    expect(() => t.view(6, 4)).toThrow('Use .reshape(...) instead');
    expect(t.reshape(6, 4).toArray()).toEqual(t.contiguous().view(6, 4).toArray());
  });

  test('impossible shapes are refused, with both sizes', () => {
    expect(() => grid().reshape(4)).toThrow("shape '[4]' is invalid for input of size 6");
    expect(() => grid().expand(4, 3)).toThrow('The expanded size [4, 3] must match the existing size [2, 3]');
    expect(() => grid().select(0, 2)).toThrow('index 2 out of range');
    expect(() => grid().transpose(0, 2)).toThrow('expected to be in range of [-2, 1], but got 2');
    expect(() => grid().add(zeros([2]))).toThrow('shapes [2, 3] and [2] do not broadcast');
  });

  test('writing through a view of a computed tensor reaches its gradient', () => {
    const x = tensor([1, 2, 3], { dtype: 'float64', requiresGrad: true });
    const y = x.mul(2);
    y.slice(0, 0, 2).mul_(5);
    y.sum().backward();
    expect(y.gradFn?.name).toBe('CopySlices');
    expect(x.grad?.toArray()).toEqual([10, 10, 2]);
  });

  test('an older view learns of changes made through its base', () => {
    const x = tensor([1, 2], { dtype: 'float64', requiresGrad: true });
    const y = x.mul(2);
    const first = y.select(0, 0);
    y.mul_(3);
    first.backward();
    expect(x.grad?.toArray()).toEqual([6, 0]);
  });

  test('rows written into a plain buffer carry their gradients', () => {
    const x = tensor([1, 2], { dtype: 'float64', requiresGrad: true });
    const buffer = zeros([3, 2], { dtype: 'float64' });
    buffer.select(0, 1).copy_(x.mul(4));
    expect(buffer.requiresGrad).toBe(true);
    buffer.sum().backward();
    expect(x.grad?.toArray()).toEqual([4, 4]);
  });

  test('a view made without recording cannot be changed while recording', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    const y = x.mul(2);
    const view = noGrad(() => y.select(0, 0));
    expect(() => view.mul_(2)).toThrow('A view was created in no_grad mode');
  });

  test('a view is an inference tensor exactly if its base is', () => {
    const normal = tensor([[1, 2]], { requiresGrad: true });
    inferenceMode(() => normal.t())
      .mul(normal.t())
      .sum()
      .backward();
    expect(normal.grad?.toArray()).toEqual([[1, 2]]);
    const inference = inferenceMode(() => normal.mul(2));
    expect(() => noGrad(() => inference.t()).mul(normal.t())).toThrow('Inference tensors cannot be saved');
  });

  test('an expanded tensor cannot be written to', () => {
    expect(() => tensor([1]).expand(3).add_(1)).toThrow('more than one element of the written-to tensor');
  });
});
