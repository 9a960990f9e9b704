/** A graph's nodes as formulas in its inputs alone. */
import { substitute } from './make.ts';
import type { Expr, Graph } from './types.ts';

/** Every operation by node id: `{ s: x + y, f: (x + y)*y }`. */
export function inInputs(graph: Graph): Record<string, Expr> {
  const inlined: Record<string, Expr> = {};
  for (const node of graph.nodes)
    if (node.kind === 'operation') inlined[node.id] = substitute(node.formula, inlined);
  return inlined;
}
