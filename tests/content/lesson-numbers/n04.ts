/** The numbers of N04: curves, their slopes, and one neuron. */
import { at, valueAt } from '../../support/compute.ts';
import { type Row, written } from '../../support/printed-numbers.ts';

// the neuron of N04
const neuron = at('tanh(u*x + v*y + b)', { u: 0.25, x: 2, v: 0.25, y: -2, b: 0.3 }, [
  'p = u * x',
  'q = v * y',
  'r = p + q',
  'z = r + b',
  't = tanh(z)',
]);
const slope = (curve: string, z: number) => at(`${curve}(z)`, { z }).grads.z ?? Number.NaN;
const curveRow = (z: number): Row => [
  `| ${z} | # | # | # | # |`,
  written(valueAt('sigmoid(z)', { z })),
  written(slope('sigmoid', z)),
  written(valueAt('tanh(z)', { z })),
  written(slope('tanh', z)),
];
const sigmoidAt2 = valueAt('sigmoid(z)', { z: 2 });
const tanhAt2 = valueAt('tanh(z)', { z: 2 });

export const n04: readonly Row[] = [
  ...[-4, -2, 0, 2, 4].map(curveRow),
  [
    'multiply $#$ by $1 - #$. You get #',
    written(sigmoidAt2),
    written(sigmoidAt2),
    written(slope('sigmoid', 2)),
  ],
  ['$1 - #^2 = #$', written(tanhAt2), written(slope('tanh', 2))],
  ['there it is #. So', slope('sigmoid', 0)],
  ['0.25^{10} = #', written(slope('sigmoid', 0) ** 10, 8)],
  ['At $z = 0$ it would be #', 1 - valueAt('sigmoid(z)', { z: 0 }) ** 2],
  ['the two are # and #', written(slope('tanh', 0.3), 4), 1 - 0.3 ** 2],
  ['the two products are # and #', neuron.values.p ?? 0, neuron.values.q ?? 0],
  [
    'so $z = #$ and $t = \\tanh # = #$',
    written(neuron.values.z ?? 0),
    written(neuron.values.z ?? 0),
    written(neuron.values.t ?? 0),
  ],
  ['$1 - #^2 = \\loc{#}$', written(neuron.values.t ?? 0), written(neuron.grads.b ?? 0)],
  ['its input $x = 2$: #', written(neuron.grads.u ?? 0)],
  ['the slope of tanh is #: of a', written(slope('tanh', 4))],
  ['$z$ is # and its slope #', written(2 * 0.15), written(slope('tanh', 2 * 0.15))],
  ['$z$ is # and the slope #', 2 * 2, written(slope('tanh', 2 * 2))],
];
