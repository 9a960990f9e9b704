/** The engine so far, and the numbers that the weights start with. */

/** Gives 0.8·sin(1.7), 0.8·sin(3.4), 0.8·sin(5.1), …: one number for each call. */
export function startWeights(): () => number {
  let k = 0;
  return () => 0.8 * Math.sin(1.7 * ++k);
}

type Edge = readonly [input: Num, local: number];

const lift = (value: Num | number): Num => (value instanceof Num ? value : new Num(value));

/** A number that remembers what it was made from. */
export class Num {
  grad = 0;
  value: number;
  readonly edges: readonly Edge[];

  constructor(value: number, edges: readonly Edge[] = []) {
    if (typeof value !== 'number') throw new TypeError(`expected a number, got ${String(value)}`);
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
    return new Num(this.value ** k, [[this, k === 0 ? 0 : k * this.value ** (k - 1)]]);
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

  /** Adds to the grad of every leaf behind this number. Nothing is reset. */
  backward(): void {
    const sweep = new Map<Num, number>([[this, 1]]);
    for (const node of topological(this).reverse()) {
      const grad = sweep.get(node) ?? 0;
      if (node.edges.length === 0) node.grad += grad;
      for (const [input, local] of node.edges) sweep.set(input, (sweep.get(input) ?? 0) + local * grad);
    }
  }
}

/** All nodes behind `output`, each after its inputs. */
function topological(output: Num): Num[] {
  const order: Num[] = [];
  const visited = new Set<Num>();
  const stack: [node: Num, inputsAreDone: boolean][] = [[output, false]];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
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
