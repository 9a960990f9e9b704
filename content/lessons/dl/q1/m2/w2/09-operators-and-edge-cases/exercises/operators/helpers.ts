interface Node<T> {
  grad: number;
  readonly edges: readonly (readonly [input: T, local: number])[];
}

/** Adds to the `grad` of everything `output` was made from, without recursion. */
export function sweep<T extends Node<T>>(output: T): void {
  const order: T[] = [];
  const visited = new Set<T>();
  const stack: [node: T, inputsAreDone: boolean][] = [[output, false]];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, inputsAreDone] = top;
    if (inputsAreDone) order.push(node);
    else if (!visited.has(node)) {
      visited.add(node);
      stack.push([node, true]);
      for (const [input] of node.edges) stack.push([input, false]);
    }
  }
  output.grad = 1;
  for (const node of order.reverse()) for (const [input, local] of node.edges) input.grad += local * node.grad;
}
