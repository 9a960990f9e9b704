import type { Edge } from './helpers.ts';

/** The sum over all paths from source to target; each path gives the product of its local derivatives. */
export function pathSum(edges: readonly Edge[], source: string, target: string): number {
  // TODO: what is the answer when source is target?

  let sum = 0;
  for (const [from, to, local] of edges) {
    if (from !== source) continue;
    // TODO: walk on from `to`, and add what comes back along this edge.
  }
  return sum;
}
