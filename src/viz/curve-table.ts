/** The curves of a run as rows: a few for readers, all of them for a file. */
import type { Curves } from '../training/history.ts';

export interface Row {
  readonly step: number;
  readonly train: number;
  readonly trainAccuracy: number;
  readonly test: number | undefined;
  readonly testAccuracy: number | undefined;
}

/** Rows at 0, 1, 2, 5, 10, 20, 50, … and at the last step; where such a step was not kept, the first one after it. */
export function fewRows(curves: Curves): Row[] {
  const { steps } = curves;
  const chosen = new Set<number>([0, steps.length - 1]);
  let at = 0;
  for (let power = 1; power <= (steps.at(-1) ?? 0); power *= 10)
    for (const step of [power, 2 * power, 5 * power]) {
      while (at < steps.length && (steps[at] ?? 0) < step) at++;
      if (at < steps.length) chosen.add(at);
    }
  return [...chosen].sort((a, b) => a - b).map((i) => rowAt(curves, i));
}

export function allRows(curves: Curves): Row[] {
  return Array.from(curves.steps, (_, i) => rowAt(curves, i));
}

function rowAt({ steps, train, trainAccuracy, test, testAccuracy }: Curves, i: number): Row {
  return {
    step: steps[i] ?? 0,
    train: train[i] ?? Number.NaN,
    trainAccuracy: trainAccuracy[i] ?? Number.NaN,
    test: test[i],
    testAccuracy: testAccuracy[i],
  };
}
