import { type Candidate, numericGrad } from '../helpers.ts';

/** Names of the candidates whose gradient is wrong. */
export function hunt(candidates: readonly Candidate[]): string[] {
  return candidates.filter(isWrong).map(({ name }) => name);
}

function isWrong({ f, grad, at }: Candidate): boolean {
  const nudged = numericGrad(f, at);
  return grad(at).some((g, i) => Math.abs(g - nudged[i]) > 1e-5);
}
