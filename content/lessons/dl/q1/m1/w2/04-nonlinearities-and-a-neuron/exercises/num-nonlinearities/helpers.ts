/** The engine so far: a number that remembers what it was made from. */
export type Edge<T> = readonly [input: T, local: number];

/** Adds to the `grad` of everything `output` was made from. */
export function sweep<T extends { grad: number; readonly edges: readonly Edge<T>[] }>(output: T): void {
  const order: T[] = [];
  const seen = new Set<T>();
  const visit = (node: T): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const [input] of node.edges) visit(input);
    order.push(node);
  };
  visit(output);
  output.grad = 1;
  for (const node of order.reverse()) {
    for (const [input, local] of node.edges) input.grad += local * node.grad;
  }
}
