import type { Edge } from '../helpers.ts';

export function pathSum(edges: readonly Edge[], source: string, target: string): number {
  let sum = 0;
  for (const [from, to, local] of edges) {
    if (from === source) sum += local * pathSum(edges, to, target);
  }
  return sum;
}
