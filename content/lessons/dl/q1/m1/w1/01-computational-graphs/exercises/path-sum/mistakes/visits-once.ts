import type { Edge } from '../helpers.ts';

export function pathSum(
  edges: readonly Edge[],
  source: string,
  target: string,
  visited = new Set<string>(),
): number {
  if (source === target) return 1;
  if (visited.has(source)) return 0;
  visited.add(source);
  let sum = 0;
  for (const [from, to, local] of edges) {
    if (from === source) sum += local * pathSum(edges, to, target, visited);
  }
  return sum;
}
