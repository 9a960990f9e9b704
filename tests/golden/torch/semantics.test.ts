/**
 * Runs each snippet of record_semantics.py in our engine: the same value, or an error that opens with the same clause.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  AutogradError,
  BatchNorm1d,
  cat,
  crossEntropy,
  enableGrad,
  grad,
  inferenceMode,
  LayerNorm,
  type Node,
  noGrad,
  ones,
  Tensor,
  tensor,
  zeros,
} from '../../../src/engine/index.ts';
import { clause } from '../../support/clause.ts';

type Value = number | string | boolean | null | Value[];
interface Snippet {
  name: string;
  value?: Value;
  error?: string;
}
const load = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const recorded: Snippet[] = load('./semantics.json').snippets;
const newer: Record<string, string> = load('./semantics-2.13.json').messages;

const float64 = { dtype: 'float64' } as const;
const t = (...values: number[]): Tensor => tensor(values, { ...float64, requiresGrad: true });
const constant = (...values: number[]): Tensor => tensor(values, float64);
const twice = (fn: (x: Tensor) => Tensor) => () => {
  const x = t(1, 2);
  const y = fn(x).sum();
  y.backward();
  y.backward();
  return x.grad;
};
const changed = (make: (x: Tensor) => Tensor, change: (y: Tensor) => unknown) => () => {
  const x = t(0, 1);
  const y = make(x);
  change(y);
  y.sum().backward();
  return x.grad;
};
const twoLosses = (first: boolean, both: boolean) => () => {
  const x = t(2);
  const h = x.mul(x);
  const [a, b] = [h.mul(3), h.mul(5)];
  if (both) a.add(b).backward();
  else {
    a.backward(undefined, { retainGraph: first });
    b.backward();
  }
  return x.grad;
};

const snippets: Record<string, () => unknown> = {
  'double backward': () => {
    const x = t(2, 3);
    const y = x.mul(x).sum();
    y.backward();
    y.backward();
  },
  'double backward with retain_graph': () => {
    const x = t(2, 3);
    const y = x.mul(x).sum();
    y.backward(undefined, { retainGraph: true });
    y.backward();
    return x.grad;
  },
  'twice: x + 1': twice((x) => x.add(1)),
  'twice: x + x': twice((x) => x.add(x)),
  'twice: -x': twice((x) => x.neg()),
  'twice: x - 1': twice((x) => x.sub(1)),
  'twice: mean': twice((x) => x.mean()),
  'twice: view': twice((x) => x.view(2, 1)),
  'twice: select': twice((x) => x.select(0, 0)),
  'twice: cat': twice((x) => cat([x, x])),
  'twice: expand': twice((x) => x.expand(2, 2)),
  'twice: x * 3': twice((x) => x.mul(3)),
  'twice: x / 4': twice((x) => x.div(4)),
  'twice: x * x': twice((x) => x.mul(x)),
  'twice: x ** 2': twice((x) => x.pow(2)),
  'twice: tanh': twice((x) => x.tanh()),
  'twice: relu': twice((x) => x.relu()),
  'twice: exp': twice((x) => x.exp()),
  'twice: log': twice((x) => x.log()),
  'twice: clamp': twice((x) => x.clamp(0, 2)),
  'twice: softmax': twice((x) => x.softmax(0)),
  'twice: max': twice((x) => x.max()),
  'twice: max(dim)': twice((x) => x.max(0).values),
  'twice: index_select': twice((x) => x.indexSelect(0, [1])),
  'twice: var': twice((x) => x.var()),
  'twice: dot': twice((x) => x.dot(x)),
  'two losses sharing h': twoLosses(false, false),
  'two losses sharing h, first retained': twoLosses(true, false),
  'two losses summed': twoLosses(false, true),
  'loss = loss + ... backward each turn': () => {
    const w = t(1);
    let loss = constant(0);
    for (let i = 0; i < 2; i++) {
      loss = loss.add(w.mul(3).sub(1).pow(2));
      loss.backward();
    }
  },
  'saved tensor after free': () => {
    const x = t(1, 2);
    const y = x.mul(x);
    y.sum().backward();
    return y.gradFn!.savedTensors.a;
  },
  'grad accumulates over three passes': () => {
    const x = t(1, 2);
    for (let i = 0; i < 3; i++) x.mul(x).sum().backward();
    return x.grad;
  },
  'non-scalar backward': () => t(1, 2).mul(2).backward(),
  'non-scalar backward with a gradient': () => {
    const x = t(1, 2);
    x.mul(x).backward(constant(1, 10));
    return x.grad;
  },
  'backward without requires_grad': () => constant(1, 2).mul(2).sum().backward(),
  'backward with a gradient of another shape': () => t(1, 2).mul(2).backward(constant(1)),
  'backward of a leaf': () => {
    const x = t(3);
    x.backward();
    return x.grad;
  },
  'backward into chosen inputs only': () => {
    const [x, y] = [t(2), t(3)];
    x.mul(y).backward(undefined, { inputs: [x] });
    return [x.grad, y.grad];
  },

  'in place: exp then add_': changed(
    (x) => x.exp(),
    (y) => y.add_(1),
  ),
  'in place: tanh then mul_': changed(
    (x) => x.tanh(),
    (y) => y.mul_(3),
  ),
  'in place: relu then mul_': changed(
    (x) => x.relu(),
    (y) => y.mul_(3),
  ),
  'in place: sigmoid then zero_': changed(
    (x) => x.sigmoid(),
    (y) => y.zero_(),
  ),
  'in place: x + 2 then mul_': changed(
    (x) => x.add(2),
    (y) => y.mul_(3),
  ),
  'in place: x * 2 then relu_': changed(
    (x) => x.mul(2).sub(1),
    (y) => y.relu_(),
  ),
  'in place: x * 2 then exp_': changed(
    (x) => x.mul(2),
    (y) => y.exp_(),
  ),
  'in place: x * 2 then log_ of abs_': changed(
    (x) => x.mul(2).add(1),
    (y) => y.abs_().log_(),
  ),
  'in place: x * 2 then pow_': changed(
    (x) => x.mul(2),
    (y) => y.pow_(2),
  ),
  'in place: x * 2 then clamp_': changed(
    (x) => x.mul(2),
    (y) => y.clamp_(0.5, 1),
  ),
  'in place: x * 2 then fill_': changed(
    (x) => x.mul(2),
    (y) => y.fill_(7),
  ),
  'in place: exp, detach, zero_': changed(
    (x) => x.exp(),
    (y) => y.detach().zero_(),
  ),
  'in place: exp, data, zero_': changed(
    (x) => x.exp(),
    (y) => y.data.zero_(),
  ),
  'in place: exp then add_(0)': changed(
    (x) => x.exp(),
    (y) => y.add_(0),
  ),
  'in place: x * 2, first row times 5': changed(
    (x) => x.mul(2),
    (y) => y.select(0, 0).mul_(5),
  ),
  'in place: x * 2, reshaped and scaled': changed(
    (x) => x.mul(2),
    (y) => y.view(2, 1).mul_(3),
  ),
  'in place: exp, first row times 5': changed(
    (x) => x.exp(),
    (y) => y.select(0, 0).mul_(5),
  ),
  'in place on a saved input': () => {
    const y = t(0, 1).mul(2);
    const z = y.mul(y);
    y.add_(1);
    z.sum().backward();
  },
  'in place times a tracked tensor': () => {
    const [x, w] = [t(1, 2), t(3, 4)];
    x.mul(2).mul_(w).sum().backward();
    return [x.grad, w.grad];
  },
  'in place times itself': () => {
    const y = t(1, 2).mul(2);
    y.mul_(y);
    y.sum().backward();
  },
  'a weight changed after use': () => {
    const [w, x] = [t(1, 2), constant(3, 4)];
    const loss = w.mul(x).sum();
    noGrad(() => w.mul_(2));
    loss.backward();
    return w.grad;
  },
  'an input changed after use': () => {
    const [w, x] = [t(1, 2), constant(3, 4)];
    const loss = w.mul(x).sum();
    x.mul_(2);
    loss.backward();
  },
  'leaf in place': () => t(1, 2).add_(1),
  'leaf by index': () => t(1, 2).select(0, 0).fill_(5),
  'view of a leaf in place': () => t(1, 2).slice(0, 0, 1).mul_(2),
  'leaf in place under no_grad': () => {
    const x = t(1, 2);
    const before = x.version;
    noGrad(() => x.sub_(0.5));
    return [before, x.version, x, x.requiresGrad];
  },
  'view made under no_grad, changed outside': () => {
    const y = t(1, 2).mul(2);
    noGrad(() => y.select(0, 0)).mul_(2);
  },
  'in place on an expanded tensor': () => constant(1).expand(3).add_(1),
  'row written into a buffer': () => {
    const x = t(1, 2);
    const buffer = zeros([3, 2], float64);
    buffer.select(0, 1).copy_(x.mul(4));
    buffer.select(0, 2).copy_(buffer.select(0, 1).mul(10));
    buffer.mul(constant(1, 2)).sum().backward();
    return [buffer, x.grad, buffer.requiresGrad, `torch::autograd::${buffer.gradFn!.name}`];
  },
  'view sees a change through its base': () => {
    const x = t(1, 2);
    const y = x.mul(2);
    const v = y.select(0, 0);
    y.mul_(3);
    v.backward();
    return x.grad;
  },
  'base sees a change through a view of a view': () => {
    const x = t(1, 2, 3, 4);
    const y = x.mul(2);
    y.view(2, 2).select(0, 1).select(0, 0).mul_(10);
    y.sum().backward();
    return [x.grad, y];
  },
  'versions are shared by views': () => {
    const a = constant(1, 2);
    const seen = [a.version];
    a.add_(1);
    seen.push(a.version);
    a.select(0, 0).fill_(3);
    seen.push(a.version);
    a.copy_(constant(5, 6));
    seen.push(a.version);
    const v = a.view(2, 1);
    v.mul_(2);
    return [...seen, a.version, v.version];
  },

  'requires_grad on integers, method': () => tensor([1, 2], { dtype: 'int64' }).requiresGrad_(),
  'requires_grad on integers, constructor': () => tensor([1, 2], { dtype: 'int64', requiresGrad: true }),
  'requires_grad off on a non-leaf': () => {
    t(1).mul(2).requiresGrad = false;
  },
  'the table of N10': () => {
    const [w, x] = [t(2), constant(3)];
    const h = w.mul(x);
    const d = h.detach();
    const loss = h.add(d).pow(2);
    loss.backward();
    return [[w, x, h, d, loss].map((v) => [v.requiresGrad, v.isLeaf, v.gradFn?.name ?? null]), w.grad];
  },
  'rebinding makes a non-leaf': () => {
    const x = t(1, 2).sub(0.1);
    return [x.isLeaf, x.requiresGrad, x.gradFn!.name];
  },
  'detach shares memory and version': () => {
    const x = t(1, 2);
    const d = x.detach();
    d.select(0, 0).fill_(100);
    return [x, d.requiresGrad, d.isLeaf, x.version, d.version];
  },
  'detach one factor': () => {
    const x = t(3);
    x.mul(x).detach().mul(x).backward();
    return x.grad;
  },
  detach_: () => {
    const y = t(1, 2).mul(2);
    y.detach_();
    return [y.requiresGrad, y.gradFn];
  },
  no_grad: () => {
    const x = t(1, 2);
    const y = noGrad(() => x.mul(2));
    return [y.requiresGrad, y.gradFn, y.isLeaf, x.requiresGrad];
  },
  'enable_grad inside no_grad': () => {
    const x = t(1, 2);
    return noGrad(() => [enableGrad(() => x.mul(2)).requiresGrad, x.mul(2).requiresGrad]);
  },
  'inference tensor saved for backward': () => {
    const x = t(1, 2);
    const y = inferenceMode(() => x.mul(2));
    y.mul(x).sum().backward();
  },
  'inference tensor, requires_grad_': () => inferenceMode(() => t(1).mul(2)).requiresGrad_(),
  'inference tensor in place outside': () => inferenceMode(() => t(1).mul(2)).add_(1),
  'inference tensor, version': () => inferenceMode(() => t(1).mul(2)).version,
  'clone of an inference tensor': () => {
    const x = t(1, 2);
    const y = inferenceMode(() => x.mul(2));
    y.clone().mul(x).sum().backward();
    return x.grad;
  },
  'numpy of a tracked tensor': () => t(1, 2).numpy(),
  'grad of a non-leaf': () => {
    const y = t(1, 2).mul(2);
    y.sum().backward();
    return y.grad;
  },
  retain_grad: () => {
    const x = t(1, 2);
    const y = x.mul(2).retainGrad();
    y.mul(y).sum().backward();
    return [y.grad, x.grad];
  },
  'retain_grad adds up': () => {
    const y = t(1, 2).add(2).retainGrad();
    const s = y.sum();
    s.backward();
    s.backward();
    return y.grad;
  },
  'retain_grad without requires_grad': () => constant(1).retainGrad(),
  'comparisons are not differentiable': () => [t(1).gt(0).requiresGrad, t(1).argmax().requiresGrad],
  'a leaf converted is a leaf no more': () => [t(1).to('float32').isLeaf, t(1).to('float64').isLeaf],
  'assigned grad of another shape': () => {
    t(1).grad = zeros([2], float64);
  },

  'names and next_functions': () => {
    const [x, y] = [t(2), constant(3)];
    const minus = x.mul(x).add(y.mul(x)).sub(1).gradFn!;
    const plus = minus.nextFunctions[0]![0]!;
    const [left, right] = plus.nextFunctions.map(([node]) => node!) as [Node, Node];
    const names = (node: Node) => node.nextFunctions.map(([next]) => next?.name ?? null);
    return [
      minus.name,
      plus.name,
      left.name,
      right.name,
      names(left),
      names(right),
      left.nextFunctions[0]![0] === right.nextFunctions[1]![0],
    ];
  },
  'cross entropy is two nodes': () => {
    const node = crossEntropy(zeros([2, 3], { requiresGrad: true }), [0, 1]).gradFn!;
    return [node.name, node.nextFunctions[0]![0]!.name];
  },
  'graph size of a running total': () => {
    const w = t(1);
    let total = constant(0);
    for (const i of [1, 2, 3]) {
      const term = w.mul(i).pow(2);
      total = i === 1 ? term.add(0) : total.add(term);
    }
    const seen = new Set<Node>();
    const stack: (Node | null)[] = [total.gradFn];
    while (stack.length > 0) {
      const node = stack.pop();
      if (!node || seen.has(node)) continue;
      seen.add(node);
      stack.push(...node.nextFunctions.map(([next]) => next));
    }
    return seen.size;
  },

  'hooks see whole gradients, in order, and may replace them': () => {
    const seen: unknown[] = [];
    const x = t(1, 2);
    const y = x.mul(2);
    y.registerHook((g) => void seen.push(['y', g.toArray()]));
    y.registerHook((g) => g.mul(10));
    x.registerHook((g) => void seen.push(['x', g.toArray()]));
    y.add(y).sum().backward();
    return [seen, x.grad];
  },
  'a removed hook is silent': () => {
    const x = t(1);
    x.registerHook((g) => g.mul(100)).remove();
    x.mul(2).backward();
    return x.grad;
  },
  'a hook runs once per backward, on the sum over uses': () => {
    const calls: unknown[] = [];
    const x = t(3);
    x.registerHook((g) => void calls.push(g.toArray()));
    x.mul(x).add(x).backward();
    return calls;
  },
  'hook without requires_grad': () => constant(1).registerHook((g) => g),

  'grad leaves .grad alone': () => {
    const x = t(2);
    return [...grad(x.mul(x), x), x.grad];
  },
  'grad of an inner tensor': () => {
    const x = t(2);
    const y = x.mul(x);
    return grad(y.mul(y), [x, y]);
  },
  'grad of an unused input': () => {
    const [x, y] = [t(1), t(2)];
    grad(x.mul(2), [x, y]);
  },
  'grad of an unused input, allowed': () => {
    const [x, y] = [t(1), t(2)];
    return grad(x.mul(2), [x, y], { allowUnused: true });
  },
  'grad of an input that needs none': () => {
    const [x, y] = [t(1), constant(2)];
    grad(x.mul(y), [x, y]);
  },
  'grad frees only what it ran': () => {
    const [x, y] = [t(2), t(3)];
    const [a, b] = [x.mul(x), y.mul(y)];
    const [g] = grad(a.add(b), x);
    b.backward();
    return [g, y.grad];
  },
  'grad of several outputs': () => {
    const x = t(1, 2);
    return grad([x.mul(x), x.mul(3).sum()], x, { gradOutputs: [constant(1, 10), null] });
  },
  'second derivative of x^3': () => {
    const x = t(2);
    const [g] = grad(x.pow(3).sum(), x, { createGraph: true });
    return [g, g!.requiresGrad, ...grad(g!.sum(), x)];
  },
  'third and fourth derivative': () => {
    const x = t(2);
    let y = x.pow(5);
    return Array.from({ length: 4 }, () => {
      y = grad(y, x, { createGraph: true })[0]!;
      return y;
    });
  },
  'create_graph through an in-place view': () => {
    const x = t(1, 2);
    const y = x.mul(x);
    y.select(0, 0).mul_(x.select(0, 1));
    const [g] = grad(y.mul(y).sum(), x, { createGraph: true });
    return [g, ...grad(g!.sum(), x)];
  },
  'backward with create_graph adds up': () => {
    const x = t(2);
    x.pow(3).backward(undefined, { createGraph: true });
    x.grad!.backward();
    return x.grad;
  },
  'gradient penalty': () => {
    const [x, w] = [t(1, -2), t(0.5, 1.5)];
    const out = x.mul(w).tanh().sum();
    const [g] = grad(out, x, { createGraph: true });
    out.add(g!.norm().sub(1).pow(2)).backward();
    return w.grad;
  },

  'matmul of shapes that do not fit': () => ones([2, 3]).matmul(ones([2, 2])),
  'shapes that do not broadcast': () => ones([2, 3]).add(ones([2])),
  'reshape to another size': () => ones([2, 3]).reshape(4),
  'view of a transposed tensor': () => ones([2, 3]).t().view(6),
  'item of two elements': () => ones([2]).item(),

  'backward into an inner tensor: its gradient is kept from then on': () => {
    const x = t(1);
    const y = x.mul(2);
    y.mul(3).backward(constant(1), { inputs: [y], retainGraph: true });
    const once = y.grad!.clone();
    y.mul(5).backward(constant(1));
    return [once, y.grad, x.grad];
  },
  'backward into an inner tensor that retains: counted once': () => {
    const y = t(1).mul(2).retainGrad();
    y.mul(3).backward(constant(1), { inputs: [y, y] });
    return y.grad;
  },
  'backward into an inner tensor frees what made it': () => {
    const x = t(1);
    const y = x.mul(2);
    y.mul(3).backward(constant(1), { inputs: [y] });
    y.mul(5).backward(constant(1));
  },
  'backward into a tensor that needs no gradient': () => {
    t(1)
      .mul(2)
      .backward(constant(1), { inputs: [constant(1)] });
  },
  'a leaf frozen between use and backward gets no gradient': () => {
    const [x, y, z] = [t(2), t(3), t(4)];
    const out = x.mul(y).mul(z);
    x.requiresGrad_(false);
    y.detach_();
    out.backward();
    return [x.grad, y.grad, z.grad];
  },
  'view made under inference mode, changed outside': () => {
    const y = t(1, 2).mul(2);
    inferenceMode(() => y.select(0, 0)).mul_(2);
  },
  'enable_grad inside inference mode records nothing': () => {
    const x = t(1, 2);
    return inferenceMode(() =>
      enableGrad(() => {
        const y = x.mul(2);
        return [y.requiresGrad, y.isLeaf];
      }),
    );
  },
  'inference tensor, requires_grad_ inside': () =>
    inferenceMode(() => {
      const x = zeros([2]).requiresGrad_();
      return [x.requiresGrad, x.mul(2).requiresGrad];
    }),
  'in place: the input of a reciprocal': () => {
    const x = t(1, 2);
    const y = x.mul(2);
    const z = y.reciprocal();
    y.add_(1);
    z.sum().backward();
    return x.grad;
  },
  'in place: the result of a batch norm': () => {
    const x = t(1, 2, 4);
    new BatchNorm1d(1, { affine: false, ...float64 }).forward(x.view(3, 1)).relu_().pow(2).sum().backward();
    return x.grad;
  },
  'in place: the result of a layer norm': () => {
    const x = t(1, 2, 4);
    new LayerNorm(3, { affine: false, ...float64 }).forward(x).relu_().pow(2).sum().backward();
    return x.grad;
  },
  'in place: an expanded leaf': () => t(1).expand(3).add_(1),
};

/** PyTorch says this since 2.0; 1.13 spoke of Python scalars. */
const REWORDED: Record<string, string> = {
  'item of two elements': 'a Tensor with 2 elements cannot be converted to Scalar',
};

function plain(x: unknown): unknown {
  if (x instanceof Tensor) return plain(x.toArray());
  if (Array.isArray(x)) return x.map(plain);
  return typeof x === 'number' ? Number(x.toPrecision(12)) : (x ?? null);
}

test.each(recorded)('$name', ({ name, value, error }) => {
  const run = snippets[name]!;
  if (error === undefined) {
    expect(plain(run())).toEqual(plain(value));
    return;
  }
  const expected = REWORDED[name] ?? newer[name] ?? error;
  let thrown: unknown;
  try {
    run();
  } catch (e) {
    thrown = e;
  }
  expect(thrown).toBeInstanceOf(Error);
  expect(
    (thrown as Error).message.startsWith(clause(expected)),
    `${(thrown as Error).message}\n${expected}`,
  ).toBe(true);
  if (newer[name]?.includes('version')) expect((thrown as Error).message).toBe(newer[name]);
  if (thrown instanceof AutogradError) expect(thrown.hint.length).toBeGreaterThan(10);
});

test('every snippet here was recorded, and every recorded one runs here', () => {
  expect(Object.keys(snippets).sort()).toEqual(recorded.map((s) => s.name).sort());
});
