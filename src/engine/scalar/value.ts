/**
 * A number that remembers how it was computed, so that `backward()` finds the derivative of a result with respect
 * to every number behind it: reverse-mode automatic differentiation, whole. What each operation computes and
 * passes back stands in rules.ts. Numbers and Values mix: `x.mul(2)`.
 *
 * Leaves (the Values you make) add up gradients over calls of `backward()` until you call `zeroGrad()`. Inner
 * values belong to one sweep: each `backward()` computes theirs anew. So a second call adds exactly one more copy
 * to the leaves. The order is found as PyTorch finds it, by counting consumers: no recursion, so no graph is too deep.
 */
import * as R from './rules.ts';

// During backward() a value waits for the shares of its consumers, the values it is an operand of. It counts them in the
// integer that also says which operation it is: memory is what limits speed, so a field less makes all a tenth faster.
const WAIT = 32; // for one consumer; more than there are operations

// biome-ignore format: one operation per line reads as a table
export class Value {
  // `declare`: a field without it starts as undefined, and V8 would then store its numbers a third slower
  grad = 0; declare data: number; declare label: string;
  declare private state: number; // number of the operation, 0 for a leaf; plus WAIT for each consumer to wait for
  declare readonly a: Value | null; declare readonly b: Value | null; // the operands

  constructor(data: number, label = '', op = 0, a: Value | null = null, b: Value | null = null) {
    if (typeof data !== 'number') throw new TypeError(`Value wants a number, got ${typeof data}.`);
    this.data = data; this.state = op; this.a = a; this.b = b;
    if (label !== '') this.label = label; // most have none, and a field in each would cost a sixth of the speed
  }

  get op(): string { return R.TABLE[this.state % WAIT]?.name ?? ''; }
  get inputs(): Value[] { return [this.a, this.b].filter((operand) => operand !== null); }

  // sums and products, most of any graph, stand in line: a call of their rule costs more than they do
  add(y: Value | number): Value { const b = value(y); return new Value(this.data + b.data, '', R.ADD, this, b); }
  sub(y: Value | number): Value { return apply(R.SUB, this, value(y)); }
  mul(y: Value | number): Value { const b = value(y); return new Value(this.data * b.data, '', R.MUL, this, b); }
  div(y: Value | number): Value { return apply(R.DIV, this, value(y)); }
  pow(y: Value | number): Value { return apply(R.POW, this, value(y)); }
  max(y: Value | number): Value { return apply(R.MAX, this, value(y)); }
  min(y: Value | number): Value { return apply(R.MIN, this, value(y)); }
  neg(): Value { return apply(R.NEG, this); }
  exp(): Value { return apply(R.EXP, this); }
  log(): Value { return apply(R.LOG, this); }
  sqrt(): Value { return apply(R.SQRT, this); }
  sin(): Value { return apply(R.SIN, this); }
  cos(): Value { return apply(R.COS, this); }
  tan(): Value { return apply(R.TAN, this); }
  tanh(): Value { return apply(R.TANH, this); }
  sigmoid(): Value { return apply(R.SIGMOID, this); }
  relu(): Value { return apply(R.RELU, this); }
  softplus(): Value { return apply(R.SOFTPLUS, this); }
  abs(): Value { return apply(R.ABS, this); }
  step(): Value { return apply(R.STEP, this); }

  zeroGrad(): void { this.grad = 0; }

  backward(): void {
    if (this.state === 0) { this.grad += 1; return; }
    this.grad = 1; const stack: Value[] = []; let n = 0; // of two that follow one waits here, the other is `next`
    for (let v: Value | undefined = this; v !== undefined; ) { // how many results does each inner value feed?
      const a: Value = v.a!, b: Value | null = v.b; let next: Value | undefined;
      if (a.state !== 0) { if (a.state < WAIT) { a.grad = 0; next = a; } a.state += WAIT; }
      if (b !== null && b.state !== 0) { if (b.state < WAIT) { b.grad = 0; if (next) stack[n++] = next; next = b; } b.state += WAIT; }
      v = next ?? (n > 0 ? stack[--n] : undefined);
    }
    for (let v: Value | undefined = this; v !== undefined; ) { // a value passes its gradient on once it is complete
      const op: number = v.state, a: Value = v.a!, b: Value | null = v.b, g: number = v.grad; let next: Value | undefined;
      if (b === null) a.grad += R.TABLE[op]!.vjp[0](g, v.data, a.data, 0);
      else if (op === R.ADD) { a.grad += g; b.grad += g; }
      else if (op === R.MUL) { a.grad += g * b.data; b.grad += g * a.data; }
      else { a.grad += R.TABLE[op]!.vjp[0](g, v.data, a.data, b.data); b.grad += R.TABLE[op]!.vjp[1]!(g, v.data, a.data, b.data); }
      if (a.state !== 0) { a.state -= WAIT; if (a.state < WAIT) next = a; }
      if (b !== null && b.state !== 0) { b.state -= WAIT; if (b.state < WAIT) { if (next) stack[n++] = next; next = b; } }
      v = next ?? (n > 0 ? stack[--n] : undefined);
    }
  }
}

Value.prototype.label = '';

const apply = (op: number, a: Value, b: Value | null = null): Value =>
  new Value(R.TABLE[op]!.forward(a.data, b?.data ?? 0), '', op, a, b);

const value = (x: Value | number): Value => (x instanceof Value ? x : new Value(x));
