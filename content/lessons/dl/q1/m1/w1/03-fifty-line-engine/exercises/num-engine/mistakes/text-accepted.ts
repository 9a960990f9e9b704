/** What an operation keeps for the way back: one of its inputs, and the local derivative toward it. */
type Edge = readonly [input: Num, local: number];

const lift = (value: Num | number): Num => (value instanceof Num ? value : new Num(value));

/** A number that remembers what it was made from. */
export class Num {
  grad = 0;
  readonly value: number;
  readonly edges: readonly Edge[];

  constructor(value: number, edges: readonly Edge[] = []) {
    this.value = value;
    this.edges = edges;
  }

  add(other: Num | number): Num {
    const b = lift(other);
    return new Num(this.value + b.value, [
      [this, 1],
      [b, 1],
    ]);
  }

  mul(other: Num | number): Num {
    const b = lift(other);
    return new Num(this.value * b.value, [
      [this, b.value],
      [b, this.value],
    ]);
  }

  pow(k: number): Num {
    return new Num(this.value ** k, [[this, k * this.value ** (k - 1)]]);
  }

  tanh(): Num {
    const t = Math.tanh(this.value);
    return new Num(t, [[this, 1 - t * t]]);
  }

  neg(): Num {
    return this.mul(-1);
  }

  sub(other: Num | number): Num {
    return this.add(lift(other).neg());
  }

  div(other: Num | number): Num {
    return this.mul(lift(other).pow(-1));
  }

  backward(): void {
    const order: Num[] = [];
    const seen = new Set<Num>();
    const visit = (node: Num): void => {
      if (seen.has(node)) return;
      seen.add(node);
      for (const [input] of node.edges) visit(input);
      order.push(node); // after its inputs
    };
    visit(this);

    this.grad = 1;
    for (const node of order.reverse()) {
      for (const [input, local] of node.edges) input.grad += local * node.grad;
    }
  }
}
