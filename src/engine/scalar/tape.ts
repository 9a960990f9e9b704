/**
 * The fast path for scalar graphs: what Value does, with numbers in typed arrays instead of objects. A value is an
 * integer, its place on the tape. Operations are recorded in the order they run, which is already topological, so
 * the backward pass is one loop in reverse, and the garbage collector has nothing to do.
 *
 * Rules, kinks and accumulation are Value's (the same table; a test compares them). Use it for work of many steps:
 * record a formula once, then set its leaves and `replay` for each point.
 */
import { ADD, MUL, type OpName, RELU, SUB, TABLE } from './rules.ts';

const LEAF = 0;

/** Numbers of the operations, for `Tape.apply`: `OP.mul`. */
export const OP = Object.fromEntries(
  TABLE.flatMap((rule, number) => (rule === undefined ? [] : [[rule.name, number]])),
) as Readonly<Record<OpName, number>>;

export class Tape {
  /** How many values are recorded. */
  length = 0;
  /** Number of each value; assign to `data[leaf]` to change a leaf. Growing the tape replaces the arrays. */
  data = new Float64Array(1024);
  /** Gradient of each value since the last `backward`; leaves accumulate until `grad[leaf]` is set to 0. */
  grad = new Float64Array(1024);
  private op = new Uint8Array(1024);
  private a = new Int32Array(1024);
  private b = new Int32Array(1024);
  private reached = new Uint8Array(1024);
  /** From this place on no gradient has been written yet. */
  private swept = 0;

  leaf(data: number): number {
    return this.push(LEAF, 0, 0, data);
  }

  /** Records `OP.name` of values `x` and, for binary operations, `y`; returns the place of the result. */
  apply(op: number, x: number, y = x): number {
    return this.push(op, x, y, forward(op, this.data[x]!, this.data[y]!));
  }

  /** Forgets everything recorded from place `length` on. */
  rewind(length: number): void {
    this.length = length;
    this.swept = Math.min(this.swept, length);
  }

  /** Computes the values from `first` to `last` anew, after leaves have changed. */
  replay(first: number, last: number): void {
    const { op, a, b, data } = this;
    for (let i = first; i <= last; i++)
      if (op[i] !== LEAF) data[i] = forward(op[i]!, data[a[i]!]!, data[b[i]!]!);
  }

  /** Gradients of value `root` with respect to all that it was computed from. */
  backward(root: number): void {
    const { op, a, b, data, grad, reached } = this;
    for (let i = Math.min(root + 1, this.swept) - 1; i >= 0; i--) if (op[i] !== LEAF) grad[i] = 0;
    this.swept = Math.max(this.swept, root + 1);
    reached.fill(0, 0, root);
    reached[root] = 1;
    grad[root]! += 1;
    for (let i = root; i >= 0; i--) {
      const code = op[i]!;
      if (reached[i] === 0 || code === LEAF) continue;
      const g = grad[i]!;
      const x = a[i]!;
      const y = b[i]!;
      reached[x] = 1;
      reached[y] = 1;
      const left = data[x]!;
      const right = data[y]!;
      if (code === ADD) {
        grad[x]! += g;
        grad[y]! += g;
      } else if (code === MUL) {
        grad[x]! += g * right;
        grad[y]! += g * left;
      } else if (code === SUB) {
        grad[x]! += g;
        grad[y]! -= g;
      } else if (code === RELU) {
        if (!(left <= 0)) grad[x]! += g;
      } else {
        const { vjp } = TABLE[code]!;
        grad[x]! += vjp[0](g, data[i]!, left, right);
        if (vjp[1] !== undefined) grad[y]! += vjp[1](g, data[i]!, left, right);
      }
    }
  }

  private push(op: number, x: number, y: number, data: number): number {
    const i = this.length++;
    if (i === this.data.length) this.grow();
    this.op[i] = op;
    this.a[i] = x;
    this.b[i] = y;
    this.data[i] = data;
    this.grad[i] = 0;
    return i;
  }

  private grow(): void {
    const capacity = 2 * this.data.length;
    const longer = <T extends Float64Array | Int32Array | Uint8Array>(fresh: T, old: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.data = longer(new Float64Array(capacity), this.data);
    this.grad = longer(new Float64Array(capacity), this.grad);
    this.op = longer(new Uint8Array(capacity), this.op);
    this.a = longer(new Int32Array(capacity), this.a);
    this.b = longer(new Int32Array(capacity), this.b);
    this.reached = new Uint8Array(capacity);
  }
}

/** The commonest operations in line: calling into the table costs more than they do. */
function forward(op: number, a: number, b: number): number {
  if (op === ADD) return a + b;
  if (op === MUL) return a * b;
  if (op === SUB) return a - b;
  if (op === RELU) return Math.max(a, 0);
  return TABLE[op]!.forward(a, b);
}
