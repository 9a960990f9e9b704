/** The sweep a lesson teaches, run with one slip at a time: the wrong numbers that lessons print come from here. */
import type { Graph, GraphRun } from '../../src/expr/index.ts';

type Grads = Record<string, number>;

interface Sweep {
  readonly graph: Graph;
  readonly locals: GraphRun['locals'];
  /** Gradients found by an earlier sweep and not reset. */
  readonly before?: GraphRun['grads'];
}

function start({ graph, before }: Sweep): Grads {
  const grads: Grads = Object.fromEntries(graph.nodes.map(({ id }) => [id, before?.[id] ?? 0]));
  grads[graph.output] = 1;
  return grads;
}

/** Takes the nodes from the output back and hands `next(old, contribution)` to each input. */
function walk(sweep: Sweep, grads: Grads, next: (old: number, contribution: number) => number): Grads {
  const { graph, locals } = sweep;
  for (const node of graph.nodes.toReversed())
    for (const { id, from } of graph.edges.filter(({ to }) => to === node.id))
      grads[from] = next(grads[from] ?? 0, (locals[id] ?? 0) * (grads[node.id] ?? 0));
  return grads;
}

/** The right sweep; with `before`, one that finds old gradients still there. */
export const added = (sweep: Sweep): Grads => walk(sweep, start(sweep), (old, more) => old + more);

/** `=` where `+=` belongs. */
export const assigned = (sweep: Sweep): Grads => walk(sweep, start(sweep), (_old, more) => more);

/** The output's gradient stays 0. */
export const unseeded = (sweep: Sweep): Grads =>
  walk(sweep, { ...start(sweep), [sweep.graph.output]: 0 }, (old, more) => old + more);

/** Nodes in the order of their distance from the output: breadth first. */
export function nearestFirst(sweep: Sweep): Grads {
  const grads = start(sweep);
  const queue = [sweep.graph.output];
  for (const node of queue)
    for (const { id, from } of sweep.graph.edges.filter(({ to }) => to === node)) {
      grads[from] = (grads[from] ?? 0) + (sweep.locals[id] ?? 0) * (grads[node] ?? 0);
      if (!queue.includes(from)) queue.push(from);
    }
  return grads;
}

/** Whatever a node holds is handed on at each arrival. */
export function handedOnAgain(sweep: Sweep): Grads {
  const grads = start(sweep);
  const handOn = (node: string): void => {
    for (const { id, from } of sweep.graph.edges.filter(({ to }) => to === node)) {
      grads[from] = (grads[from] ?? 0) + (sweep.locals[id] ?? 0) * (grads[node] ?? 0);
      handOn(from);
    }
  };
  handOn(sweep.graph.output);
  return grads;
}

/** Nodes, edges, paths and path-by-path visits of a number doubled `times` times with c = c + c. */
export function doublings(times: number): { nodes: number; edges: number; paths: number; visits: number } {
  let visits = 1;
  for (let i = 0; i < times; i++) visits = 1 + 2 * visits;
  return { nodes: times + 1, edges: 2 * times, paths: 2 ** times, visits };
}
