const inputs: Record<string, string[]> = {
  x: [], y: [], s: ['x', 'y'], f: ['s', 'y'],
};
const order: string[] = [];
const visited = new Set<string>();
const stack: [string, boolean][] = [['f', false]];
while (stack.length > 0) {
  const [node, inputsAreDone] = stack.pop()!;
  if (inputsAreDone) order.push(node);
  else if (!visited.has(node)) {
    visited.add(node);
    stack.push([node, true]);
    for (const source of inputs[node]) stack.push([source, false]);
  }
}
console.log(...order);
