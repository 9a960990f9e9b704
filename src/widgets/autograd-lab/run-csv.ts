/** A run as numbers: every name after every step, and how many nodes were alive then. */
import type { Trace } from '../../runtime/script/trace-types.ts';
import { csvText, plainNumbers } from '../../viz/csv.ts';

const HEAD = ['step', 'line', 'title', 'nodes alive', 'name', 'value'];
const FLAGS = ['requires_grad', 'is_leaf', 'grad_fn', 'grad', '_version'];

export function runCsv({ steps }: Trace): string {
  return csvText(
    [...HEAD, ...FLAGS],
    steps.flatMap(({ line, title, nodesAlive, variables }, i) =>
      variables.map((v) => [
        ...[i + 1, line, title, nodesAlive, v.name, plainNumbers(v.value)],
        ...[v.requiresGrad, v.isLeaf, v.gradFn, v.grad && plainNumbers(v.grad), v.version],
      ]),
    ),
  );
}
