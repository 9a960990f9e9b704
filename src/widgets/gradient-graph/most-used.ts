/** The input to look at first: the one with most edges, where paths meet and a nudge is no straight line. */
import type { GraphPlan } from '../../viz/graph-plan.ts';

export function mostUsed(plan: GraphPlan): string {
  const uses = (id: string): number => plan.nodes.find((node) => node.id === id)?.uses ?? 0;
  return plan.inputs.toSorted((a, b) => uses(b) - uses(a))[0] ?? '';
}
