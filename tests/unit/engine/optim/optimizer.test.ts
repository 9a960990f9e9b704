import { describe, expect, test } from 'vitest';
import { Adam, mseLoss, Random, randn, SGD, tensor } from '../../../../src/engine/index.ts';

const leaf = (...values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true });

describe('optimizers', () => {
  test('SGD moves against the gradient and raises the version', () => {
    const w = leaf(0);
    const optimizer = new SGD([w], { lr: 0.1 });
    const path: number[] = [];
    for (let i = 0; i < 3; i++) {
      optimizer.zeroGrad();
      w.sub(3).square().sum().backward();
      optimizer.step();
      path.push(Number(w.detach().item().toFixed(12)));
    }
    expect(path).toEqual([0.6, 1.08, 1.464]);
    expect(w.version).toBe(3);
    expect(w.isLeaf).toBe(true);
  });

  test('a step changes weights that a pending backward still needs, and backward says so', () => {
    const w = leaf(2);
    const loss = w.mul(w).sum();
    w.grad = tensor([1], { dtype: 'float64' });
    new SGD([w], { lr: 0.1 }).step();
    expect(() => loss.backward()).toThrow('modified by an inplace operation');
  });

  test('zeroGrad drops gradients, or keeps them as zeros', () => {
    const w = leaf(1, 2);
    const optimizer = new Adam([w]);
    w.mul(3).sum().backward();
    const seen = w.grad!;
    optimizer.zeroGrad();
    expect(w.grad).toBeNull();
    expect(seen.toArray()).toEqual([3, 3]);
    w.mul(3).sum().backward();
    optimizer.zeroGrad({ setToNone: false });
    expect(w.grad!.toArray()).toEqual([0, 0]);
  });

  test('a gradient someone holds is never overwritten by later steps', () => {
    const generator = new Random(1);
    const w = randn([3, 3], { generator, requiresGrad: true });
    const x = randn([4, 3], { generator });
    const optimizer = new SGD([w], { lr: 0.1 });
    const step = () => {
      optimizer.zeroGrad();
      mseLoss(x.matmul(w), x).backward();
    };
    step();
    const held = w.grad!;
    const copy = held.toArray();
    for (let i = 0; i < 5; i++) {
      optimizer.step();
      step();
    }
    expect(held.toArray()).toEqual(copy);
    expect(w.grad!.toArray()).not.toEqual(copy);
  });

  test('the learning rate may change between steps', () => {
    const w = leaf(1);
    const optimizer = new SGD([w], { lr: 1 });
    w.grad = tensor([1], { dtype: 'float64' });
    optimizer.step();
    optimizer.lr = 0.5;
    optimizer.step();
    expect(w.item()).toBe(-0.5);
  });

  test('what cannot be optimized is refused', () => {
    expect(() => new SGD([], { lr: 1 })).toThrow('empty parameter list');
    expect(() => new SGD([leaf(1)], { lr: -1 })).toThrow('Invalid learning rate: -1');
    expect(() => new SGD([leaf(1).mul(2)], { lr: 1 })).toThrow("can't optimize a non-leaf Tensor");
    expect(() => new SGD([leaf(1)], { lr: 1, nesterov: true })).toThrow(
      'Nesterov momentum requires a momentum',
    );
    expect(() => new Adam([leaf(1)], { betas: [1, 0.9] })).toThrow('Invalid beta 0 value: 1');
  });
});
