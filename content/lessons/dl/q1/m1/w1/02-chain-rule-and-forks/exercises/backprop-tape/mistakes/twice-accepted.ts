import type { Entry } from '../helpers.ts';

export function backprop(tape: readonly Entry[]): Record<string, number> {
  const grads: Record<string, number> = {};
  for (const { out, inputs } of tape) {
    grads[out] = 0;
    for (const [name] of inputs) grads[name] = 0;
  }
  grads[tape.at(-1)?.out ?? ''] = 1;
  for (const { out, inputs } of tape.toReversed()) {
    for (const [name, local] of inputs) grads[name] += local * grads[out];
  }
  return grads;
}
