type Edge = readonly [input: Num, local: number];

let tracking = true;

export function noGrad<T>(run: () => T): T {
  const before = tracking;
  tracking = false;
  try {
    return run();
  } finally {
    tracking = before;
  }
}

const lift = (value: Num | number): Num => (value instanceof Num ? value : new Num(value));
const result = (value: number, ...edges: Edge[]): Num => new Num(value, false, edges);

export class Num {
  grad = 0;
  readonly value: number;
  readonly edges: readonly Edge[];
  readonly requiresGrad: boolean;

  constructor(value: number, requiresGrad = false, edges: readonly Edge[] = []) {
    if (typeof value !== 'number') throw new TypeError(`a number is expected, not ${value}`);
    this.value = value;
    this.edges = tracking ? edges.filter(([input]) => input.requiresGrad) : [];
    this.requiresGrad = requiresGrad || this.edges.length > 0;
  }

  add(other: Num | number): Num {
    const b = lift(other);
    return result(this.value + b.value, [this, 1], [b, 1]);
  }

  mul(other: Num | number): Num {
    const b = lift(other);
    return result(this.value * b.value, [this, b.value], [b, this.value]);
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

  pow(k: number): Num {
    if (typeof k !== 'number') throw new TypeError('the exponent must be a plain number');
    return result(this.value ** k, [this, k === 0 ? 0 : k * this.value ** (k - 1)]);
  }

  exp(): Num {
    const e = Math.exp(this.value);
    return result(e, [this, e]);
  }

  log(): Num {
    if (!(this.value > 0)) throw new RangeError(`log needs a positive number, got ${this.value}`);
    return result(Math.log(this.value), [this, 1 / this.value]);
  }

  tanh(): Num {
    const t = Math.tanh(this.value);
    return result(t, [this, 1 - t * t]);
  }

  sigmoid(): Num {
    const p = 1 / (1 + Math.exp(-this.value));
    return result(p, [this, p * (1 - p)]);
  }

  relu(): Num {
    return result(Math.max(this.value, 0), [this, this.value > 0 ? 1 : 0]);
  }

  abs(): Num {
    return result(Math.abs(this.value), [this, Math.sign(this.value)]);
  }

  maximum(other: Num | number): Num {
    const b = lift(other);
    const share = this.value === b.value ? 0.5 : this.value > b.value ? 1 : 0;
    return result(Math.max(this.value, b.value), [this, share], [b, 1 - share]);
  }

  detach(): Num {
    return new Num(this.value);
  }

  backward(): void {
    if (!this.requiresGrad) throw new Error('nothing tracks this number: no input asked for a gradient');
    this.grad = 1;
    for (const node of topological(this).reverse())
      for (const [input, local] of node.edges) input.grad += local * node.grad;
  }
}

function topological(output: Num): Num[] {
  const order: Num[] = [];
  const visited = new Set<Num>();
  const stack: [node: Num, inputsAreDone: boolean][] = [[output, false]];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, inputsAreDone] = top;
    if (inputsAreDone) order.push(node);
    else if (!visited.has(node)) {
      visited.add(node);
      stack.push([node, true]);
      for (const [input] of node.edges) stack.push([input, false]);
    }
  }
  return order;
}
