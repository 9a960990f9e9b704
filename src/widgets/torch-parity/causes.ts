/** The tables of a diagnosis: real backward passes with one line changed, and what speaks against a wrong choice. Pure. */
import { compare } from '../../grading/parity/compare.ts';
import { lossAndGradients, type Matrix, type Slip } from '../../grading/parity/network.ts';
import type { PLANTED } from '../../schemas/exercise-parity.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { Recording } from './recorded.ts';

export type Planted = (typeof PLANTED)[number];

const SLIPS: Readonly<Partial<Record<Planted, Slip>>> = {
  'no-mean': 'no mean',
  'not-transposed': 'weights not transposed',
  'bias-means': 'bias means',
  sign: 'sign',
  'slope-of-the-input': 'slope of the input',
};

/** The gradients that a cause gives on the recorded data. */
export function gradientsWith(cause: Planted, { parameters, batch, single }: Recording): readonly Matrix[] {
  return cause === 'single-precision' ? single : lossAndGradients(parameters, batch, SLIPS[cause]).grads;
}

/**
 * One sentence that tells the table of `shown` from what `chosen` would give: from the output back, the first parameter
 * that agrees in one of the two and not in the other, or else is off by another amount.
 */
export function against(chosen: Planted, shown: Planted, recording: Recording): string {
  const rows = (cause: Planted) => compare(gradientsWith(cause, recording), recording.grads).toReversed();
  const [would, does] = [rows(chosen), rows(shown)];
  const pairs = would.flatMap((expected, i) => {
    const found = does[i];
    return found ? [{ name: expected.name, expected, found }] : [];
  });
  const split = pairs.find(({ expected, found }) => expected.verdict !== found.verdict);
  if (split) return `Here d${split.name} ${split.found.verdict === 'agrees' ? 'agrees' : 'differs'}.`;
  const size = (x: number) => formatNumber(x, 2);
  const [first] = pairs.filter(({ expected, found }) => size(expected.worst) !== size(found.worst));
  if (!first) return '';
  return `The largest relative difference of d${first.name} would be ${size(first.expected.worst)}. Here it is ${size(first.found.worst)}.`;
}
