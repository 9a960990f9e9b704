import { topological } from './helpers.ts';

type Edge = readonly [input: Num, local: number];

const lift = (value: Num | number): Num => (value instanceof Num ? value : new Num(value));

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

  backward(): void {
    // TODO: this adds to the grad of every node. Let only leaves keep what they get.
    this.grad = 1;
    for (const node of topological<Num>(this).reverse()) {
      for (const [input, local] of node.edges) input.grad += local * node.grad;
    }
  }
}
