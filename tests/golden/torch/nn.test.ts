/** Replays layers, first weights, optimizers and training runs that PyTorch computed (recorded by record_nn.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  Adam,
  BatchNorm1d,
  crossEntropy,
  type Dtype,
  grad,
  init,
  LayerNorm,
  Linear,
  mseLoss,
  noGrad,
  Random,
  SGD,
  Tensor,
  tensor,
  zeros,
} from '../../../src/engine/index.ts';
import { difference, type Recorded } from './compare.ts';

type Options = Record<string, unknown>;
interface Golden {
  layers: {
    layer: 'BatchNorm1d' | 'LayerNorm';
    options: [never, object];
    shape: number[];
    runs: { out: Recorded; grads: Recorded[]; second: Recorded }[];
    running?: [Recorded, Recorded];
    evaluated?: Recorded;
  }[];
  initial: { name: string; args: unknown[]; stats: [mean: number, std: number, min: number, max: number] }[];
  gains: [name: init.Nonlinearity, gain: number, slope?: number][];
  optimizers: { name: 'SGD' | 'Adam'; options: Options & { lr: number }; path: Recorded[] }[];
  runs: {
    loss: 'crossEntropy' | 'mseLoss';
    activation: 'tanh' | 'relu';
    optimizer: 'SGD' | 'Adam';
    options: Options & { lr: number };
    curve: [step: number, loss: number][];
    weights: Recorded[];
    curve32: number[];
  }[];
  n13: { sizes: number[]; losses: [step: number, loss: number][] }[];
  n15: { loss: number; logits: Recorded; grads: Recorded[]; norms: number[] };
}
const golden: Golden = JSON.parse(readFileSync(new URL('./nn.json', import.meta.url), 'utf8'));

/** scale · sin(1.7 k) for k = start + 1, start + 2, ... in row-major order. */
function wave(shape: readonly number[], { start = 0, scale = 0.8, dtype = 'float64' as Dtype } = {}): Tensor {
  const count = shape.reduce((a, b) => a * b, 1);
  const values = Array.from({ length: count }, (_, k) => scale * Math.sin(1.7 * (start + k + 1)));
  return tensor(values, { dtype }).reshape(shape).clone();
}

describe('normalization layers', () => {
  test.each(golden.layers.map((row, i) => [i, row.layer, row] as const))('%i: %s', (_i, _name, row) => {
    const [features, options] = row.options;
    const Layer = { BatchNorm1d, LayerNorm }[row.layer];
    const layer = new Layer(features, { ...options, dtype: 'float64' });
    noGrad(() => {
      for (const p of layer.parameters()) p.copy_(wave(p.shape, { scale: 0.5 }).add(1));
    });
    row.runs.forEach((run, turn) => {
      const x = wave(row.shape, { start: 10 * turn, scale: 2 }).requiresGrad_();
      const out = layer.forward(x);
      expect(difference(out, run.out, 1e-12), `output ${turn}`).toBeNull();
      const inputs = [x, ...layer.parameters()];
      const gradOutputs = [wave(row.shape, { start: 5 })];
      const fast = grad(out, inputs, { gradOutputs, retainGraph: true });
      const first = grad(out, inputs, { gradOutputs, createGraph: true });
      run.grads.forEach((expected, i) => {
        expect(difference(fast[i]!, expected, 1e-12), `gradient ${i}`).toBeNull();
        expect(difference(first[i]!, expected, 1e-12), `recorded gradient ${i}`).toBeNull();
      });
      const [second] = grad(first[0]!.square().sum(), x);
      expect(difference(second!, run.second, 1e-11), 'second gradient').toBeNull();
    });
    if (row.running === undefined || !(layer instanceof BatchNorm1d)) return;
    expect(difference(layer.runningMean, row.running[0], 1e-12)).toBeNull();
    expect(difference(layer.runningVar, row.running[1], 1e-12)).toBeNull();
    expect(difference(layer.eval().forward(wave(row.shape, { scale: 2 })), row.evaluated!, 1e-12)).toBeNull();
  });
});

describe('first weights', () => {
  const generator = new Random(7);
  const draw = (name: string, args: unknown[]): Tensor => {
    const [fill] = name.split(' ') as [keyof typeof init];
    const w = zeros([400, 100], { dtype: 'float64' });
    if (fill === 'uniform_' || fill === 'normal_') {
      const [a, b] = args as [number, number];
      return init[fill](w, a, b, { generator });
    }
    return (init[fill] as (t: Tensor, options: object) => Tensor)(w, { ...(args[0] as object), generator });
  };
  const layer = new Linear(100, 400, { generator, dtype: 'float64' });

  test.each(golden.initial)('$name has the mean, spread and bounds of PyTorch', ({ name, args, stats }) => {
    const w =
      name === 'Linear weight' ? layer.weight : name === 'Linear bias' ? layer.bias! : draw(name, args);
    const [mean, std, min, max] = stats;
    // a mean of n draws wanders by std/√n, a standard deviation by about std/√(2n), a bound of n uniform draws by range/n
    const wander = std / Math.sqrt(w.length);
    expect(Math.abs(w.mean().item() - mean)).toBeLessThan(6 * wander);
    expect(Math.abs(w.std().item() - std)).toBeLessThan(6 * wander);
    if (name.includes('ormal')) return;
    expect(Math.abs(w.min().item() - min)).toBeLessThan((20 * (max - min)) / w.length);
    expect(Math.abs(w.max().item() - max)).toBeLessThan((20 * (max - min)) / w.length);
  });

  test('gains are those of PyTorch', () => {
    for (const [name, gain, slope] of golden.gains)
      expect(init.calculateGain(name, slope)).toBeCloseTo(gain, 14);
  });
});

const makeOptimizer = (name: 'SGD' | 'Adam', parameters: Tensor[], options: Options & { lr: number }) =>
  name === 'SGD' ? new SGD(parameters, options) : new Adam(parameters, options);

describe('optimizers take the steps of PyTorch', () => {
  test.each(golden.optimizers.map((row) => [row.name, JSON.stringify(row.options), row] as const))(
    '%s %s',
    (name, _options, { options, path }) => {
      const p = wave([4]).requiresGrad_();
      const optimizer = makeOptimizer(name, [p], options);
      path.forEach((expected, turn) => {
        p.grad = turn === 2 ? null : wave([4], { start: 4 * turn, scale: 1 });
        optimizer.step();
        expect(difference(p, expected, 1e-12), `after step ${turn + 1}`).toBeNull();
      });
      expect(p.version).toBe(5);
    },
  );
});

const XOR = [
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
];
const PARITY = [
  [0.5, -1],
  [-0.25, 0.75],
  [1, 1],
  [-1, -0.5],
];
const CLASSES = [0, 1, 1, 0];

/** W (in, out) filled row by row over all matrices, biases 0, as in the lessons. */
function network(sizes: readonly number[], dtype: Dtype): Tensor[] {
  const parameters: Tensor[] = [];
  let start = 0;
  for (let i = 0; i + 1 < sizes.length; i++) {
    const [a, b] = [sizes[i]!, sizes[i + 1]!];
    parameters.push(
      wave([a, b], { start, dtype }).requiresGrad_(),
      zeros([b], { dtype, requiresGrad: true }),
    );
    start += a * b;
  }
  return parameters;
}

function forward(parameters: readonly Tensor[], x: Tensor, activation: 'tanh' | 'relu'): Tensor {
  let out = x;
  for (let i = 0; i < parameters.length; i += 2) {
    out = out.matmul(parameters[i]!).add(parameters[i + 1]!);
    if (i + 2 < parameters.length) out = out[activation]();
  }
  return out;
}

interface Run {
  data: number[][];
  sizes: readonly number[];
  loss: 'crossEntropy' | 'mseLoss';
  activation: 'tanh' | 'relu';
  optimizer: 'SGD' | 'Adam';
  options: Options & { lr: number };
}

function train({ data, sizes, loss, activation, optimizer, options }: Run, steps: number, dtype: Dtype) {
  const parameters = network(sizes, dtype);
  const chosen = makeOptimizer(optimizer, parameters, options);
  const x = tensor(data, { dtype });
  const oneHot = tensor(
    CLASSES.map((c) => [1 - c, c]),
    { dtype },
  );
  const curve: number[] = [];
  for (;;) {
    const out = forward(parameters, x, activation);
    const value = loss === 'crossEntropy' ? crossEntropy(out, CLASSES) : mseLoss(out, oneHot);
    curve.push(value.item());
    if (curve.length > steps) return { curve, parameters };
    chosen.zeroGrad();
    value.backward();
    chosen.step();
  }
}

describe('three-layer networks learn step by step as in PyTorch', () => {
  test.each(
    golden.runs.map(
      (run) => [run.optimizer, run.loss, run.activation, JSON.stringify(run.options), run] as const,
    ),
  )('%s, %s, %s, %s', (_optimizer, _loss, _activation, _options, run) => {
    const setup = { ...run, data: PARITY, sizes: [2, 4, 4, 2] };
    const { curve, parameters } = train(setup, 100, 'float64');
    const picked = run.curve.map(([step]) => curve[step]!);
    const expected = run.curve.map(([, value]) => value);
    expect(difference(tensor(picked, { dtype: 'float64' }), expected, 1e-9), 'loss, float64').toBeNull();
    run.weights.forEach((weights, i) => {
      expect(difference(parameters[i]!, weights, 1e-9), `parameter ${i} after 100 steps`).toBeNull();
    });
    const single = tensor(train(setup, 10, 'float32').curve, { dtype: 'float64' });
    expect(difference(single, run.curve32, 1e-5), 'loss, float32').toBeNull();
  });
});

describe('the tables of the lessons', () => {
  test.each(golden.n13)('N13: losses of $sizes', ({ sizes, losses }) => {
    const setup: Run = {
      data: XOR,
      sizes,
      loss: 'crossEntropy',
      activation: 'tanh',
      optimizer: 'SGD',
      options: { lr: 0.5 },
    };
    const { curve } = train(setup, 200, 'float64');
    const picked = tensor(
      losses.map(([step]) => curve[step]!),
      { dtype: 'float64' },
    );
    expect(
      difference(
        picked,
        losses.map(([, value]) => value),
        1e-9,
      ),
    ).toBeNull();
  });

  test('N15: loss, logits, gradients and their lengths', () => {
    const parameters = network([2, 4, 4, 2], 'float64');
    const biases = [
      [0.1, -0.1, 0.2, 0],
      [0, 0.1, -0.2, 0.3],
      [0.05, -0.05],
    ];
    noGrad(() => {
      biases.forEach((values, i) => void parameters[2 * i + 1]!.copy_(tensor(values, { dtype: 'float64' })));
    });
    const x = tensor(PARITY, { dtype: 'float64' });
    const logits = forward(parameters, x, 'tanh');
    const loss = crossEntropy(logits, CLASSES);
    loss.backward();
    expect(loss.item()).toBeCloseTo(0.786500565996908, 14);
    expect(loss.item()).toBeCloseTo(golden.n15.loss, 14);
    expect(difference(logits, golden.n15.logits, 1e-12)).toBeNull();
    parameters.forEach((p, i) => {
      expect(difference(p.grad, golden.n15.grads[i]!, 1e-12), `gradient ${i}`).toBeNull();
      expect(p.grad!.norm().item()).toBeCloseTo(golden.n15.norms[i]!, 12);
    });
  });
});

test('a Tensor is what the layers hold', () => {
  const layer = new Linear(2, 3, { generator: new Random(1) });
  expect(layer.namedParameters().map(([name, t]) => [name, t.shape, t instanceof Tensor])).toEqual([
    ['weight', [3, 2], true],
    ['bias', [3], true],
  ]);
});
