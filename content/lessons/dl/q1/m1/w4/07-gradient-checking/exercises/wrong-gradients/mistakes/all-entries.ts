import { type Candidate, numericGrad, relError } from '../helpers.ts';

/** Names of the candidates whose gradient is wrong. */
export function hunt(candidates: readonly Candidate[]): string[] {
  return candidates.filter(isWrong).map(({ name }) => name);
}

function isWrong({ f, grad, at }: Candidate): boolean {
  const nudged = numericGrad(f, at);
  const noise = 1e-9 * Math.abs(f(at)); // what rounding in f leaves after dividing by h
  return grad(at).every((g, i) => Math.abs(g - nudged[i]) > noise && relError(g, nudged[i]) > 1e-4);
}
