import { type Candidate, numericGrad, relError } from './helpers.ts';

/** Names of the candidates whose gradient is wrong. */
export function hunt(candidates: readonly Candidate[]): string[] {
  const wrong: string[] = [];
  for (const { name, f, grad, at } of candidates) {
    // TODO: compare grad(at) with what nudging shows.
  }
  return wrong;
}
