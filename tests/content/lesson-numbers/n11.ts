/** The numbers of N11: sweeps that share a trunk, values written over, and what a running total keeps alive. */
import { AutogradError, grad, type Node, type Tensor, tensor } from '../../../src/engine/index.ts';
import type { Row } from '../../support/printed-numbers.ts';

const leaf = (value: number | number[]) => tensor(value, { dtype: 'float64', requiresGrad: true });
const list = (numbers: readonly number[]) =>
  `[${numbers.map((x) => Number(x.toFixed(6)).toString()).join(', ')}]`;
const values = (x: Tensor) => list(x.detach().toArray() as number[]);
const gradOf = (x: Tensor) => list([(x.grad?.toArray() ?? []) as number[]].flat());

/** Two losses 3h and 5h with h = x² at 2: two sweeps that keep what was saved, and one sweep of the sum. */
function trunk() {
  const x = leaf(2);
  const h = x.square();
  h.mul(3).backward(undefined, { retainGraph: true });
  h.mul(5).backward();
  const again = leaf(2);
  const shared = again.square();
  shared.mul(3).add(shared.mul(5)).backward();
  return { twoSweeps: x.grad?.item() ?? Number.NaN, oneSweep: again.grad?.item() ?? Number.NaN };
}

/** x + 1 at [1, 2], summed and swept twice. */
function sumTwice(): string {
  const x = leaf([1, 2]);
  const y = x.add(1).sum();
  y.backward();
  y.backward();
  return gradOf(x);
}

/** exp at [0, 1], swept as it is and with `add_(1)` in between. */
function writtenOver() {
  const x = leaf([0, 1]);
  const y = x.exp();
  const before = values(y);
  y.add_(1);
  const after = values(y);
  const unharmed = leaf([0, 1]);
  unharmed.exp().sum().backward();
  try {
    y.sum().backward();
  } catch (error) {
    if (error instanceof AutogradError)
      return { before, after, right: gradOf(unharmed), message: error.message };
  }
  throw new Error('a value that was written over was read without a word');
}

/** The gradient of x = [−1, 1] after a change in place that no rule misses. */
function harmless(change: (x: Tensor) => Tensor): string {
  const x = leaf([-1, 1]);
  change(x).sum().backward();
  return gradOf(x);
}

/** `.data` is zeroed behind exp's back. */
function silently(): string {
  const x = leaf([0, 1]);
  const y = x.exp();
  y.data.zero_();
  y.sum().backward();
  return gradOf(x);
}

/** Nodes that a running total of (w·i)² leads to after so many turns, the leaf's own among them. */
function keptNodes(turns: number): number {
  const w = leaf(1);
  let total = tensor(0, { dtype: 'float64' });
  for (let i = 1; i <= turns; i++) {
    const loss = w.mul(i).square();
    loss.backward();
    total = total.add(loss);
  }
  const seen = new Set<Node>();
  const ahead = [total.gradFn];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (node === null || seen.has(node)) continue;
    seen.add(node);
    ahead.push(...node.nextFunctions.map(([next]) => next));
  }
  return seen.size;
}

/** The first and the second derivative of x³ at 2. */
function twice(): [number, number] {
  const x = leaf(2);
  const [first] = grad(x.pow(3), x, { createGraph: true });
  const [second] = first ? grad(first, x) : [];
  return [first?.item() ?? Number.NaN, second?.item() ?? Number.NaN];
}

const { twoSweeps, oneSweep } = trunk();
const { before, after, right, message } = writtenOver();
const [slope, slopeOfSlope] = twice();
const [, now = '', then = ''] = /version (\d+); expected version (\d+)/.exec(message) ?? [];

export const n11: readonly Row[] = [
  ['One of them ends with `x.grad` = #.', sumTwice()],
  ['gave `grd:#` together', twoSweeps],
  ['`a.backward(retain_graph=True)`, and then `b.backward()`. `x.grad` is #.', twoSweeps],
  ['`(a + b).backward()`. `x.grad` is # again, after one sweep', oneSweep],
  ['the first derivative is $3x^2 = #$, and going back through *that* gives $6x = #$', slope, slopeOfSlope],
  ['After line 1, `y` is #. After line 2 it is #.', before, after],
  ['#. Right is #. Nobody', after, right],
  ['the counter stood at #. Now it stands at #.', then, now],
  ['The first works, and `x.grad` is #: a sum', harmless((x) => x.add(2).mul_(3))],
  ['The second works, and `x.grad` is #: the product', harmless((x) => x.mul(2).relu_())],
  ['no error, and `x.grad` is #.', silently()],
  ['$3 \\cdot 3 + 1 = #$. After a thousand turns it is #.', keptNodes(3), keptNodes(1000)],
];
