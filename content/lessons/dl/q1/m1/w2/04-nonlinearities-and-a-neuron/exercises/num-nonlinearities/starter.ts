import { type Edge, sweep } from './helpers.ts';

const lift = (value: Num | number): Num => (value instanceof Num ? value : new Num(value));

export class Num {
  grad = 0;
  readonly value: number;
  readonly edges: readonly Edge<Num>[];

  constructor(value: number, edges: readonly Edge<Num>[] = []) {
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
    sweep(this);
  }

  exp(): Num {
    throw new Error('exp is not written yet');
  }

  log(): Num {
    throw new Error('log is not written yet');
  }

  relu(): Num {
    throw new Error('relu is not written yet');
  }

  sigmoid(): Num {
    throw new Error('sigmoid is not written yet');
  }
}
