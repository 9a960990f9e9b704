/**
 * A number that remembers how it was computed, so that `backward()` finds the derivative of a result with respect
 * to every number behind it: reverse-mode automatic differentiation, whole. What each operation computes and
 * passes back stands in rules.ts. Numbers and Values mix: `x.mul(2)`.
 *
 * Leaves (the Values you make) add up gradients over calls of `backward()` until you call `zeroGrad()`. Inner
 * values belong to one sweep: each `backward()` computes theirs anew. So a second call adds exactly one more copy
 * to the leaves. The order is found as PyTorch finds it, by counting consumers: no recursion, so no graph is too deep.
 */
import type { Rule } from './rules.ts';
import * as R from './rules.ts';

// biome-ignore format: one operation per line reads as a table
export class Value {
  // `declare`: a field without it starts as undefined, and V8 would then store its numbers a third slower
  grad = 0; declare data: number; declare label: string;
  declare readonly rule: Rule | null; // null for a leaf
  declare readonly a: Value | null; declare readonly b: Value | null; // the operands
  private waits = 0; // consumers that have not yet passed on their share; 0 outside backward()

  constructor(data: number, label = '', rule: Rule | null = null, a: Value | null = null, b: Value | null = null) {
    if (typeof data !== 'number') throw new TypeError(`Value wants a number, got ${typeof data}.`);
    this.data = data; this.rule = rule; this.a = a; this.b = b;
    if (label !== '') this.label = label; // most have none, and a field in each would cost a sixth of the speed
  }

  get op(): string { return this.rule?.name ?? ''; }
  get inputs(): Value[] { return [this.a, this.b].filter((operand) => operand !== null); }

  // sums and products, most of any graph, stand in line: a call of their rule costs more than they do
  add(y: Value | number): Value { const b = value(y); return new Value(this.data + b.data, '', R.add, this, b); }
  sub(y: Value | number): Value { return apply(R.sub, this, value(y)); }
  mul(y: Value | number): Value { const b = value(y); return new Value(this.data * b.data, '', R.mul, this, b); }
  div(y: Value | number): Value { return apply(R.div, this, value(y)); }
  pow(y: Value | number): Value { return apply(R.pow, this, value(y)); }
  max(y: Value | number): Value { return apply(R.max, this, value(y)); }
  min(y: Value | number): Value { return apply(R.min, this, value(y)); }
  neg(): Value { return apply(R.neg, this); }
  exp(): Value { return apply(R.exp, this); }
  log(): Value { return apply(R.log, this); }
  sqrt(): Value { return apply(R.sqrt, this); }
  sin(): Value { return apply(R.sin, this); }
  cos(): Value { return apply(R.cos, this); }
  tan(): Value { return apply(R.tan, this); }
  tanh(): Value { return apply(R.tanh, this); }
  sigmoid(): Value { return apply(R.sigmoid, this); }
  relu(): Value { return apply(R.relu, this); }
  softplus(): Value { return apply(R.softplus, this); }
  abs(): Value { return apply(R.abs, this); }
  step(): Value { return apply(R.step, this); }

  zeroGrad(): void { this.grad = 0; }

  backward(): void {
    if (this.rule === null) { this.grad += 1; return; }
    this.grad = 1; const stack: Value[] = []; let n = 0; // of two that follow one waits here, the other is `next`
    for (let v: Value | undefined = this; v !== undefined; ) { // how many results does each inner value feed?
      const a: Value = v.a!, b: Value | null = v.b; let next: Value | undefined;
      if (a.rule !== null && a.waits++ === 0) { a.grad = 0; next = a; }
      if (b !== null && b.rule !== null && b.waits++ === 0) { b.grad = 0; if (next) stack[n++] = next; next = b; }
      v = next ?? (n > 0 ? stack[--n] : undefined);
    }
    for (let v: Value | undefined = this; v !== undefined; ) { // a value passes its gradient on once it is complete
      const rule: Rule = v.rule!, a: Value = v.a!, b: Value | null = v.b, g: number = v.grad; let next: Value | undefined;
      if (b === null) a.grad += rule.vjp[0](g, v.data, a.data, 0);
      else if (rule === R.add) { a.grad += g; b.grad += g; }
      else if (rule === R.mul) { a.grad += g * b.data; b.grad += g * a.data; }
      else { a.grad += rule.vjp[0](g, v.data, a.data, b.data); b.grad += rule.vjp[1]!(g, v.data, a.data, b.data); }
      if (a.rule !== null && --a.waits === 0) next = a;
      if (b !== null && b.rule !== null && --b.waits === 0) { if (next) stack[n++] = next; next = b; }
      v = next ?? (n > 0 ? stack[--n] : undefined);
    }
  }
}

Value.prototype.label = '';

const apply = (rule: Rule, a: Value, b: Value | null = null): Value =>
  new Value(rule.forward(a.data, b?.data ?? 0), '', rule, a, b);

const value = (x: Value | number): Value => (x instanceof Value ? x : new Value(x));
