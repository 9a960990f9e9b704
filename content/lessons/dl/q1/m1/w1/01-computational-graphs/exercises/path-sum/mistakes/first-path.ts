import type { Edge } from '../helpers.ts';

export function pathSum(edges: readonly Edge[], source: string, target: string): number {
  if (source === target) return 1;
  for (const [from, to, local] of edges) {
    if (from === source) return local * pathSum(edges, to, target);
  }
  return 0;
}
