import { describe, expect, test } from 'vitest';
import {
  BatchNorm1d,
  crossEntropy,
  Dropout,
  init,
  LayerNorm,
  Linear,
  Random,
  ReLU,
  randn,
  Sequential,
  Sigmoid,
  Tanh,
  tensor,
  zeros,
} from '../../../../src/engine/index.ts';

const generator = new Random(5);
const network = () =>
  new Sequential(
    new Linear(2, 4, { generator }),
    new BatchNorm1d(4),
    new ReLU({ inPlace: true }),
    new Sequential(new Linear(4, 3, { generator, bias: false }), new Dropout(0.5, { generator })),
  );

describe('modules', () => {
  test('parameters are found by name, through nested modules; running statistics are not parameters', () => {
    expect(
      network()
        .namedParameters()
        .map(([name, t]) => [name, t.shape]),
    ).toEqual([
      ['0.weight', [4, 2]],
      ['0.bias', [4]],
      ['1.weight', [4]],
      ['1.bias', [4]],
      ['3.0.weight', [3, 4]],
    ]);
  });

  test('a backward fills every parameter, and zeroGrad empties them', () => {
    const model = network();
    crossEntropy(model.forward(randn([6, 2], { generator })), [0, 1, 2, 0, 1, 2]).backward();
    expect(model.parameters().every((p) => p.grad !== null)).toBe(true);
    model.zeroGrad();
    expect(model.parameters().every((p) => p.grad === null)).toBe(true);
  });

  test('eval() and train() reach nested modules', () => {
    const model = network().eval();
    const x = randn([6, 2], { generator });
    expect(model.forward(x).toArray()).toEqual(model.forward(x).toArray());
    const once = model.train().forward(x).toArray();
    expect(model.forward(x).toArray()).not.toEqual(once);
  });

  test('relu in place gives the gradients of relu', () => {
    const [w, x] = [new Linear(3, 3, { generator }), randn([2, 3], { generator })];
    const gradients = [new ReLU(), new ReLU({ inPlace: true })].map((relu) => {
      w.zeroGrad();
      relu.forward(w.forward(x)).square().sum().backward();
      return w.weight.grad!.toArray();
    });
    expect(gradients[1]).toEqual(gradients[0]);
  });

  test('activations are the functions of the same name', () => {
    const x = tensor([-1, 0.5]);
    expect(new Tanh().forward(x).toArray()).toEqual(x.tanh().toArray());
    expect(new Sigmoid().forward(x).toArray()).toEqual(x.sigmoid().toArray());
  });

  test('dropout keeps the mean: zeros at rate p, the rest divided by 1 − p', () => {
    const out = new Dropout(0.25, { generator }).forward(zeros([8000]).add(1));
    const kept = out.gt(0).to('float32').mean().item();
    expect(kept).toBeGreaterThan(0.73);
    expect(kept).toBeLessThan(0.77);
    expect(out.max().item()).toBeCloseTo(4 / 3, 6);
  });

  test('shapes that do not fit are refused, and both are named', () => {
    expect(() => new Linear(3, 2, { generator }).forward(zeros([4, 2]))).toThrow('(4x2 and 3x2)');
    expect(() => new BatchNorm1d(3).forward(zeros([4, 2]))).toThrow(
      'expected (N, 3) or (N, 3, L), got [4, 2]',
    );
    expect(() => new BatchNorm1d(3).forward(zeros([1, 3]))).toThrow('more than 1 value per channel');
    expect(() => new LayerNorm([2, 3]).forward(zeros([3, 3]))).toThrow('expected (..., 2, 3), got [3, 3]');
    expect(() => new Dropout(1.5, { generator }).forward(zeros([1]))).toThrow('between 0 and 1');
  });

  test('initializers refuse vectors and unknown activations', () => {
    expect(() => init.xavierNormal_(zeros([3]), { generator })).toThrow('fewer than 2 dimensions');
    expect(() => init.calculateGain('swish' as 'relu')).toThrow(
      'expected one of linear, sigmoid, tanh, relu',
    );
  });
});
