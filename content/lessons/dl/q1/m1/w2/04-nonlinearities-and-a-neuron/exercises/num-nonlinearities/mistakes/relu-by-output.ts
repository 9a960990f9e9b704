import { type Edge, sweep } from '../helpers.ts';

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
    const e = Math.exp(this.value);
    return new Num(e, [[this, e]]);
  }

  log(): Num {
    if (!(this.value > 0)) throw new RangeError(`log needs a positive number, got ${this.value}`);
    return new Num(Math.log(this.value), [[this, 1 / this.value]]);
  }

  relu(): Num {
    const open = this.value > 0;
    return new Num(open ? this.value : 0, [[this, open ? this.value : 0]]);
  }

  sigmoid(): Num {
    const small = Math.exp(-Math.abs(this.value)); // never above 1, so it cannot overflow
    const s = this.value >= 0 ? 1 / (1 + small) : small / (1 + small);
    return new Num(s, [[this, s * (1 - s)]]);
  }
}
