/**
 * All ways from an input to the output, each with the product of the local derivatives along it. Their sum is the
 * gradient; there can be exponentially many, so they are counted exactly and only the first are listed.
 */
import type { GraphRun } from '../../expr/types.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { GraphPlan, PlanEdge } from '../../viz/graph-plan.ts';
import type { Scene } from '../../viz/graph-scene.ts';
import { sceneOf } from './scene.ts';
import { timelineOf } from './timeline.ts';

export interface Path {
  readonly edges: readonly PlanEdge[];
  /** Local derivatives in the order of the edges. */
  readonly locals: readonly number[];
  readonly product: number;
}

export interface Paths {
  /** At most `limit`, the ones through the earliest edges first. */
  readonly listed: readonly Path[];
  /** All there are. */
  readonly count: number;
}

/** Paths from `input` to the output. Iterative: a stack of partial paths, so depth costs no recursion. */
export function pathsFrom(plan: GraphPlan, run: GraphRun, input: string, limit = 24): Paths {
  const leaving = new Map<string, PlanEdge[]>();
  for (const edge of plan.edges) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);

  const ways = new Map<string, number>([[plan.output, 1]]);
  for (const node of plan.nodes.toReversed()) {
    if (node.id === plan.output) continue;
    const sum = (leaving.get(node.id) ?? []).reduce((total, edge) => total + (ways.get(edge.to) ?? 0), 0);
    ways.set(node.id, sum);
  }

  const listed: Path[] = [];
  const open: { at: string; edges: PlanEdge[] }[] = [{ at: input, edges: [] }];
  for (let next = open.pop(); next !== undefined && listed.length < limit; next = open.pop()) {
    const { at, edges } = next;
    if (at === plan.output) {
      const locals = edges.map((edge) => run.locals[edge.id] ?? Number.NaN);
      listed.push({ edges, locals, product: locals.reduce((product, local) => product * local, 1) });
      continue;
    }
    for (const edge of (leaving.get(at) ?? []).toReversed()) {
      if ((ways.get(edge.to) ?? 0) > 0) open.push({ at: edge.to, edges: [...edges, edge] });
    }
  }
  return { listed: listed.toSorted((a, b) => a.edges.length - b.edges.length), count: ways.get(input) ?? 0 };
}

/** Values and local derivatives, with the paths from `input` lit: all of them, or the one that is picked. */
export function pathsScene(
  plan: GraphPlan,
  run: GraphRun,
  input: string,
  paths: Paths,
  picked: Path | undefined,
): Scene {
  const forward = timelineOf(plan, 'local').flatMap((step) => step.reveals);
  const scene = sceneOf(plan, run, { known: forward, step: undefined, asked: undefined });
  const onAny = reachable(plan, input);
  const lit = new Set(
    (picked === undefined ? paths.listed : [picked]).flatMap(({ edges }) => edges.map(({ id }) => id)),
  );
  const ends = new Map(plan.edges.map((edge) => [edge.id, edge]));
  const litNodes = new Set([...lit].flatMap((id) => [ends.get(id)?.from, ends.get(id)?.to]));
  return {
    edges: scene.edges.map((edge) => ({
      ...edge,
      flow: lit.has(edge.id) ? 'path' : onAny.has(edge.id) ? undefined : 'faded',
    })),
    nodes: scene.nodes.map((node) => ({
      ...node,
      focus: litNodes.has(node.id) ? 'path' : undefined,
      grad: node.id === input ? formatNumber(run.grads[input] ?? Number.NaN) : undefined,
    })),
  };
}

/** Edges that some path from `input` passes. */
function reachable(plan: GraphPlan, input: string): Set<string> {
  const nodes = new Set([input]);
  const edges = new Set<string>();
  for (const node of plan.nodes) {
    for (const edge of plan.edges) {
      if (edge.to !== node.id || !nodes.has(edge.from)) continue;
      nodes.add(edge.to);
      edges.add(edge.id);
    }
  }
  return edges;
}
