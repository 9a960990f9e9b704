/** What a drawing of a scalar graph needs to know of it: its values in order, and the number on each edge. */
import { type OpName, RULES, type Rule } from './rules.ts';
import type { Value } from './value.ts';

/** `output` and all values behind it, each after its inputs. Linear in nodes and edges, without recursion. */
export function topological(output: Value): Value[] {
  const consumers = new Map<Value, number>([[output, 0]]);
  for (const value of consumers.keys())
    for (const input of value.inputs) consumers.set(input, (consumers.get(input) ?? 0) + 1);
  const order = [output];
  for (const value of order)
    for (const input of value.inputs.toReversed()) {
      const left = (consumers.get(input) ?? 0) - 1;
      consumers.set(input, left);
      if (left === 0) order.push(input);
    }
  return order.reverse();
}

/**
 * The local derivatives ∂value/∂input at the current numbers, one per operand: `[3, 2]` for `x.mul(y)` at
 * x = 2, y = 3. Empty for a leaf.
 */
export function localDerivatives(value: Value): number[] {
  const { op, data, a, b } = value;
  if (a === null) return [];
  const rule: Rule = RULES[op as OpName];
  return rule.vjp.map((vjp) => vjp(1, data, a.data, b === null ? 0 : b.data));
}
