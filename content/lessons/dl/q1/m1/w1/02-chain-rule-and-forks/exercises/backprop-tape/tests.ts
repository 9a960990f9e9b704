/** What a plain call cannot say: a tape too long to write down, and an error whose kind is the learner's choice. */
import type { Entry } from './helpers.ts';

interface Learner {
  backprop(tape: readonly Entry[]): Record<string, number>;
}

/** The gradient of the first name after `length` operations with a local derivative of 1. */
export function gradientThroughChain({ backprop }: Learner, length: number): number | undefined {
  const tape = Array.from({ length }, (_, i): Entry => ({ out: `n${i + 1}`, inputs: [[`n${i}`, 1]] }));
  return backprop(tape).n0;
}

export function outcomeOfTwiceComputed({ backprop }: Learner): string {
  try {
    backprop([
      { out: 'a', inputs: [['x', 1]] },
      { out: 'a', inputs: [['x', 1]] },
    ]);
  } catch {
    return 'an error';
  }
  return 'gradients';
}
