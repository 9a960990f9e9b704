/** The engines under test: one that is right, and four with one change each. */
import type { Engine } from './helpers.ts';

interface Learner {
  check(Num: Engine): void;
}
type Fault = 'none' | 'difference' | 'power' | 'zero' | 'tie';

function engineWith(fault: Fault): Engine {
  const lift = (value: Num | number): Num => (value instanceof Num ? value : new Num(value));

  class Num {
    grad = 0;
    readonly value: number;
    readonly edges: readonly (readonly [Num, number])[];
    constructor(value: number, edges: readonly (readonly [Num, number])[] = []) {
      this.value = value;
      this.edges = edges;
    }
    add(other: Num | number): Num {
      const b = lift(other);
      return new Num(this.value + b.value, [[this, 1], [b, 1]]);
    }
    sub(other: Num | number): Num {
      const b = lift(other);
      return new Num(this.value - b.value, [[this, 1], [b, fault === 'difference' ? 1 : -1]]);
    }
    mul(other: Num | number): Num {
      const b = lift(other);
      return new Num(this.value * b.value, [[this, b.value], [b, this.value]]);
    }
    div(other: Num | number): Num {
      const b = lift(other);
      return new Num(this.value / b.value, [[this, 1 / b.value], [b, -this.value / b.value ** 2]]);
    }
    neg(): Num {
      return this.mul(-1);
    }
    pow(k: number): Num {
      const lowered = fault === 'power' ? k : k - 1;
      return new Num(this.value ** k, [[this, k === 0 ? 0 : k * this.value ** lowered]]);
    }
    exp(): Num {
      return new Num(Math.exp(this.value), [[this, Math.exp(this.value)]]);
    }
    log(): Num {
      if (!(this.value > 0)) throw new RangeError('log needs a positive number');
      return new Num(Math.log(this.value), [[this, 1 / this.value]]);
    }
    relu(): Num {
      const open = fault === 'zero' ? this.value >= 0 : this.value > 0;
      return new Num(Math.max(this.value, 0), [[this, open ? 1 : 0]]);
    }
    abs(): Num {
      return new Num(Math.abs(this.value), [[this, Math.sign(this.value)]]);
    }
    maximum(other: Num | number): Num {
      const b = lift(other);
      const share = (mine: number, others: number) => (mine > others ? 1 : mine < others ? 0 : fault === 'tie' ? 1 : 0.5);
      return new Num(Math.max(this.value, b.value), [[this, share(this.value, b.value)], [b, share(b.value, this.value)]]);
    }
    backward(): void {
      const order: Num[] = [];
      const visited = new Set<Num>();
      const visit = (node: Num): void => {
        if (visited.has(node)) return;
        visited.add(node);
        for (const [input] of node.edges) visit(input);
        order.push(node);
      };
      visit(this);
      this.grad = 1;
      for (const node of order.reverse()) for (const [input, local] of node.edges) input.grad += local * node.grad;
    }
  }
  return Num;
}

export function verdictOn({ check }: Learner, fault: Fault): string {
  if (typeof check !== 'function') throw new TypeError('check is not a function; export it under this name');
  try {
    check(engineWith(fault));
  } catch {
    return 'caught';
  }
  return 'accepted';
}
