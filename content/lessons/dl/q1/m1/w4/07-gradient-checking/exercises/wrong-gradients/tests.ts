/** Candidates the learner has not seen: sizes where an absolute limit fails, and gradients that are exactly 0. */
import { CANDIDATES, type Candidate } from './helpers.ts';

interface Learner {
  hunt(candidates: readonly Candidate[]): readonly string[];
}

const scaledCube = (name: string, scale: number, factor: number): Candidate => ({
  name,
  f: ([x]) => scale * x ** 3,
  grad: ([x]) => [factor * scale * x * x],
  at: [2],
});

const SETS: Readonly<Record<string, readonly Candidate[]>> = {
  seen: CANDIDATES,
  tiny: [scaledCube('twice too large', 1e-7, 6), scaledCube('tiny and right', 1e-7, 3)],
  huge: [scaledCube('huge and right', 1e9, 3), scaledCube('one percent off', 1e9, 3.03)],
  zero: [
    { name: 'flat and right', f: ([x]) => 1000 + x ** 2 * 0, grad: () => [0], at: [1] },
    { name: 'at the bottom', f: ([x]) => x ** 3 - 3 * x, grad: ([x]) => [3 * x * x - 3], at: [1] },
    { name: 'flat and wrong', f: () => 5, grad: () => [0.001], at: [1] },
  ],
  oneEntry: [
    { name: 'last entry wrong', f: ([x, y]) => x * y, grad: ([x, y]) => [y, y], at: [2, 3] },
    { name: 'first entry wrong', f: ([x, y]) => x * y, grad: ([x]) => [x, x], at: [2, 3] },
  ],
  empty: [],
};

export function found({ hunt }: Learner, set: string): readonly string[] {
  return hunt(SETS[set]);
}
