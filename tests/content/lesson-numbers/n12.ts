/** The numbers of N12: the network of scalars on XOR, with and without reset, and steps down a parabola. */
import { Value } from '../../../src/engine/index.ts';
import { walk } from '../../../src/widgets/descent-plot/model.ts';
import {
  outputOf,
  parametersOf,
  scalarNetwork,
  XOR,
  xorLoss,
  xorLosses,
} from '../../../src/widgets/loss-curves/scalar-network.ts';
import { type Row, written } from '../../support/printed-numbers.ts';

const LARGE = [2, 4, 4, 1];
const SMALL = [2, 3, 1];
const RATE = 0.1;

const network = scalarNetwork(LARGE);
const said = XOR.map(({ inputs }) => outputOf(network, inputs).data);
const loss = xorLoss(network);
loss.backward();
const parameters = parametersOf(network);
const [first = new Value(0)] = parameters;
const squares = parameters.reduce((sum, { grad }) => sum + grad * grad, 0);

const large = xorLosses({ sizes: LARGE, rate: RATE, steps: 100 });
const small = xorLosses({ sizes: SMALL, rate: RATE, steps: 100 });
const noReset = xorLosses({ sizes: LARGE, rate: RATE, steps: 50, reset: false });
const at = (losses: readonly number[], step: number, digits = 6) => written(losses[step] ?? 0, digits);

/** The loss after ten moves that stand before the sweep: each uses the gradients of the loss one step before. */
function movedFirst(): number {
  const late = scalarNetwork(LARGE);
  const numbers = parametersOf(late);
  for (let step = 0; step < 10; step++) {
    const before = numbers.map(({ grad }) => grad);
    for (const p of numbers) p.zeroGrad();
    xorLoss(late).backward();
    for (const [i, p] of numbers.entries()) p.data -= RATE * (before[i] ?? 0);
  }
  return xorLoss(late).data;
}

const places = (rate: number) => walk('(w-3)^2', 0, rate, 5).places.slice(1);
const rateRow = (rate: string): Row => [
  `| ${rate} | # | # | # | # | # |`,
  ...places(Number(rate)).map((w) => written(w)),
];
const slopeAtStart = 2 * (0 - 3);

export const n12: readonly Row[] = [
  ['4 \\cdot 3 + 4 \\cdot 5 + 1 \\cdot 5 = #', parameters.length],
  [
    'a bias: 9. The last one has three weights and a bias: 4. Together #',
    parametersOf(scalarNetwork(SMALL)).length,
  ],
  [
    'says $\\fwd{#}$, $\\fwd{#}$, $\\fwd{#}$ and $\\fwd{#}$ on the four rows',
    ...said.map((output) => written(output, 4)),
  ],
  [
    'Its loss is $\\fwd{#}$, a little worse than always saying 0',
    written(XOR.reduce((sum, { target }) => sum + target ** 2, 0) / 4 < loss.data ? loss.data : 0),
  ],
  ['The first weight is #, and its gradient is $\\grd{#}$', written(first.data), written(first.grad)],
  ['The loss before the first step is #', written(loss.data)],
  ['w - 0.1 \\cdot \\grd{#} = #', written(first.grad), written(first.data - RATE * first.grad)],
  [
    'The # squares add up to #, so the loss should fall by #. It does fall: to $\\fwd{#}$, by #',
    parameters.length,
    written(squares),
    written(RATE * squares, 4),
    at(large, 1),
    written((large[0] ?? 0) - (large[1] ?? 0), 4),
  ],
  ['after 10 steps the loss is #, where it should be #', written(movedFirst(), 4), at(large, 10, 4)],
  ...[0, 1, 10, 50].map((step): Row => [`| ${step} | # | # |`, at(large, step), at(small, step)]),
  ['| 100 | # | # |', at(large, 100, 8), at(small, 100)],
  ...[0, 1, 5, 13].map((step): Row => [`| ${step} | # | # |`, at(large, step), at(noReset, step)]),
  [
    'after 50 steps it is at #, higher than at the start',
    (noReset[50] ?? 0) > (noReset[0] ?? 0) ? at(noReset, 50, 4) : 'not above the start',
  ],
  ['so $\\grd{#}$ there', slopeAtStart],
  ['leads to #. Where does it lead with 0.5', written(0 - RATE * slopeAtStart)],
  ...['0.1', '0.5', '1.0', '1.1'].map(rateRow),
  [
    'That is #, #, # and #',
    ...[0.1, 0.5, 1, 1.1].map((rate) =>
      written(((places(rate)[0] ?? 0) - 3) / (0 - 3), 1).replace('-0', '0'),
    ),
  ],
  [
    'jumps up to # at step 10 and still ends well',
    at(xorLosses({ sizes: LARGE, rate: 0.5, steps: 10 }), 10, 4),
  ],
  [
    'With 0.7 it is beyond $10^{#}$ after 20 steps',
    Math.floor(Math.log10(xorLosses({ sizes: LARGE, rate: 0.7, steps: 20 })[20] ?? 0)),
  ],
];
