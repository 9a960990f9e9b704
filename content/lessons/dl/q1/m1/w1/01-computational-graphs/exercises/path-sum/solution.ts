import type { Edge } from './helpers.ts';

/** The sum over all paths from source to target; each path gives the product of its local derivatives. */
export function pathSum(edges: readonly Edge[], source: string, target: string): number {
  if (source === target) return 1; // one path without edges: the empty product

  let sum = 0;
  for (const [from, to, local] of edges) {
    if (from !== source) continue;
    sum += local * pathSum(edges, to, target); // multiply along the path, add across paths
  }
  return sum;
}
