/** The numbers of N11: sweeps that share a trunk, values written over, and what a running total keeps alive. */
import { AutogradError, grad, type Node, type Tensor, tensor } from '../../../src/engine/index.ts';
import type { Row } from '../../support/printed-numbers.ts';

const leaf = (value: number | number[]) => tensor(value, { dtype: 'float64', requiresGrad: true });
const list = (numbers: readonly number[]) =>
  `[${numbers.map((x) => Number(x.toFixed(4)).toString()).join(', ')}]`;
const values = (x: Tensor) => list(x.detach().toArray() as number[]);
const gradOf = (x: Tensor) => list([(x.grad?.toArray() ?? []) as number[]].flat());

/** Two losses 3h and 5h with h = x² at 2: after the first sweep, after both, and swept as a sum. */
function trunk() {
  const x = leaf(2);
  const h = x.square();
  h.mul(3).backward(undefined, { retainGraph: true });
  const first = x.grad?.item() ?? Number.NaN;
  h.mul(5).backward();
  const both = x.grad?.item() ?? Number.NaN;
  const again = leaf(2);
  const trunkAgain = again.square();
  trunkAgain.mul(3).add(trunkAgain.mul(5)).backward();
  return { first, both, sum: again.grad?.item() ?? Number.NaN };
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

/** Nodes that a running total of (w·i)² leads to after three turns, the leaf's own among them. */
function keptNodes(): number {
  const w = leaf(1);
  let total = tensor(0, { dtype: 'float64' });
  for (let i = 1; i <= 3; i++) {
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

const { first, both, sum } = trunk();
const { before, after, right, message } = writtenOver();
const [slope, slopeOfSlope] = twice();
const [version = '', expected = ''] = /version (\d+); expected version (\d+)/.exec(message)?.slice(1) ?? [];
if (both !== sum) throw new Error('one sweep of the sum and two sweeps differ');

export const n11: readonly Row[] = [
  ['`a.backward()` gives `x` $\\grd{#}$', first],
  ['Both give $\\grd{#}$', both],
  ['So `y` is #, and that is also what', before],
  ['and `y` is #. Now sweep', after],
  ['It would be #, and it should be #.', after, right],
  ['is at version #; expected version # instead', version, expected],
  ['The first works, and gives $\\grd{#}$', harmless((x) => x.add(2).mul_(3))],
  ['The second works, and gives $\\grd{#}$', harmless((x) => x.mul(2).relu_())],
  ['the sweep gives #, without a word', silently()],
  ['its power and its product: # nodes', keptNodes()],
  ['For $x^3$ at 2 the first gives $\\grd{#}$', slope],
  ['gives $6x$, which is $\\grd{#}$ too', slopeOfSlope],
];
