import type { Edge } from './helpers.ts';

/** Adds, over all paths, the product of the local derivatives. */
export function pathSum(
  edges: readonly Edge[],
  source: string,
  target: string,
): number {
  if (source === target) return 1; // one path, no edges: 1

  let sum = 0;
  for (const [from, to, local] of edges) {
    if (from !== source) continue;
    // Multiply along the path, add across paths.
    sum += local * pathSum(edges, to, target);
  }
  return sum;
}
