import { describe, expect, test } from 'vitest';
import {
  bceWithLogits,
  cat,
  crossEntropy,
  grad,
  gradcheck,
  gradgradcheck,
  linear,
  mseLoss,
  nllLoss,
  Random,
  randn,
  stack,
  type Tensor,
  tensor,
  where,
} from '../../../../src/engine/index.ts';
import { binaryMethods } from '../../../../src/engine/tensor/ops/binary.ts';
import { choiceMethods } from '../../../../src/engine/tensor/ops/choice.ts';
import { indexMethods } from '../../../../src/engine/tensor/ops/index-ops.ts';
import { matmulMethods } from '../../../../src/engine/tensor/ops/matmul.ts';
import { reduceMethods } from '../../../../src/engine/tensor/ops/reduce.ts';
import { softmaxMethods } from '../../../../src/engine/tensor/ops/softmax.ts';
import { unaryMethods } from '../../../../src/engine/tensor/ops/unary.ts';
import { viewMethods } from '../../../../src/engine/tensor/ops/view.ts';

const generator = new Random(2026);
const size = () => 1 + generator.integer(3);
const draw = (...shape: number[]): Tensor =>
  randn(shape, { generator, dtype: 'float64', requiresGrad: true });
const positive = (...shape: number[]): Tensor =>
  draw(...shape)
    .abs()
    .add(0.5)
    .detach()
    .requiresGrad_();
const ints = (...values: number[]): Tensor => tensor(values, { dtype: 'int64' });

type Check = [fn: (...inputs: Tensor[]) => Tensor, ...inputs: Tensor[]];

/** Inputs of random shapes for every differentiable operation; in-place forms work on a computed copy. */
function checks(): Record<string, Check> {
  const [a, b, c] = [size(), size(), size()];
  const unary: Record<string, Check> = {};
  for (const name of Object.keys(unaryMethods)) {
    const call = (x: Tensor) => (x as unknown as Record<string, () => Tensor>)[name]!();
    const domain = /^(log|sqrt|reciprocal)/.test(name) ? positive : draw;
    unary[name] = [(x) => call(name.endsWith('_') ? x.mul(1) : x), domain(a, b)];
  }
  const binary: Record<string, Check> = {};
  for (const name of Object.keys(binaryMethods) as (keyof typeof binaryMethods)[]) {
    if (name === 'square') continue;
    const inPlace = name.endsWith('_');
    binary[name] = [
      (x, y) => (inPlace ? x.mul(1) : x)[name](y),
      positive(a, b, c),
      positive(inPlace ? 1 : a, 1, c),
    ];
  }
  const mask = tensor([1, 0, 1], { dtype: 'bool' });
  const probabilities = draw(a, 3).detach().softmax(1).requiresGrad_();
  return {
    ...unary,
    ...binary,
    square: [(x) => x.square(), draw(a)],
    where: [(x, y) => where(mask, x, y), draw(a, 3), draw(3)],
    maskedFill: [(x) => x.maskedFill(mask, 2), draw(a, 3)],
    clamp: [(x) => x.clamp(-0.3, 0.4), draw(a, b)],
    clamp_: [(x) => x.mul(1).clamp_(-0.3, 0.4), draw(a, b)],
    copy_: [(x, y) => x.mul(1).copy_(y), draw(a, b), draw(b)],
    zero_: [(x) => x.mul(1).zero_(), draw(a)],
    fill_: [(x) => x.mul(1).fill_(2), draw(a)],
    double: [(x) => x.double().mul(x), draw(a)],
    reshape: [(x) => x.reshape(b, -1), draw(a, b)],
    view: [(x) => x.view(-1), draw(a, b)],
    flatten: [(x) => x.flatten(1), draw(a, b, c)],
    transpose: [(x) => x.transpose(0, 2), draw(a, b, c)],
    t: [(x) => x.t(), draw(a, b)],
    permute: [(x) => x.permute(2, 0, 1), draw(a, b, c)],
    expand: [(x) => x.expand(a, b, c), draw(b, 1)],
    expandAs: [(x, y) => x.expandAs(y).mul(y), draw(1), draw(a, b)],
    unsqueeze: [(x) => x.unsqueeze(1), draw(a, b)],
    squeeze: [(x) => x.squeeze(1), draw(a, 1, b)],
    slice: [(x) => x.slice(1, 1, undefined, 2), draw(a, 5)],
    narrow: [(x) => x.narrow(0, 1, 2), draw(4, b)],
    select: [(x) => x.select(1, -1), draw(a, b, c)],
    unbind: [(x) => x.unbind(0)[0]!.mul(x.unbind(0).at(-1)!), draw(3, b)],
    split: [(x) => x.split(2)[1]!, draw(3, b)],
    clone: [(x) => x.clone(), draw(a)],
    contiguous: [(x) => x.t().contiguous(), draw(a, b)],
    indexSelect: [(x) => x.indexSelect(1, [2, 0, 2]), draw(a, 3)],
    indexAdd: [(x, y) => x.indexAdd(0, [2, 0, 2], y), draw(3, b), draw(3, b)],
    gather: [(x) => x.gather(0, ints(1, 0, 1).reshape(1, 3)), draw(2, 3)],
    scatterAdd: [(x, y) => x.scatterAdd(1, ints(1, 0, 1).reshape(1, 3), y), draw(2, 3), draw(1, 3)],
    cat: [(x, y) => cat([x, y, x], 1), draw(a, b), draw(a, c)],
    stack: [(x, y) => stack([x, y], -1), draw(a, b), draw(a, b)],
    sum: [(x) => x.sum([0, 2]), draw(a, b, c)],
    mean: [(x) => x.mean(1, { keepdim: true }), draw(a, b, c)],
    var: [(x) => x.var(0), draw(4, b)],
    std: [(x) => x.std(1, { correction: 0 }), draw(a, 4)],
    amax: [(x) => x.amax(1), draw(a, b, c)],
    amin: [(x) => x.amin([0, 1]), draw(a, b, c)],
    max: [(x) => x.max(0).values.mul(x.max()), draw(a, b)],
    min: [(x) => x.min(0).values.mul(x.min()), draw(a, b)],
    prod: [(x) => x.prod(1), draw(a, 3)],
    norm: [(x) => x.norm(2, 1), draw(a, b)],
    matmul: [(x, y) => x.matmul(y), draw(a, 1, b, c), draw(2, c, b)],
    mm: [(x, y) => x.mm(y), draw(a, b), draw(b, c)],
    mv: [(x, y) => x.mv(y), draw(a, b), draw(b)],
    dot: [(x, y) => x.dot(y), draw(a), draw(a)],
    bmm: [(x, y) => x.bmm(y), draw(2, a, b), draw(2, b, c)],
    linear: [(x, w, bias) => linear(x, w, bias), draw(a, b), draw(c, b), draw(c)],
    softmax: [(x) => x.softmax(-1), draw(a, b)],
    logSoftmax: [(x) => x.logSoftmax(0), draw(a, b)],
    logsumexp: [(x) => x.logsumexp([0, 1]), draw(a, b)],
    mseLoss: [(x, y) => mseLoss(x, y), draw(a, b), draw(a, b)],
    bceWithLogits: [(x, y) => bceWithLogits(x, y), draw(a), positive(a)],
    nllLoss: [(x) => nllLoss(x, [1, 0, 1]), draw(3, 2)],
    crossEntropy: [(x, p) => crossEntropy(x, p), draw(a, 3), probabilities],
  };
}

// Tolerances of PyTorch's gradcheck; a function with a jump or a corner within 1e-6 of a random point is unlikely.
describe.each([1, 2])('round %i: backward agrees with central differences', () => {
  const cases = Object.entries(checks());
  test.each(cases)('%s', (_name, [fn, ...inputs]) => {
    const report = gradcheck(fn, inputs);
    expect(report.passed, report.message).toBe(true);
    expect(report.entries).toBeGreaterThan(0);
  });
});

describe('second derivatives agree with central differences of first ones', () => {
  test.each(Object.entries(checks()))('%s', (_name, [fn, ...inputs]) => {
    const report = gradgradcheck(fn, inputs);
    expect(report.passed, report.message).toBe(true);
  });
});

test('every method with a gradient is checked', () => {
  const families = [
    unaryMethods,
    binaryMethods,
    choiceMethods,
    indexMethods,
    matmulMethods,
    reduceMethods,
    softmaxMethods,
    viewMethods,
  ];
  const without = /^(eq|ne|lt|le|gt|ge|logical.*|arg.*|to|float|equal)$/;
  const checked = Object.keys(checks());
  expect(
    families.flatMap(Object.keys).filter((name) => !without.test(name) && !checked.includes(name)),
  ).toEqual([]);
});

describe('laws', () => {
  test('backward is linear in the upstream gradient', () => {
    const x = draw(3, 4);
    const y = x.tanh().matmul(draw(4, 2)).softmax(1);
    const [g, h] = [draw(3, 2).detach(), draw(3, 2).detach()];
    const pull = (up: Tensor) => grad(y, x, { gradOutputs: [up], retainGraph: true })[0]!;
    const together = pull(g.mul(2).add(h.mul(-3)));
    const apart = pull(g).mul(2).sub(pull(h).mul(3));
    expect(together.sub(apart).abs().max().item()).toBeLessThan(1e-14);
  });

  test('the gradient of a sum of losses is the sum of their gradients', () => {
    const x = draw(5);
    const losses = [x.exp().sum(), x.square().mean(), x.sigmoid().prod()] as const;
    const total = grad(losses[0].add(losses[1]).add(losses[2]), x, { retainGraph: true })[0]!;
    const parts = losses.map((loss) => grad(loss, x)[0]!).reduce((a, b) => a.add(b));
    expect(total.sub(parts).abs().max().item()).toBeLessThan(1e-14);
  });

  test('f(x) − f(x) is 0 with gradient 0', () => {
    const x = draw(4);
    const y = x.exp().sub(x.exp()).sum();
    y.backward();
    expect(y.item()).toBe(0);
    expect(x.grad!.toArray()).toEqual([0, 0, 0, 0]);
  });

  test('the same numbers seen through any view get the same gradients', () => {
    const x = draw(4, 6);
    const weights = draw(6, 4).detach();
    const direct = grad(x.t().mul(weights).exp().sum(), x)[0]!;
    const detour = x.reshape(2, 2, 6).permute(2, 0, 1).reshape(6, 4).unsqueeze(0).squeeze(0);
    const viaViews = grad(detour.mul(weights).exp().sum(), x)[0]!;
    expect(viaViews.sub(direct).abs().max().item()).toBeLessThan(1e-14);
  });

  test('the Hessian of a smooth function is symmetric', () => {
    const x = draw(4);
    const [g] = grad(x.sin().unsqueeze(1).mul(x).tanh().sum(), x, { createGraph: true });
    const rows = [0, 1, 2, 3].map((i) => grad(g!.select(0, i), x, { retainGraph: true })[0]!);
    const hessian = stack(rows);
    expect(hessian.sub(hessian.t()).abs().max().item()).toBeLessThan(1e-14);
    expect(hessian.abs().min().item()).toBeGreaterThan(0);
  });
});
