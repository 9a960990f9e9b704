/** The numbers of N15: PyTorch's recorded gradients beside our engine's, single precision and nudging. */
import { compare, relativeDifference } from '../../../src/grading/parity/compare.ts';
import type { Matrix } from '../../../src/grading/parity/network.ts';
import { engineGradients } from '../../../src/widgets/torch-parity/engine.ts';
import { loadRecording } from '../../../src/widgets/torch-parity/recorded.ts';
import { type Row, written } from '../../support/printed-numbers.ts';
import { lossAndGradients, nudgedGradients, startParameters, XOR } from '../../support/small-network.ts';

const recording = await loadRecording('lesson');
const { parameters, batch, grads, single, loss } = recording;
const engine = engineGradients(parameters, batch);

const worst = (ours: readonly Matrix[]) => Math.max(...compare(ours, grads).map((row) => row.worst));
const power = (x: number) => {
  const [mantissa, exponent] = x.toExponential(1).split('e');
  return `$${mantissa} \\cdot 10^{${Number(exponent)}}$`;
};

const [ourBias = 0] = engine.grads[1]?.[0] ?? [];
const [singleBias = 0] = single[1]?.[0] ?? [];
const [doubleBias = 0] = grads[1]?.[0] ?? [];
const sharedDigits = () => {
  const [a, b] = [ourBias.toFixed(10), singleBias.toFixed(10)];
  const significant = [...a.replace(/^0\.0*/, '')];
  const other = b.replace(/^0\.0*/, '');
  return significant.findIndex((digit, i) => digit !== other[i]);
};
const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const count = (n: number) => COUNTS[n] ?? String(n);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

// the slip that leaves the loss as it is
const slipped = lossAndGradients(parameters, batch, 'slope of the input');
const wrong = compare(slipped.grads, grads).filter(({ verdict }) => verdict !== 'agrees').length;

// XOR with biases of 0, where a forgotten Y goes unnoticed in W2
const start = startParameters();
const tidy = lossAndGradients(start, XOR).grads;
const forgotten = lossAndGradients(start, XOR, 'no classes').grads;
const unnoticed = (tidy[2] ?? []).every((row, i) =>
  row.every((g, j) => relativeDifference(g, forgotten[2]?.[i]?.[j] ?? Number.NaN) < 1e-12),
);
const noticed = compare(forgotten, tidy).some(({ verdict }) => verdict === 'differs');

const [examples = 0, inputs] = [batch.inputs.length, batch.inputs];
const classOf = (i: number) => batch.classes[i] ?? Number.NaN;

export const n15: readonly Row[] = [
  ['the gradient of a bias is #. PyTorch says #', ourBias.toFixed(10), singleBias.toFixed(10)],
  ['The first # digits are the same', count(sharedDigits())],
  ['Asked in double precision, it says # as well', doubleBias.toFixed(10)],
  ...Array.from(
    { length: examples },
    (_, i): Row => [`| ${i + 1} | # | # |`, (inputs[i] ?? []).map((x) => written(x)).join(', '), classOf(i)],
  ),
  ['$db_3$ is exactly #', (tidy[5] ?? []).flat().every((g) => Math.abs(g) < 1e-15) ? 0 : 'not 0'],
  ['your $dW_2$ is # all the same', unnoticed && noticed ? 'right' : 'wrong'],
  ['The loss is #. Yours is too', written(loss)],
  [
    'the loss stays the same to the last digit. # of the six',
    slipped.loss === lossAndGradients(parameters, batch).loss ? capital(count(wrong)) : 'another loss',
  ],
  ['Where both are at most $10^{-12}$, we call it #', relativeDifference(1e-12, -1e-12)],
  ['the worst of all # entries', grads.flat(2).length],
  ['| double precision | # for our engine |', power(worst(engine.grads))],
  ['| single precision | # |', power(worst(single))],
  ['agree with PyTorch’s gradients to #'.replace('’', "'"), power(worst(nudgedGradients(parameters, batch)))],
];
