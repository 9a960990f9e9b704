/**
 * One step of the backward pass: a value whose gradient is complete adds each operand's share to the operand.
 *
 * Sums and products are most of any graph, so they stand in line: calling their rule, which takes and returns
 * numbers, costs more memory and time than they do. The rules say the same (a test compares them).
 */
import { add, mul } from './rules.ts';
import type { Value } from './value.ts';

/** a.grad += out.grad · ∂out/∂a, and likewise for b; nothing for a leaf. */
export function share(out: Value): void {
  const { rule, a, b } = out;
  if (rule === null || a === null) return;
  if (b !== null && rule === add) {
    a.grad += out.grad;
    b.grad += out.grad;
  } else if (b !== null && rule === mul) {
    a.grad += out.grad * b.data;
    b.grad += out.grad * a.data;
  } else {
    const { grad, data } = out;
    const y = b?.data ?? 0;
    a.grad += rule.vjp[0](grad, data, a.data, y);
    if (b !== null) b.grad += rule.vjp[1]!(grad, data, a.data, y);
  }
}
