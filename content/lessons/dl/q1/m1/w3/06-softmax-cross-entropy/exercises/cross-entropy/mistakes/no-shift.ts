/** The cross-entropy of one example, and its gradient with respect to the scores `z`. */
export function xent(z: readonly number[], target: number): [loss: number, grad: number[]] {
  if (!(target in z)) throw new RangeError(`target ${target} is not an index of ${z.length} scores`);
  const largest = 0;
  const shifted = z.map((score) => score - largest);
  const exps = shifted.map((score) => Math.exp(score));
  const sum = exps.reduce((total, e) => total + e, 0); // at least 1: the largest score gives e^0

  const loss = -Math.log(exps[target] / sum);
  const grad = exps.map((e, i) => e / sum - (i === target ? 1 : 0));
  return [loss, grad];
}
