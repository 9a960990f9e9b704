/** Inputs by the number of edges that leave them: where paths meet, orders matter and a nudge is no straight line. */
import type { GraphPlan } from '../../viz/graph-plan.ts';

export function mostUsedFirst(plan: GraphPlan): string[] {
  const uses = new Map(plan.nodes.map((node) => [node.id, node.uses]));
  return plan.inputs.toSorted((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0));
}

/** The input to look at first. */
export function mostUsed(plan: GraphPlan): string {
  return mostUsedFirst(plan)[0] ?? '';
}
