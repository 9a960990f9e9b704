/** All nodes behind `output`, each after its inputs. */
export function topological<T extends { readonly edges: readonly (readonly [T, number])[] }>(output: T): T[] {
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
  return order;
}
