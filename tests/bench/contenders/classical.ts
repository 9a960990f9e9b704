/**
 * The classical micrograd design in TypeScript, as the reference that ratios are taken against: one closure per
 * operation, a Set of parents per value, and a recursive depth-first sort with a Set of visited values. Our own
 * writing of the design of karpathy/micrograd.
 */
import { scalarTasks } from './scalar-tasks.ts';

class Classical {
  data: number;
  grad = 0;
  readonly parents: Set<Classical>;
  readonly op: string;
  back: () => void = () => {};

  constructor(data: number, parents: Classical[] = [], op = '') {
    this.data = data;
    this.parents = new Set(parents);
    this.op = op;
  }

  add(other: Classical | number): Classical {
    const right = other instanceof Classical ? other : new Classical(other);
    const out = new Classical(this.data + right.data, [this, right], '+');
    out.back = () => {
      this.grad += out.grad;
      right.grad += out.grad;
    };
    return out;
  }

  mul(other: Classical | number): Classical {
    const right = other instanceof Classical ? other : new Classical(other);
    const out = new Classical(this.data * right.data, [this, right], '*');
    out.back = () => {
      this.grad += right.data * out.grad;
      right.grad += this.data * out.grad;
    };
    return out;
  }

  relu(): Classical {
    const out = new Classical(Math.max(this.data, 0), [this], 'relu');
    out.back = () => {
      this.grad += (out.data > 0 ? 1 : 0) * out.grad;
    };
    return out;
  }

  backward(): void {
    const order: Classical[] = [];
    const visited = new Set<Classical>();
    const visit = (value: Classical) => {
      if (visited.has(value)) return;
      visited.add(value);
      for (const parent of value.parents) visit(parent);
      order.push(value);
    };
    visit(this);
    this.grad = 1;
    for (const value of order.reverse()) value.back();
  }
}

export const tasks = scalarTasks<Classical>({
  begin: () => {},
  leaf: (data) => new Classical(data),
  constant: (data) => new Classical(data),
  add: (x, y) => x.add(y),
  mul: (x, y) => x.mul(y),
  relu: (x) => x.relu(),
  backward: (x) => x.backward(),
  data: (x) => x.data,
  grad: (x) => x.grad,
  update: (x, data) => {
    x.data = data;
    x.grad = 0;
  },
});
