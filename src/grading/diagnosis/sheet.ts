/**
 * The worksheet a diagnosis is made on: the graph of f evaluated at every sample point, and the paths from the
 * variable to the output. A slip changes one thing on this sheet and reads off the derivative it would lead to.
 */
import { evaluate } from '../../expr/evaluate.ts';
import type { Env, Graph, GraphEdge, GraphNode } from '../../expr/types.ts';

/** Replaces the local derivative of an edge at point `i`; undefined leaves it as it is. */
export type Change = (edge: GraphEdge, i: number) => number | undefined;

export type Path = readonly GraphEdge[];

export interface Sheet {
  readonly graph: Graph;
  readonly wrt: string;
  readonly points: readonly Env[];
  /** From `wrt` to the output, each as its edges in order. Empty where there are more than 64. */
  readonly paths: readonly Path[];
  /** Edges on some path from `wrt` to the output, in the graph's order. */
  readonly live: readonly GraphEdge[];
  node(id: string): GraphNode;
  /** Value of a node at point `i`. */
  value(id: string, i: number): number;
  /** Local derivative on an edge at point `i`. */
  local(edge: GraphEdge, i: number): number;
  /** ∂`to`/∂`from` at point `i`, with some local derivatives changed. */
  partial(i: number, change?: Change, from?: string, to?: string): number;
}

const MOST_PATHS = 64;

function findPaths(live: readonly GraphEdge[], wrt: string, output: string): Path[] {
  const found: Path[] = [];
  const stack: { at: string; path: Path }[] = [{ at: wrt, path: [] }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { at, path } = top;
    if (at === output) {
      if (found.length === MOST_PATHS) return [];
      found.push(path);
      continue;
    }
    for (const edge of live.toReversed())
      if (edge.from === at) stack.push({ at: edge.to, path: [...path, edge] });
  }
  return found;
}

function findLive(graph: Graph, wrt: string): GraphEdge[] {
  const from = new Set([wrt]);
  for (const node of graph.nodes) if (node.inputs.some((id) => from.has(id))) from.add(node.id);
  const to = new Set([graph.output]);
  for (const node of graph.nodes.toReversed()) if (to.has(node.id)) for (const id of node.inputs) to.add(id);
  return graph.edges.filter((edge) => from.has(edge.from) && to.has(edge.to));
}

/** All paths from an input to the output; none where there are more than 64. */
export function pathsFrom(graph: Graph, from: string): Path[] {
  return findPaths(findLive(graph, from), from, graph.output);
}

export function makeSheet(graph: Graph, wrt: string, points: readonly Env[]): Sheet {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const values: Record<string, number>[] = [];
  const locals = new Map<string, number[]>(graph.edges.map(({ id }) => [id, []]));
  const valuesAt = (i: number): Record<string, number> => {
    let row = values[i];
    if (row === undefined) {
      row = {};
      for (const { id, kind, constant, formula } of graph.nodes)
        row[id] = constant ?? (kind === 'input' ? (points[i]?.[id] ?? Number.NaN) : evaluate(formula, row));
      values[i] = row;
    }
    return row;
  };
  const local = (edge: GraphEdge, i: number): number => {
    const row = locals.get(edge.id) as number[];
    row[i] ??= evaluate(edge.local, valuesAt(i));
    return row[i];
  };
  const live = findLive(graph, wrt);

  const partial: Sheet['partial'] = (i, change, from = wrt, to = graph.output) => {
    const forward: Record<string, number> = { [from]: 1 };
    // the graph is topological and its edges follow the order of their targets: one sweep suffices
    for (const edge of graph.edges) {
      const below = forward[edge.from];
      if (below === undefined || edge.to === from) continue;
      const factor = change?.(edge, i) ?? local(edge, i);
      if (factor !== 0) forward[edge.to] = (forward[edge.to] ?? 0) + below * factor;
    }
    return forward[to] ?? 0;
  };

  return {
    graph,
    wrt,
    points,
    live,
    paths: findPaths(live, wrt, graph.output),
    node: (id) => nodes.get(id) as GraphNode,
    value: (id, i) => valuesAt(i)[id] as number,
    local,
    partial,
  };
}

/** `y → s → f`; for a doubled edge, the operand too: `s → f (second input)`. */
export function showPath(path: Path, graph: Graph): string {
  const doubled = path.find((edge) =>
    graph.edges.some((e) => e.from === edge.from && e.to === edge.to && e.slot !== edge.slot),
  );
  const arrows = [path[0]?.from, ...path.map((edge) => edge.to)].join(' → ');
  return doubled ? `${arrows} (as input ${doubled.slot + 1} of ${doubled.to})` : arrows;
}

/** Replaces what passes through `node` by its upstream times `inside(∂a/∂x, ∂b/∂x)`. */
export function through(
  sheet: Sheet,
  node: GraphNode,
  i: number,
  inside: (a: number, b: number) => number,
): number {
  const [a, b] = node.inputs.map((id) => (id === sheet.wrt ? 1 : sheet.partial(i, undefined, sheet.wrt, id)));
  const around = sheet.partial(i, ({ to }) => (to === node.id ? 0 : undefined));
  const upstream = node.id === sheet.graph.output ? 1 : sheet.partial(i, undefined, node.id);
  return around + upstream * inside(a as number, b as number);
}
