/** What a plain call cannot say: an error whose kind is the learner's choice, and a property over many calls. */
interface Learner {
  xent(z: readonly number[], target: number): [loss: number, grad: readonly number[]];
}

export function outcomeOf({ xent }: Learner, z: readonly number[], target: number): string {
  try {
    xent(z, target);
  } catch {
    return 'an error';
  }
  return 'a loss';
}

/** The largest sum of a gradient over some lists of scores, in size. */
export function largestSum({ xent }: Learner): number {
  const lists = [[1, 2, 0], [5, -3], [0.1, 0.2, 0.3, 0.4], [100, 100, 99], [-7]];
  return Math.max(...lists.map((z) => Math.abs(xent(z, 0)[1].reduce((sum, g) => sum + g, 0))));
}
