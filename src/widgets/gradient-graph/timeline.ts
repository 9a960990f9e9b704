/**
 * The order in which a graph's numbers become known: operations forwards, then the seed, then one edge at a time
 * backwards. A step may make several numbers known; each of them can be asked for before it is shown.
 */
import type { GraphPlan, PlanEdge } from '../../viz/graph-plan.ts';

/** One number that becomes known. `total` is the sum at a node that several edges leave. */
export type Reveal =
  | { readonly what: 'value' | 'seed' | 'total'; readonly node: string }
  | { readonly what: 'local' | 'message'; readonly edge: string };

export interface Step {
  /** `compute` a node, `seed` the output, `send` a message back along an edge. */
  readonly kind: 'compute' | 'seed' | 'send';
  /** The node computed, seeded or sending. */
  readonly node: string;
  /** The edge a message travels on. */
  readonly edge?: string;
  /** The node that receives it. */
  readonly receiver?: string;
  /** Which of the receiver's messages this is, from 1. */
  readonly turn?: number;
  readonly reveals: readonly Reveal[];
}

export type Show = 'forward' | 'local' | 'all';

/** All steps in order. The backward ones visit the nodes in reverse, so each has heard from all its consumers. */
export function timelineOf(plan: GraphPlan, show: Show): Step[] {
  const steps: Step[] = [];
  for (const node of plan.nodes) {
    if (node.kind !== 'operation') continue;
    const locals = show === 'forward' ? [] : plan.edges.filter((edge) => edge.to === node.id && !edge.silent);
    steps.push({
      kind: 'compute',
      node: node.id,
      reveals: [
        { what: 'value', node: node.id },
        ...locals.map((edge) => ({ what: 'local', edge: edge.id }) as const),
      ],
    });
  }
  if (show !== 'all') return steps;

  steps.push({ kind: 'seed', node: plan.output, reveals: [{ what: 'seed', node: plan.output }] });
  const heard = new Map<string, number>();
  const usesOf = new Map(plan.nodes.map(({ id, uses }) => [id, uses]));
  for (const node of plan.nodes.toReversed()) {
    for (const edge of plan.edges) {
      if (edge.to !== node.id || edge.silent) continue;
      const uses = usesOf.get(edge.from) ?? 1;
      const turn = (heard.get(edge.from) ?? 0) + 1;
      heard.set(edge.from, turn);
      const message = { what: 'message', edge: edge.id } as const;
      const total = { what: 'total', node: edge.from } as const;
      steps.push({
        kind: 'send',
        node: node.id,
        edge: edge.id,
        receiver: edge.from,
        turn,
        reveals: uses > 1 && turn === uses ? [message, total] : [message],
      });
    }
  }
  return steps;
}

/** By plan, so that a drawing of hundreds of nodes looks this up once and not at every step. */
const arrivals = new WeakMap<GraphPlan, ReadonlyMap<string, readonly PlanEdge[]>>();

/** The edges that bring a node its gradient, in the order in which they do. */
export function arrivalsAt(plan: GraphPlan, id: string): readonly PlanEdge[] {
  let known = arrivals.get(plan);
  if (known === undefined) {
    known = arrivalsOf(plan);
    arrivals.set(plan, known);
  }
  return known.get(id) ?? [];
}

function arrivalsOf(plan: GraphPlan): Map<string, PlanEdge[]> {
  const place = new Map(plan.nodes.map(({ id }, index) => [id, index]));
  const byArrival = plan.edges
    .filter((edge) => !edge.silent)
    .map((edge, index) => ({ edge, index }))
    .toSorted((a, b) => (place.get(b.edge.to) ?? 0) - (place.get(a.edge.to) ?? 0) || a.index - b.index);
  const grouped = new Map<string, PlanEdge[]>();
  for (const { edge } of byArrival) {
    const list = grouped.get(edge.from) ?? [];
    list.push(edge);
    grouped.set(edge.from, list);
  }
  return grouped;
}
