/** The numbers of N13: one unit in each layer, and 2-4-4-2 on XOR forward, backward and trained. */
import { topological } from '../../../src/engine/index.ts';
import { scalarNetwork, xorLoss } from '../../../src/widgets/loss-curves/scalar-network.ts';
import { at } from '../../support/compute.ts';
import { type Row, written } from '../../support/printed-numbers.ts';
import { lossAndGradients, moved, startParameters, trained, XOR } from '../../support/small-network.ts';

const RATE = 0.5;

// one unit in each layer, as in exercise V14
const chain = at(
  '(w*tanh(v*tanh(u*x + b) + c) + d - t)^2/2',
  { x: 2, u: 0.25, b: 0, v: -1, c: 0.5, w: 2, d: 0, t: 1 },
  ['p = tanh(u*x + b)', 'q = tanh(v*p + c)', 'y = w*q + d', 'L = (y - t)^2/2'],
);

const start = startParameters();
const { loss, grads, probabilities } = lossAndGradients(start, XOR);
const error = probabilities.map((row, i) => row.map((p, j) => (p - (XOR.classes[i] === j ? 1 : 0)) / 4));
const matrix = (rows: number[][], tone: 'fwd' | 'grd') =>
  rows.map((row) => row.map((entry) => `\\${tone}{${entry.toFixed(4)}}`).join(' & ')).join(' \\\\ ');

/** How far off the gradient of W1 is, in percent of its size, when W2 is not transposed. */
function percentOff(): number {
  const [right = []] = grads;
  const [wrong = []] = lossAndGradients(start, XOR, 'weights not transposed').grads;
  const size = (rows: number[][]) => Math.hypot(...rows.flat());
  return (100 * size(right.map((row, i) => row.map((g, j) => g - (wrong[i]?.[j] ?? 0))))) / size(right);
}

/** The first step after which every example's right class is the more probable one, and stays so. */
function allRightFrom(): number {
  const right = (steps: number) =>
    lossAndGradients(moved(start, XOR, steps, RATE), XOR).probabilities.every(
      (row, i) => row.indexOf(Math.max(...row)) === XOR.classes[i],
    );
  let steps = 50;
  while (right(steps - 1)) steps--;
  return steps;
}
const COUNTS = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

export const n13: readonly Row[] = [
  [
    'The gradient of $w_1$ is $\\grd{#}$, that of $w_2$ is $\\grd{#}$, and that of $w_3$ is $\\grd{#}$',
    ...['u', 'v', 'w'].map((weight) => (chain.grads[weight] ?? 0).toFixed(4)),
  ],
  ['It multiplies $a_2 = \\fwd{#}$', written(chain.values.q ?? 0, 4)],
  ['one step of XOR built a graph of # nodes', topological(xorLoss(scalarNetwork([2, 4, 4, 1]))).length],
  ['and $4 + 4 + 2$ biases: #', start.flat(2).length],
  ['The first row of $W_1$ is #, #, #, #', ...(start[0]?.[0] ?? []).map((w) => written(w))],
  ['$-\\ln \\tfrac{1}{2}$ is #. Ours starts at #', written(-Math.log(1 / 2)), written(loss)],
  ['expect $\\ln 3$, which is #', written(Math.log(3), 4)],
  ['P = \\begin{bmatrix} # \\end{bmatrix}', matrix(probabilities, 'fwd')],
  ['\\tfrac{1}{4}(P - Y) \\\\ &= \\begin{bmatrix} # \\end{bmatrix}', matrix(error, 'grd')],
  [
    '#, in both columns, and exactly so',
    (grads[5] ?? []).flat().every((g) => Math.abs(g) < 1e-15) ? 'Zero' : 'Not zero',
  ],
  [
    '*every* gradient is exactly $#$ times too large',
    lossAndGradients(start, XOR, 'no mean').grads.every((m, k) =>
      m.every((row, i) => row.every((g, j) => Math.abs(g - 4 * (grads[k]?.[i]?.[j] ?? 0)) < 1e-15)),
    )
      ? 'N'
      : '?',
  ],
  ['off by # percent of its size', Math.round(percentOff())],
  [
    'after 50 steps the loss is #, where it should be #',
    written(trained(50, RATE, 'weights not transposed'), 4),
    written(trained(50, RATE), 4),
  ],
  ...[0, 1, 2, 5, 10, 20, 50, 100, 200].map(
    (steps): Row => [`| ${steps} | # |`, trained(steps, RATE).toFixed(6)],
  ),
  [
    'From the # step on all four answers are right, and the loss is still #',
    COUNTS[allRightFrom()] ?? '?',
    written(trained(allRightFrom(), RATE), 2),
  ],
];
