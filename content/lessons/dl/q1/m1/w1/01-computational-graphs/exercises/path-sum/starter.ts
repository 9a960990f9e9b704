import type { Edge } from './helpers.ts';

/** Adds, over all paths, the product of the local derivatives. */
export function pathSum(
  edges: readonly Edge[],
  source: string,
  target: string,
): number {
  // TODO: what is the answer when source is target?

  let sum = 0;
  for (const [from, to, local] of edges) {
    if (from !== source) continue;
    // TODO: walk on from `to`, and add what this edge brings.
  }
  return sum;
}
