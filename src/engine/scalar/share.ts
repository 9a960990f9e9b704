/**
 * One step of the backward pass: a value whose gradient is complete adds each operand's share to the operand.
 *
 * Sums and products are most of any graph, so they stand in line: calling their rule, which takes and returns
 * numbers, costs more memory and time than they do. The rules say the same (a test compares them).
 */
import { RULES } from './rules.ts';
import type { Value } from './value.ts';

const { add, mul } = RULES;

/** a.grad += out.grad · ∂out/∂a, and likewise for b; nothing for a leaf. */
export function share({ rule, data, grad, a, b }: Value): void {
  if (!rule || !a) return;
  if (b && rule === add) {
    a.grad += grad;
    b.grad += grad;
  } else if (b && rule === mul) {
    a.grad += grad * b.data;
    b.grad += grad * a.data;
  } else {
    const y = b ? b.data : 0;
    a.grad += rule.vjp[0](grad, data, a.data, y);
    if (b) b.grad += rule.vjp[1]!(grad, data, a.data, y);
  }
}
