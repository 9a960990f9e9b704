import type { Entry } from '../helpers.ts';

export function backprop(tape: readonly Entry[]): Record<string, number> {
  const grads: Record<string, number> = {};
  const computed = new Set<string>();
  for (const { out, inputs } of tape) {
    if (computed.has(out)) throw new Error(`${out} is computed twice`);
    computed.add(out);
    grads[out] = 0;
    for (const [name] of inputs) grads[name] = 0;
  }
  for (const { out, inputs } of tape.toReversed()) {
    for (const [name, local] of inputs) grads[name] += local * grads[out];
  }
  return grads;
}
