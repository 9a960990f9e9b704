import { expect, test } from 'vitest';
import { keptBy, reachableFrom, type Tensor, tensor, watchWalk } from '../../../../src/engine/index.ts';

const leaf = (...values: number[]): Tensor => tensor(values, { dtype: 'float64', requiresGrad: true });

test('a product keeps both factors, exp its result, a sum nothing', () => {
  const [x, y] = [leaf(1, 2), leaf(3, 4)];
  const [product, power, total] = [x.mul(y), x.exp(), x.add(y)];
  expect(keptBy(product.gradFn!).map(({ slot, tensor }) => [slot, tensor])).toEqual([
    ['a', x],
    ['b', y],
  ]);
  expect(keptBy(power.gradFn!)).toEqual([{ slot: 'result', tensor: power, version: 0 }]);
  expect(keptBy(total.gradFn!)).toEqual([]);
});

test('a change in place leaves the saved version behind, and looking does not throw', () => {
  const y = leaf(0, 1).exp();
  const node = y.gradFn!;
  y.add_(1);
  const [kept] = keptBy(node);
  expect([kept?.version, kept?.tensor.version]).toEqual([0, 1]);
});

test('backward frees what was kept', () => {
  const y = leaf(2).pow(2);
  const node = y.gradFn!;
  y.backward();
  expect(keptBy(node)).toEqual([]);
  expect(node.freed).toBe(true);
});

test('a write through a view shows what the written operation keeps', () => {
  const y = leaf(1, 2).mul(2);
  const factor = leaf(5);
  y.slice(0, 0, 1).mul_(factor);
  expect(y.gradFn!.name).toBe('CopySlices');
  expect(keptBy(y.gradFn!).some(({ tensor }) => tensor === factor)).toBe(true);
});

test('a running total reaches ten nodes after three turns, as in PyTorch', () => {
  const w = leaf(1);
  let total = tensor([0], { dtype: 'float64' });
  for (const i of [1, 2, 3]) total = total.add(w.mul(i).pow(2));
  expect(reachableFrom([total]).size).toBe(10);
  expect(reachableFrom([w]).size).toBe(1);
  expect(reachableFrom([total.detach()]).size).toBe(0);
});

test('a watched backward names its nodes in order, with their gradients, and is not watched again', () => {
  const x = leaf(3);
  const y = x.mul(x).sum();
  const seen: [string, unknown][] = [];
  const watch = () =>
    watchWalk(
      reachableFrom([y]),
      (node, gradient) => seen.push([node.name, gradient.toArray()]),
      () => y.backward(undefined, { retainGraph: true }),
    );
  watch();
  expect(seen).toEqual([
    ['SumBackward0', 1],
    ['MulBackward0', [1]],
    ['AccumulateGrad', [6]],
  ]);
  y.backward();
  expect(seen.length).toBe(3);
  expect(x.grad!.toArray()).toEqual([12]);
});
