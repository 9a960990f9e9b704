import type { Entry } from './helpers.ts';

/** The gradient of the last entry's result with respect to every name on the tape. */
export function backprop(tape: readonly Entry[]): Record<string, number> {
  const grads: Record<string, number> = {};
  const computed = new Set<string>();
  for (const { out, inputs } of tape) {
    if (computed.has(out)) throw new Error(`${out} is computed twice: give the second result a name of its own`);
    computed.add(out);
    grads[out] = 0;
    for (const [name] of inputs) grads[name] = 0;
  }

  const output = tape.at(-1);
  if (output) grads[output.out] = 1; // the output changes exactly as fast as itself

  // From the end: everything that uses a result stands after it, so its gradient is finished when we reach it.
  for (const { out, inputs } of tape.toReversed()) {
    for (const [name, local] of inputs) grads[name] += local * grads[out];
  }
  return grads;
}
