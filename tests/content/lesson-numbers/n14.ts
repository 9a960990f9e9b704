/** The numbers of N14: zeros and constants, signals through ten layers, and the gradient through a normalization. */
import { BatchNorm1d, tensor } from '../../../src/engine/index.ts';
import type { Batch, Parameters } from '../../../src/grading/parity/network.ts';
import { type SignalSetup, signal } from '../../../src/training/signal.ts';
import { type Row, written } from '../../support/printed-numbers.ts';
import { lossAndGradients, moved, startParameters, XOR } from '../../support/small-network.ts';

const RATE = 0.5;

// all zeros; three of four rows belong to class 1
const mostlyOne: Batch = { ...XOR, classes: [0, 1, 1, 1] };
const zeros = startParameters().map((rows) => rows.map((row) => row.map(() => 0)));
const fromZeros = lossAndGradients(zeros, mostlyOne);
const movedZeros = moved(zeros, mostlyOne, 200, RATE);
const afterZeros = lossAndGradients(movedZeros, mostlyOne);
const [left = 0, right = 0] = fromZeros.grads[5]?.[0] ?? [];
const onlyTheLastBiasMoved = movedZeros
  .slice(0, 5)
  .flat(2)
  .every((p) => p === 0);

// all the same: biases 0, the second output's weights of the other sign
const constants: Parameters = zeros.map((rows, k) =>
  rows.map((row) => row.map((_, j) => (k % 2 === 1 ? 0 : k === 4 && j === 1 ? -0.5 : 0.5))),
);
const movedConstants = moved(constants, XOR, 200, RATE);
const lossOfConstants = (steps: number) => lossAndGradients(moved(constants, XOR, steps, RATE), XOR).loss;
const wrongAnswers = lossAndGradients(movedConstants, XOR).probabilities.filter(
  (row, i) => row.indexOf(Math.max(...row)) !== XOR.classes[i],
).length;

// ten layers; what SignalPlot draws
const ten = (init: SignalSetup['init'], activation: SignalSetup['activation'], scale = 1) =>
  signal({ init, scale, activation, width: 100, depth: 10, batch: 500, seed: 1 });
/** Two digits: 0.097, 570, or a power of ten in TeX. */
function rounded(value: number): string {
  if (value >= 1e-3 && value < 1e4)
    return String(value >= 10 ? Number(value.toPrecision(2)) : value.toPrecision(2));
  const [mantissa = '', exponent = ''] = value.toExponential(1).split('e');
  return `\${${mantissa} \\cdot 10^{${Number(exponent)}}}$`;
}
const tenRow = (name: string, { activations, gradients }: ReturnType<typeof signal>): Row => [
  `| ${name} | #, # | #, # |`,
  ...[activations[0], activations[9], gradients[9], gradients[0]].map((size) => rounded(size ?? 0)),
];
const linear = (sigma: number) => Math.round((Math.sqrt(100) * sigma) ** 10);

// a normalization
const x = [1, 3, 5, 7];
const w = [1, 0, 0, 2];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = mean(x.map((value) => (value - mean(x)) ** 2));
const spread = Math.sqrt(variance);
const input = tensor([x], { dtype: 'float64', requiresGrad: true });
const shifted = input.sub(input.mean());
const normalized = shifted.div(shifted.mul(shifted).mean().sqrt());
normalized
  .mul(tensor([w], { dtype: 'float64' }))
  .sum()
  .backward();
const hats = [...normalized.detach().numpy()];
const grads = [...(input.grad?.numpy() ?? [])];
const along = grads.reduce((sum, g, i) => sum + g * (hats[i] ?? 0), 0);

const running = new BatchNorm1d(1, { dtype: 'float64' });
running.forward(tensor([[0], [2], [4]], { dtype: 'float64' }));

export const n14: readonly Row[] = [
  ['the loss is $\\fwd{#}$. Backward', written(fromZeros.loss)],
  ['db_3 = \\begin{bmatrix} \\grd{#} & \\grd{#} \\end{bmatrix}', left, right],
  ['So two numbers out of # ever move', onlyTheLastBiasMoved ? zeros.flat(2).length : 'not 42'],
  [
    'the network says # and #, whatever you show it',
    ...(afterZeros.probabilities[0] ?? []).map((p) => written(p)),
  ],
  ['The loss is #, and there it stays', written(afterZeros.loss)],
  [
    'The loss gets down to #, and after 5,000 steps it is still #. # of the four answers stays wrong',
    written(lossOfConstants(200)),
    written(lossOfConstants(5000)),
    wrongAnswers === 1 ? 'One' : '?',
  ],
  [
    '\\begin{bmatrix} # & # & # & # \\end{bmatrix} $$ The four units',
    ...(movedConstants[0]?.[0] ?? []).map((p) => written(p, 4)),
  ],
  ['the signal has the size $10^{-10}$, # or #', linear(0.1), linear(0.2)],
  [
    'that makes $\\sigma = #$. Uniform numbers from -0.25 to # have the same spread',
    written(Math.sqrt(2 / (64 + 32)), 4),
    Math.sqrt(6 / (64 + 32)),
  ],
  [
    'For 100 inputs, $\\sigma$ is # with tanh and # with relu',
    Math.sqrt(2 / 200),
    written(Math.sqrt(2 / 100), 4),
  ],
  ['so each layer multiplies by #', written(Math.sqrt(1 / 3), 3)],
  tenRow('0.01, tanh', ten('normal', 'tanh', 0.01)),
  tenRow('1, tanh', ten('normal', 'tanh', 1)),
  tenRow('Glorot, tanh', ten('xavier', 'tanh')),
  tenRow('Glorot, relu', ten('xavier', 'relu')),
  tenRow('He, relu', ten('he', 'relu')),
  tenRow('`nn.Linear`, tanh', ten('pytorch', 'tanh')),
  [
    'have the mean #, the variance # and the spread #. They become #, #, # and #',
    mean(x),
    variance,
    spread,
    ...hats.map((value) => written(value)),
  ],
  ['you get $w/s$: #, #, #, #', ...w.map((value) => written(value / spread, 4))],
  ['Here it is $\\grd{#}$, $\\grd{#}$, $\\grd{#}$ and $\\grd{#}$', ...grads.map((value) => value.toFixed(4))],
  [
    'Its entries add up to #. Multiplied by',
    Math.round((grads.reduce((sum, g) => sum + g, 0) + Math.abs(along)) * 1e9),
  ],
  [
    'After one batch of 0, 2, 4 they are # and #',
    ...[running.runningMean, running.runningVar].map((value) => written(value.item(), 9)),
  ],
];
