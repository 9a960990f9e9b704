/** The numbers of N07: nudges of x³, and the network with a slip in one line. */
import { type Row, written } from '../../support/printed-numbers.ts';
import { lossAndGradients, nudgedGradients, startParameters, trained } from '../../support/small-network.ts';

// nudging x³ at 2
const cube = (x: number) => x ** 3;
const oneWay = (h: number) => (cube(2 + h) - cube(2)) / h;
const bothWays = (h: number) => (cube(2 + h) - cube(2 - h)) / (2 * h);
const single = Math.fround;
const cubeInSingle = (x: number) => single(single(x * x) * x);
const bothWaysInSingle = (h: number) =>
  single(
    single(cubeInSingle(single(2 + single(h))) - cubeInSingle(single(2 - single(h)))) / single(2 * single(h)),
  );
const relative = (a: number, b: number) =>
  a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
const relu = (x: number) => Math.max(x, 0);

// the checked network of N07: other inputs, biases that are not 0
const SLIP = 'slope of the input';
const [W1 = [], , W2 = [], , W3 = []] = startParameters();
const checked = {
  parameters: [W1, [[0.1, -0.1, 0.2, 0]], W2, [[0, 0.1, -0.2, 0.3]], W3, [[0.05, -0.05]]],
  data: {
    inputs: [
      [0.5, -1],
      [-0.25, 0.75],
      [1, 1],
      [-1, -0.5],
    ],
    classes: [0, 1, 1, 0],
  },
};
const nudgedNetwork = nudgedGradients(checked.parameters, checked.data);
/** Worst relative error in the weights and biases of one layer. */
function worst(layer: 1 | 2 | 3, slip?: typeof SLIP): number {
  const { grads } = lossAndGradients(checked.parameters, checked.data, slip);
  const errors = [2 * layer - 2, 2 * layer - 1].flatMap((k) =>
    (grads[k] ?? []).flatMap((row, i) =>
      row.map((g, j) => relative(g, nudgedNetwork[k]?.[i]?.[j] ?? Number.NaN)),
    ),
  );
  return Math.max(...errors);
}
const below = (error: number): string => (error < 1e-8 ? 'below $10^{-8}$' : written(error));

export const n07: readonly Row[] = [
  ...[0, 10, 50].map(
    (steps): Row => [
      `| ${steps} | # | # |`,
      written(trained(steps, 0.5)),
      written(trained(steps, 0.5, SLIP)),
    ],
  ),
  ['At step 68 its loss is down to #', written(trained(68, 0.5, SLIP), 4)],
  ['At step 70 it is above #', Math.floor(trained(70, 0.5, SLIP))],
  [
    'from step 76 on it is not a number',
    ...(Number.isNaN(trained(76, 0.5, SLIP)) && !Number.isNaN(trained(75, 0.5, SLIP)) ? [] : ['wrong']),
  ],
  ['| 0.1 | # | # |', written(oneWay(0.1)), written(bothWays(0.1))],
  ['| 0.001 | # | # |', written(oneWay(0.001)), written(bothWays(0.001))],
  [
    'is wrong by $# \\cdot 10^{-10}$. At $10^{-14}$ it is wrong by #',
    Math.round((bothWays(1e-5) - 12) * 1e10),
    written(bothWays(1e-14) - 12, 2),
  ],
  [
    'its floor is at #. At 0.0001 the error is already #',
    written(bothWaysInSingle(0.01) - 12, 5),
    written(12 - bothWaysInSingle(0.0001), 3),
  ],
  [
    'It is about # in the first case and # in the second',
    written(relative(1.0001, 1), 4),
    written(relative(0.00011, 0.00001)),
  ],
  [
    'Your gradient says 1.0001 and the nudge says 1. A difference of 0.0001. Fine? Now your gradient says 0.00011 and the nudge says 0.00001. Also a difference of 0.0001',
  ],
  [
    '| above 0.01 | wrong | | from 0.01 to 0.0001 | be worried | | below 0.0001 | fine if there are kinks; too much if everything is smooth | | below $10^{-7}$ |',
  ],
  [
    'has # parameters, so the check costs # evaluations',
    nudgedNetwork.flat(2).length,
    2 * nudgedNetwork.flat(2).length,
  ],
  ['| $W_3$, $b_3$ | # | # |', below(worst(3)), below(worst(3, SLIP))],
  ['| $W_2$, $b_2$ | # | # |', below(worst(2)), below(worst(2, SLIP))],
  ['| $W_1$, $b_1$ | # | # |', below(worst(1)), below(worst(1, SLIP))],
  [
    'relu at $x = 10^{-6}$ with $h = 10^{-5}$. The derivative is #. The nudge says #',
    1,
    written((relu(1e-6 + 1e-5) - relu(1e-6 - 1e-5)) / 2e-5),
  ],
];
