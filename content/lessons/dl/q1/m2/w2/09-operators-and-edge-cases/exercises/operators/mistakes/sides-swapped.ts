import { sweep } from '../helpers.ts';

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

  neg(): Num {
    return this.mul(-1);
  }

  sub(other: Num | number): Num {
    return lift(other).add(this.neg());
  }

  div(other: Num | number): Num {
    return this.mul(lift(other).pow(-1));
  }

  pow(k: number): Num {
    if (typeof k !== 'number') throw new TypeError('the exponent must be a plain number');
    return new Num(this.value ** k, [[this, k === 0 ? 0 : k * this.value ** (k - 1)]]);
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
    return new Num(Math.max(this.value, 0), [[this, this.value > 0 ? 1 : 0]]);
  }

  abs(): Num {
    return new Num(Math.abs(this.value), [[this, Math.sign(this.value)]]);
  }

  maximum(other: Num | number): Num {
    const b = lift(other);
    const share = this.value === b.value ? 0.5 : this.value > b.value ? 1 : 0;
    return new Num(Math.max(this.value, b.value), [
      [this, share],
      [b, 1 - share],
    ]);
  }
}
