import { sweep } from './helpers.ts';

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
    sweep<Num>(this);
  }

  // TODO: neg, sub, div, pow, exp, log, relu, abs, maximum
}
