import type { Edge } from '../helpers.ts';

export function pathSum(edges: readonly Edge[], source: string, target: string): number {
  if (source === target) return 1;
  const next = new Map<string, number>();
  for (const [from, to, local] of edges) {
    if (from === source) next.set(to, local);
  }
  let sum = 0;
  for (const [to, local] of next) sum += local * pathSum(edges, to, target);
  return sum;
}
