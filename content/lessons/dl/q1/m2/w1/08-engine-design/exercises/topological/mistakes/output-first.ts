import type { Node } from '../helpers.ts';

/** All nodes behind `output`, each after its inputs; `output` is the last. */
export function topological(output: Node): Node[] {
  const order: Node[] = [];
  const visited = new Set<Node>();
  const stack = [output];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visited.has(node)) continue;
    visited.add(node);
    order.push(node);
    for (const [input] of node.edges) stack.push(input);
  }
  return order;
}
