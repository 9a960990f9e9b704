import { describe, expect, test } from 'vitest';
import {
  crossEntropy,
  grad,
  Linear,
  Random,
  ReLU,
  randn,
  Sequential,
  SGD,
  scope,
  type Tensor,
  tensor,
} from '../../../../src/engine/index.ts';

const draw = (...shape: number[]): Tensor => randn(shape, { generator: new Random(1), requiresGrad: true });

describe('a scope', () => {
  test('trains to the very same weights as without', () => {
    const train = (wrapStep: (step: () => number) => number) => {
      const generator = new Random(3);
      const model = new Sequential(
        new Linear(8, 40, { generator }),
        new ReLU({ inPlace: true }),
        new Linear(40, 3, { generator }),
      );
      const optimizer = new SGD(model.parameters(), { lr: 0.1, momentum: 0.9 });
      const x = randn([30, 8], { generator });
      const classes = Array.from({ length: 30 }, () => generator.integer(3));
      const losses = Array.from({ length: 25 }, () =>
        wrapStep(() => {
          optimizer.zeroGrad();
          const loss = crossEntropy(model.forward(x), classes);
          loss.backward();
          optimizer.step();
          return loss.item();
        }),
      );
      return { losses, weights: model.parameters().map((p) => p.toArray()) };
    };
    expect(train(scope)).toEqual(train((step) => step()));
  });

  test('keeps what it returns, every grad, and what numpy() gave; the rest cannot be read any more', () => {
    const x = draw(20, 20);
    let lost: Tensor | undefined;
    let raw: Iterable<number> | undefined;
    const [kept, other] = scope(() => {
      lost = x.exp();
      raw = x.detach().mul(3).numpy();
      lost.sum().backward();
      return [x.mul(2), x.detach().add(1)];
    });
    for (let i = 0; i < 3; i++) scope(() => x.mul(-7).tanh().sum().item());
    const flat = x.detach().numpy();
    expect([...kept!.detach().numpy()]).toEqual([...flat.map((v) => v * 2)]);
    expect(other!.length).toBe(400);
    expect([...raw!]).toEqual([...flat.map((v) => v * 3)]);
    expect([...x.grad!.numpy()]).toEqual([...flat.map((v) => Math.exp(v))]);
    for (const use of [
      () => lost!.toArray(),
      () => lost!.add(1),
      () => lost!.mm(x),
      () => x.t().mm(lost!),
      () => lost!.t().sum(),
    ]) {
      expect(use).toThrow('went back when its scope ended');
    }
  });

  test('recorded gradients survive, and a backward through what went back is refused', () => {
    const x = draw(10, 10);
    scope(() => x.pow(3).sum().backward(undefined, { createGraph: true }));
    expect(x.grad!.shape).toEqual([10, 10]);
    expect(() => grad(x.grad!.sum(), x)).toThrow('went back when its scope ended');
  });

  test('hands results of an inner scope to the outer one', () => {
    let inner: Tensor | undefined;
    const sum = scope(() => {
      inner = scope(() => tensor(Array(100).fill(2)));
      return inner.sum().item();
    });
    expect(sum).toBe(200);
    expect(inner!.toArray()).toHaveLength(100);
  });

  test('ends after an error, and refuses promises', () => {
    let lost: Tensor | undefined;
    expect(() =>
      scope(() => {
        lost = tensor(Array(100).fill(1));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(() => lost!.toArray()).toThrow('scope ended');
    expect(() => scope(async () => 1)).toThrow('synchronous');
    expect(tensor(Array(100).fill(1)).sum().item()).toBe(100);
  });

  test('in-place work on outer tensors stays', () => {
    const outer = tensor(Array(100).fill(1));
    scope(() => outer.add_(tensor(Array(100).fill(2))));
    scope(() => outer.select(0, 0).mul_(5));
    expect(outer.slice(0, 0, 3).toArray()).toEqual([15, 3, 3]);
  });
});
