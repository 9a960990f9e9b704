import type { Node } from '../helpers.ts';

/** All nodes behind `output`, each after its inputs; `output` is the last. */
export function topological(output: Node): Node[] {
  const order: Node[] = [];
  const visited = new Set<Node>([output]);
  const stack = [output];
  for (let node = stack.pop(); node; node = stack.pop()) {
    order.push(node);
    for (const [input] of node.edges) {
      if (visited.has(input)) continue;
      visited.add(input);
      stack.push(input);
    }
  }
  return order.reverse();
}
