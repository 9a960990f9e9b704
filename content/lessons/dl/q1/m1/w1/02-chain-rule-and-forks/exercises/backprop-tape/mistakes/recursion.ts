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
  grads[tape.at(-1)?.out ?? ''] = 1;
  const take = (at: number): void => {
    const entry = tape[at];
    if (!entry) return;
    for (const [name, local] of entry.inputs) grads[name] += local * grads[entry.out];
    take(at - 1);
  };
  take(tape.length - 1);
  return grads;
}
