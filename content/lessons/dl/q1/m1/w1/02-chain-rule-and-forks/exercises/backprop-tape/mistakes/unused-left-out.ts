import type { Entry } from '../helpers.ts';

export function backprop(tape: readonly Entry[]): Record<string, number> {
  if (new Set(tape.map(({ out }) => out)).size < tape.length) throw new Error('a name is computed twice');
  const grads: Record<string, number> = { [tape.at(-1)?.out ?? '']: 1 };
  for (const { out, inputs } of tape.toReversed()) {
    const grad = grads[out];
    if (grad === undefined) continue;
    for (const [name, local] of inputs) grads[name] = (grads[name] ?? 0) + local * grad;
  }
  return grads;
}
