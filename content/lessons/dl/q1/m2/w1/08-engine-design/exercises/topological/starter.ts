import type { Node } from './helpers.ts';

/** All nodes behind `output`, each after its inputs; `output` is the last. */
export function topological(output: Node): Node[] {
  const order: Node[] = [];
  const visited = new Set<Node>();
  const stack: [node: Node, inputsAreDone: boolean][] = [[output, false]];

  // TODO: take pairs from the stack until it is empty.

  return order;
}
