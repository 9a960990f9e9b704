/** Runs a graph: forward to the output, then backward from it. */
import { evaluate } from './evaluate.ts';
import type { Env, Graph, GraphRun } from './types.ts';

/**
 * Values, gradients of the output and local derivatives on all edges.
 * Throws `RangeError` for an input that `env` has no number for, naming it.
 */
export function runGraph(graph: Graph, env: Env): GraphRun {
  const values: Record<string, number> = {};
  for (const node of graph.nodes) {
    const value = node.constant ?? (node.kind === 'input' ? env[node.id] : evaluate(node.formula, values));
    if (value === undefined)
      throw new RangeError(
        `There is no number for the input “${node.id}”; the inputs are ${graph.inputs.join(', ')}.`,
      );
    values[node.id] = value;
  }
  const locals = Object.fromEntries(graph.edges.map(({ id, local }) => [id, evaluate(local, values)]));
  const grads: Record<string, number> = Object.fromEntries(graph.nodes.map(({ id }) => [id, 0]));
  grads[graph.output] = 1;
  const rank = new Map(graph.nodes.map(({ id }, i) => [id, i]));
  const backward = graph.edges.toSorted((a, b) => (rank.get(b.to) ?? 0) - (rank.get(a.to) ?? 0));
  for (const { id, from, to } of backward)
    grads[from] = (grads[from] ?? 0) + (grads[to] ?? 0) * (locals[id] ?? 0);
  return { values, grads, locals };
}
