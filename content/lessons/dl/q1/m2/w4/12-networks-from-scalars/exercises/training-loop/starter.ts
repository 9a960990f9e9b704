import type { MLP } from './helpers.ts';

export function train(
  net: MLP,
  data: [x: number[], y: number][],
  rate: number,
  steps: number,
): number[] {
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    // TODO: the five parts of a step, in the right order.
    losses.push(0);
  }
  return losses;
}
