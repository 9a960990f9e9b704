import type { Entry } from './helpers.ts';

/** The gradient of the last entry's result with respect to every name on the tape. */
export function backprop(tape: readonly Entry[]): Record<string, number> {
  const grads: Record<string, number> = {};

  // TODO: give every name a gradient of 0, and the output a gradient of 1.

  for (const { out, inputs } of tape) {
    // TODO: is this the right direction? What does this node hand back to its inputs?
  }

  return grads;
}
