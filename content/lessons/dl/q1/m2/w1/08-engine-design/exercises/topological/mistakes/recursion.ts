import type { Node } from '../helpers.ts';

/** All nodes behind `output`, each after its inputs; `output` is the last. */
export function topological(output: Node): Node[] {
  const order: Node[] = [];
  const visited = new Set<Node>();
  const visit = (node: Node): void => {
    if (visited.has(node)) return;
    visited.add(node);
    for (const [input] of node.edges) visit(input);
    order.push(node);
  };
  visit(output);
  return order;
}
