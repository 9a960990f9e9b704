/** An order can be legal in many ways, so it is not compared with a list but checked against the rules. */
import type { Node } from './helpers.ts';

interface Learner {
  topological(output: Node): readonly Node[];
}

const node = (label: string, ...inputs: Node[]): Node => ({ label, edges: inputs.map((input) => [input, 1] as const) });

function graphs(): Readonly<Record<string, { output: Node; behind: readonly Node[] }>> {
  const x = node('x');
  const y = node('y');
  node('z', x); // uses x, and does not lead to any output
  const u = node('u', x, x);
  const v = node('v', u, y);
  const fork = node('f', u, v);
  const swapped = node('f', v, u);
  const deep = node('d', node('c', node('b', x), x), x);
  return {
    fork: { output: fork, behind: [x, y, u, v, fork] },
    swapped: { output: swapped, behind: [x, y, u, v, swapped] },
    deep: { output: deep, behind: [] },
    itself: { output: x, behind: [x] },
  };
}

/** "legal", or the first thing that is wrong. */
export function verdictOn({ topological }: Learner, name: string): string {
  const { output, behind } = graphs()[name];
  const order = topological(output);
  const place = new Map(order.map((listed, i) => [listed, i]));
  if (place.size < order.length) return 'a node is listed twice';
  for (const expected of behind) if (!place.has(expected)) return `${expected.label} is missing`;
  for (const [i, listed] of order.entries())
    for (const [input] of listed.edges)
      if ((place.get(input) ?? Infinity) > i) return `${input.label} does not stand before ${listed.label}, which uses it`;
  if (behind.length > 0 && order.length > behind.length) return 'there are nodes that do not lead to the output';
  return 'legal';
}

/** Length of the order of a chain of `length` additions of 1. */
export function lengthOfChain({ topological }: Learner, length: number): number {
  let c = node('c');
  for (let i = 0; i < length; i++) c = node('c', c);
  return topological(c).length;
}

/** Length of the order of a number doubled `times` times. */
export function lengthOfDoublings({ topological }: Learner, times: number): number {
  let c = node('c');
  for (let i = 0; i < times; i++) c = node('c', c, c);
  return topological(c).length;
}
