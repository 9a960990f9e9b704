import type { Node } from './helpers.ts';

/** All nodes behind `output`, each after its inputs; `output` is the last. */
export function topological(output: Node): Node[] {
  const order: Node[] = [];
  const visited = new Set<Node>();
  const stack: [node: Node, inputsAreDone: boolean][] = [[output, false]];

  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, inputsAreDone] = top;
    if (inputsAreDone) {
      order.push(node);
      continue;
    }
    if (visited.has(node)) continue;
    visited.add(node);
    stack.push([node, true]); // listed when everything above it on the stack is gone
    for (const [input] of node.edges) stack.push([input, false]);
  }
  return order;
}
