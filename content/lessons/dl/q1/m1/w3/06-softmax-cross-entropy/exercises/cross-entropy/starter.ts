/** The cross-entropy of one example, and its gradient with respect to the scores `z`. */
export function xent(z: readonly number[], target: number): [loss: number, grad: number[]] {
  // TODO: refuse an empty list and a target that is not an index of it.
  // TODO: what happens to these two lines when a score is 1000?
  const exps = z.map((score) => Math.exp(score));
  const sum = exps.reduce((total, e) => total + e, 0);

  const loss = 0; // TODO
  const grad: number[] = []; // TODO
  return [loss, grad];
}
