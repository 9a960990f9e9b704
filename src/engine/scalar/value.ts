/**
 * A number that remembers how it was computed, so that `backward()` finds the derivative of a result with respect
 * to every number behind it: reverse-mode automatic differentiation, whole. What each operation computes and
 * passes back stands in rules.ts. Numbers and Values mix: `x.mul(2)`.
 *
 * Leaves (the Values you make) add up gradients over calls of `backward()` until you call `zeroGrad()`. Inner
 * values belong to one sweep: each `backward()` computes theirs anew. So a second call adds exactly one more copy
 * to the leaves. The order is found as PyTorch finds it, by counting consumers: no recursion, so no graph is too deep.
 */
import { RULES, type Rule } from './rules.ts';

// biome-ignore format: one operation per line reads as a table
export class Value {
  data: number; grad = 0; label: string;
  readonly rule: Rule | null; // null for a leaf
  readonly a: Value | null; readonly b: Value | null; // the operands
  private waits = 0; // consumers that have not yet passed on their share; 0 outside backward()

  constructor(data: number, label = '', rule: Rule | null = null, a: Value | null = null, b: Value | null = null) {
    if (typeof data !== 'number') throw new TypeError(`Value wants a number, received ${JSON.stringify(data)} (${typeof data}).`);
    this.data = data; this.label = label;
    this.rule = rule; this.a = a; this.b = b;
  }

  get op(): string { return this.rule === null ? '' : this.rule.name; }
  get inputs(): Value[] { return this.a === null ? [] : this.b === null ? [this.a] : [this.a, this.b]; }

  add(other: Value | number): Value { return apply(RULES.add, this, other); }
  sub(other: Value | number): Value { return apply(RULES.sub, this, other); }
  mul(other: Value | number): Value { return apply(RULES.mul, this, other); }
  div(other: Value | number): Value { return apply(RULES.div, this, other); }
  pow(other: Value | number): Value { return apply(RULES.pow, this, other); }
  max(other: Value | number): Value { return apply(RULES.max, this, other); }
  min(other: Value | number): Value { return apply(RULES.min, this, other); }
  neg(): Value { return apply(RULES.neg, this); }
  exp(): Value { return apply(RULES.exp, this); }
  log(): Value { return apply(RULES.log, this); }
  sqrt(): Value { return apply(RULES.sqrt, this); }
  sin(): Value { return apply(RULES.sin, this); }
  cos(): Value { return apply(RULES.cos, this); }
  tan(): Value { return apply(RULES.tan, this); }
  tanh(): Value { return apply(RULES.tanh, this); }
  sigmoid(): Value { return apply(RULES.sigmoid, this); }
  relu(): Value { return apply(RULES.relu, this); }
  softplus(): Value { return apply(RULES.softplus, this); }
  abs(): Value { return apply(RULES.abs, this); }
  step(): Value { return apply(RULES.step, this); }

  zeroGrad(): void { this.grad = 0; }

  backward(): void {
    this.grad = this.rule === null ? this.grad + 1 : 1;
    const stack: Value[] = [this];
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) { // how many results does each inner value feed?
      const { a, b } = v;
      if (a !== null && a.rule !== null && a.waits++ === 0) { a.grad = 0; stack.push(a); }
      if (b !== null && b.rule !== null && b.waits++ === 0) { b.grad = 0; stack.push(b); }
    }
    stack.push(this);
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) { // a value passes its gradient on once it is complete
      const { rule, data, grad, a, b } = v;
      if (rule === null || a === null) continue;
      const x = a.data, y = b === null ? 0 : b.data;
      a.grad += rule.vjp[0](grad, data, x, y);
      if (a.rule !== null && --a.waits === 0) stack.push(a);
      if (b === null || rule.vjp[1] === undefined) continue;
      b.grad += rule.vjp[1](grad, data, x, y);
      if (b.rule !== null && --b.waits === 0) stack.push(b);
    }
  }
}

function apply(rule: Rule, a: Value, other?: Value | number): Value {
  const b = other instanceof Value ? other : rule.vjp.length === 1 ? null : new Value(other as number);
  return new Value(rule.forward(a.data, b === null ? 0 : b.data), '', rule, a, b);
}
