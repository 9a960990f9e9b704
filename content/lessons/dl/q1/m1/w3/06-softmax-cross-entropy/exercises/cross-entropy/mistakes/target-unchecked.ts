/** The cross-entropy of one example, and its gradient with respect to the scores `z`. */
export function xent(z: readonly number[], target: number): [loss: number, grad: number[]] {
  const largest = Math.max(...z);
  const shifted = z.map((score) => score - largest);
  const exps = shifted.map((score) => Math.exp(score));
  const sum = exps.reduce((total, e) => total + e, 0); // at least 1: the largest score gives e^0

  const loss = Math.log(sum) - shifted[target];
  const grad = exps.map((e, i) => e / sum - (i === target ? 1 : 0));
  return [loss, grad];
}
