import { describe, expect, test } from 'vitest';
import {
  AutogradError,
  grad,
  nllLoss,
  noGrad,
  Random,
  randn,
  type Tensor,
  tensor,
} from '../../../../src/engine/index.ts';

const leaf = (...values: number[]): Tensor => tensor(values, { dtype: 'float64', requiresGrad: true });
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof AutogradError ? error.code : String(error);
  }
  return 'no error';
};

describe('the backward walk', () => {
  test('a chain of 100,000 operations does not overflow the stack', () => {
    const x = leaf(1);
    let y: Tensor = x;
    for (let i = 0; i < 100_000; i++) y = y.add(x);
    y.backward();
    expect(x.grad!.item()).toBe(100_001);
  });

  test('thirty doublings are thirty nodes, not 2^30 paths', () => {
    const x = leaf(1);
    let y: Tensor = x;
    for (let i = 0; i < 30; i++) y = y.add(y);
    y.backward();
    expect(x.grad!.item()).toBe(2 ** 30);
  });

  test('a walk that failed half-way leaves no trace in the next one', () => {
    const x = leaf(2);
    const a = x.exp();
    const b = a.mul(3);
    const version = a.storage.version;
    a.data.mul_(1);
    a.storage.version++;
    const loss = b.sum();
    expect(codeOf(() => loss.backward(undefined, { retainGraph: true }))).toBe('modified-in-place');
    a.storage.version = version;
    loss.backward();
    expect(x.grad!.item()).toBeCloseTo(3 * Math.exp(2), 12);
  });

  test('gradients come in the dtype of each leaf', () => {
    const [x, w] = [tensor([1, 2], { requiresGrad: true }), leaf(3, 4)];
    const y = x.mul(w);
    expect(y.dtype).toBe('float64');
    y.sum().backward();
    expect([x.grad!.dtype, w.grad!.dtype]).toEqual(['float32', 'float64']);
  });

  test('stretched dims are summed once, wherever they lie', () => {
    const [x, b, c] = [leaf(...Array(6).fill(1)), leaf(1, 2, 3), leaf(1, 2)];
    x.reshape(2, 3).mul(b).add(c.unsqueeze(1)).sum().backward();
    expect(b.grad!.toArray()).toEqual([2, 2, 2]);
    expect(c.grad!.toArray()).toEqual([3, 3]);
  });

  test('leaf gradients do not share memory with each other or with what was passed in', () => {
    const [x, y] = [leaf(1, 2), leaf(3, 4)];
    const up = tensor([1, 1], { dtype: 'float64' });
    x.add(y).backward(up);
    x.grad!.mul_(10);
    expect(y.grad!.toArray()).toEqual([1, 1]);
    expect(up.toArray()).toEqual([1, 1]);
  });

  test('a gradient seen by a hook is not reused by later work', () => {
    const x = randn([50], { generator: new Random(1), dtype: 'float64', requiresGrad: true });
    const seen: Tensor[] = [];
    const run = () => {
      const y = x.exp();
      y.registerHook((g) => void seen.push(g));
      y.mul(x).sigmoid().sum().backward();
    };
    run();
    const copy = seen[0]!.toArray();
    for (let i = 0; i < 3; i++) run();
    expect(seen[0]!.toArray()).toEqual(copy);
    expect(seen).toHaveLength(4);
  });

  test('a hook may not start another backward, and its gradient must fit', () => {
    const nested = leaf(1);
    nested.registerHook(() => leaf(1).mul(2).backward());
    expect(codeOf(() => nested.mul(2).backward())).toBe('reentrant');
    const wrong = leaf(1);
    wrong.registerHook(() => tensor([1, 2]));
    expect(codeOf(() => wrong.mul(2).backward())).toBe('gradient-mismatch');
  });

  test('the mode is restored after an error inside noGrad and inside backward', () => {
    expect(() =>
      noGrad(() => {
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(leaf(1).mul(2).requiresGrad).toBe(true);
    const y = leaf(1).mul(2);
    y.registerHook(() => {
      throw new Error('hook');
    });
    expect(() => y.backward()).toThrow('hook');
    expect(leaf(1).mul(2).requiresGrad).toBe(true);
    expect(() => noGrad(async () => 1)).toThrow('synchronous');
  });

  test('first and second derivatives agree with and without recording the first pass', () => {
    const x = leaf(0.3, -0.7);
    const y = x.tanh().mul(x).sum();
    const plain = grad(y, x, { retainGraph: true })[0]!;
    const recorded = grad(y, x, { createGraph: true })[0]!;
    expect(recorded.sub(plain).abs().max().item()).toBeLessThan(1e-16);
    expect(plain.requiresGrad).toBe(false);
  });

  test('an example that does not count gets 0 even from an infinite gradient, recorded or not', () => {
    for (const createGraph of [false, true]) {
      const x = leaf(-1, -2).reshape(2, 1).detach().requiresGrad_();
      const loss = nllLoss(x, [0, 9], { ignoreIndex: 9, reduction: 'sum' });
      const gradOutputs = [tensor(Infinity, { dtype: 'float64' })];
      expect(grad(loss, x, { createGraph, gradOutputs })[0]!.toArray()).toEqual([[-Infinity], [0]]);
    }
  });
});
