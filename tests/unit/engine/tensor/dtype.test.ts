import { describe, expect, test } from 'vitest';
import {
  add,
  bceWithLogits,
  crossEntropy,
  type Dtype,
  eye,
  mseLoss,
  nllLoss,
  sub,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../../../../src/engine/index.ts';

const of = (dtype: Dtype, ...values: number[]) => tensor(values, { dtype });

describe('dtypes mix as in PyTorch', () => {
  test.each<[Dtype, Dtype, Dtype]>([
    ['float32', 'float64', 'float64'],
    ['int64', 'float32', 'float32'],
    ['bool', 'int64', 'int64'],
    ['bool', 'bool', 'bool'],
  ])('%s and %s give %s', (a, b, expected) => {
    expect(of(a, 1).maximum(of(b, 1)).dtype).toBe(expected);
    expect(of(b, 1).maximum(of(a, 1)).dtype).toBe(expected);
  });

  test('a tensor without dims, or a number, only lifts to a higher kind', () => {
    expect(of('float32', 1).mul(tensor(2, { dtype: 'float64' })).dtype).toBe('float32');
    expect(of('int64', 1).mul(tensor(2, { dtype: 'float64' })).dtype).toBe('float64');
    expect(of('float64', 1).mul(2).dtype).toBe('float64');
    expect(of('int64', 3).add(1).dtype).toBe('int64');
    expect(of('int64', 3).mul(0.5).toArray()).toEqual([1.5]);
  });

  test('a number takes the precision of the tensor beside it', () => {
    expect(of('float32', 0.1).eq(0.1).toArray()).toEqual([1]);
    expect(sub(1, of('float32', 0.1)).dtype).toBe('float32');
  });

  test('integers stay integers where the result is one, and become floats where it is not', () => {
    const n = of('int64', -2, 3);
    expect(n.neg().dtype).toBe('int64');
    expect(n.pow(2).dtype).toBe('int64');
    expect(n.sum().dtype).toBe('int64');
    expect(n.clamp(0, 1).dtype).toBe('int64');
    for (const t of [
      n.div(2),
      n.pow(-1),
      n.exp(),
      n.mean(),
      n.var(),
      n.softmax(0),
      n.logsumexp(0),
      n.clamp(0.5),
    ]) {
      expect(t.dtype).toBe('float32');
    }
    expect(n.clamp(0.5).toArray()).toEqual([0.5, 3]);
    expect(n.pow(-1).toArray()[0 as never]).toBe(-0.5);
  });

  test('the mean of a mask is a share', () => {
    expect(tensor([1, 2, 3, 4]).gt(1).mean().item()).toBe(0.75);
    expect(tensor([1, 2, 3, 4]).gt(1).sum().item()).toBe(3);
  });

  test('what would lose a fraction, or mix precisions in a product, is refused', () => {
    expect(() => of('int64', 1).add_(0.5)).toThrow(
      "result type float32 can't be cast to the desired output type int64",
    );
    expect(() => eye(2).mm(eye(2, 2, { dtype: 'float64' }))).toThrow(
      'mm: expected one dtype, got float32 and float64',
    );
    expect(() => mseLoss(of('int64', 1), of('int64', 2))).toThrow('one float dtype, got int64 and int64');
    expect(() => add(1, 2)).toThrow('needs at least one tensor');
  });

  test('an in-place form never leaves a number that the dtype cannot hold', () => {
    for (const change of [
      (x: Tensor) => x.exp_(),
      (x: Tensor) => x.pow_(0.5),
      (x: Tensor) => x.clamp_(0.5),
      (x: Tensor) => x.div_(2),
    ]) {
      const x = of('int64', 1, 4);
      expect(() => change(x)).toThrow("result type float32 can't be cast to the desired output type int64");
      expect(x.toArray()).toEqual([1, 4]);
    }
    expect(() => of('bool', 1).add_(2)).toThrow(
      "result type int64 can't be cast to the desired output type bool",
    );
    expect(
      of('bool', 1, 1)
        .add_(of('bool', 1, 0))
        .toArray(),
    ).toEqual([1, 1]);
    expect(of('int64', 0).mul(-3).toArray()).toEqual([0]);
  });

  test('rounding goes to the even neighbor and keeps the sign of zero', () => {
    expect(of('float64', -0.5, 0.5, 1.5, -2.5, 0.49999999999999994).round().toArray()).toEqual([
      -0, 0, 2, -2, 0,
    ]);
    expect(
      of('float64', 2 ** 52 - 0.5, 2 ** 53, -Infinity)
        .round()
        .toArray(),
    ).toEqual([2 ** 52, 2 ** 53, -Infinity]);
    expect(of('int64', 0, -3).neg().round().toArray()).toEqual([0, 3]);
  });

  test('masks choose', () => {
    const mask = tensor([1, 0], { dtype: 'bool' });
    expect(where(mask, 5, 0).toArray()).toEqual([5, 0]);
    expect(where(mask, zeros([2]), 7).toArray()).toEqual([0, 7]);
    expect(mask.logicalNot().toArray()).toEqual([0, 1]);
  });

  test('a tensor prints values, shape, dtype and history', () => {
    const x = tensor([[1, 2.5]], { requiresGrad: true });
    expect(String(x)).toBe('tensor([[1, 2.5]], shape=[1, 2], float32, requiresGrad)');
    expect(String(x.mul(2))).toBe('tensor([[2, 5]], shape=[1, 2], float32, gradFn=MulBackward0)');
    expect(String(zeros([2000]))).toBe('tensor(2000 elements, shape=[2000], float32)');
  });
});

test('a dtype or a reduction that does not exist is refused by the names that do', () => {
  const x = tensor([[0.5, 2]]);
  const half = 'float16' as Dtype;
  for (const make of [
    () => tensor([0.5], { dtype: half }),
    () => zeros([2], { dtype: half }),
    () => x.to(half),
  ])
    expect(make).toThrow('Unsupported dtype float16: expected one of bool, int64, float32, float64');
  const options = { reduction: 'avg' as 'mean' };
  for (const loss of [
    () => mseLoss(x, x, options),
    () => bceWithLogits(x, x, options),
    () => nllLoss(x, [1], options),
    () => crossEntropy(x, [1], options),
    () => crossEntropy(x, x, options),
  ])
    expect(loss).toThrow('Unsupported reduction avg: expected one of none, sum, mean');
});
