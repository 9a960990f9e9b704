/**
 * The gradient checked by a nudge: change one input by h and divide the change of the output by the distance. The
 * quotient comes closer to the gradient as h shrinks, until rounding takes over.
 */
import type { Env, GraphRun } from '../../expr/types.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import type { Scene } from '../../viz/graph-scene.ts';
import { sceneOf } from './scene.ts';
import { timelineOf } from './timeline.ts';

/** From a nudge one can see to one that drowns in the rounding of 64-bit numbers. */
export const SIZES = [1, 0.5, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-10, 1e-12, 1e-14] as const;

/** `forward`: (f(x + h) − f(x)) / h. `central`: (f(x + h) − f(x − h)) / 2h, whose error shrinks with h². */
export type Side = 'forward' | 'central';

export interface Nudge {
  readonly h: number;
  readonly side: Side;
  /** The pass at x + h, and at x − h where both sides are used; at x otherwise. */
  readonly high: GraphRun;
  readonly low: GraphRun;
}

/** The points to run for every size: x + h and x − h by turns. */
export function pointsFor(at: Env, input: string): Env[] {
  const x = at[input] ?? 0;
  return SIZES.flatMap((h) => [
    { ...at, [input]: x + h },
    { ...at, [input]: x - h },
  ]);
}

/** One nudge per size, from the runs of `pointsFor`. */
export function nudgesOf(run: GraphRun, runs: readonly GraphRun[], side: Side): Nudge[] {
  return SIZES.flatMap((h, index) => {
    const high = runs[2 * index];
    const low = side === 'central' ? runs[2 * index + 1] : run;
    return high === undefined || low === undefined ? [] : [{ h, side, high, low }];
  });
}

export function changeOf({ high, low }: Nudge, id: string): number {
  return (high.values[id] ?? Number.NaN) - (low.values[id] ?? Number.NaN);
}

/** How fast the node changed per unit of the nudge. */
export function quotientOf(nudge: Nudge, id: string): number {
  return changeOf(nudge, id) / (nudge.side === 'central' ? 2 * nudge.h : nudge.h);
}

/** Values at the point, and below each how far the nudge moved it. */
export function nudgeScene(plan: GraphPlan, run: GraphRun, input: string, nudge: Nudge): Scene {
  const known = timelineOf(plan, 'forward').flatMap((step) => step.reveals);
  const scene = sceneOf(plan, run, { known, step: undefined, asked: undefined });
  const moved = new Set(plan.nodes.filter(({ id }) => changeOf(nudge, id) !== 0).map(({ id }) => id));
  return {
    nodes: scene.nodes.map((node) => ({
      ...node,
      delta: signed(changeOf(nudge, node.id)),
      focus: node.id === input || moved.has(node.id) ? 'path' : undefined,
    })),
    edges: plan.edges.map((edge, index) => ({
      ...(scene.edges[index] ?? { id: edge.id, local: undefined, message: undefined, asked: undefined }),
      flow: moved.has(edge.from) ? 'path' : 'faded',
    })),
  };
}

function signed(value: number): string {
  const text = formatNumber(value);
  return value > 0 ? `+${text}` : text;
}
