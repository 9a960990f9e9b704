/**
 * Backward: from the outputs to the leaves, each node once, after all its consumers. Nodes wait until the number of
 * consumers that lead to them has counted down to zero (Kahn's algorithm, PyTorch's own scheme): no recursion, so the
 * graph may be of any depth.
 */
import { AutogradError } from './errors.ts';
import { addInto, addToLeaf, sumTo } from './fast/accumulate.ts';
import { dense } from './layout.ts';
import { mode } from './mode.ts';
import { edgeOf, type Node } from './node.ts';
import { sameShape, show } from './shape.ts';
import { recycle } from './storage.ts';
import { filled, Tensor, wrap } from './tensor.ts';

export interface BackwardOptions {
  /** Keep saved values for another backward. Default: the value of createGraph. */
  readonly retainGraph?: boolean;
  /** Record the backward pass itself, so that gradients can be differentiated again. */
  readonly createGraph?: boolean;
  /** Only these leaves get their `.grad`. */
  readonly inputs?: readonly Tensor[];
}

export interface GradOptions {
  readonly retainGraph?: boolean;
  readonly createGraph?: boolean;
  /** Give null for an input the outputs do not depend on, instead of an error. */
  readonly allowUnused?: boolean;
  /** Gradients of the final result with respect to the outputs; a single number needs none. */
  readonly gradOutputs?: readonly (Tensor | null)[];
}

type Many = Tensor | readonly Tensor[];
const list = (many: Many): readonly Tensor[] => [many].flat();

/** As Tensor.backward, for several outputs at once. */
export function backward(
  outputs: Many,
  gradients: readonly (Tensor | null)[],
  { createGraph = false, retainGraph = createGraph, inputs }: BackwardOptions,
): void {
  if (inputs === undefined) {
    walk(list(outputs), gradients, retainGraph, createGraph, null);
    return;
  }
  // an input that is no leaf keeps its gradient from now on, as in PyTorch; the walk adds it up
  const targets = new Map<Node, Tensor | null>(inputs.map((input) => [target(input.retainGrad()), null]));
  walk(list(outputs), gradients, retainGraph, createGraph, targets);
  for (const [node, gradient] of targets) {
    if (node.leaf !== null && gradient !== null) accumulate(node.leaf, gradient, createGraph);
    if (!retainGraph) node.free();
  }
}

/**
 * Gradients of the sum of `outputs` with respect to `inputs`, without touching any `.grad`.
 * @throws AutogradError 'unused' unless allowUnused; 'input-no-grad'; and everything that backward throws
 */
export function grad(outputs: Many, inputs: Many, options?: GradOptions & { allowUnused?: false }): Tensor[];
export function grad(outputs: Many, inputs: Many, options: GradOptions): (Tensor | null)[];
export function grad(
  outputs: Many,
  inputs: Many,
  { createGraph = false, retainGraph = createGraph, allowUnused = false, gradOutputs }: GradOptions = {},
): (Tensor | null)[] {
  const nodes = list(inputs).map(target);
  const targets = new Map<Node, Tensor | null>(nodes.map((node) => [node, null]));
  walk(list(outputs), gradOutputs ?? [], retainGraph, createGraph, targets);
  return nodes.map((node, i) => {
    const gradient = targets.get(node)!;
    if (gradient === null && !allowUnused) {
      throw new AutogradError('unused', (clause) => `The differentiated Tensor at index ${i} ${clause}`);
    }
    return gradient;
  });
}

function target(input: Tensor): Node {
  const node = edgeOf(input);
  if (node === null) throw new AutogradError('input-no-grad');
  return node;
}

let walks = 0;
let walking = false;

function walk(
  outputs: readonly Tensor[],
  gradients: readonly (Tensor | null)[],
  keep: boolean,
  create: boolean,
  targets: Map<Node, Tensor | null> | null,
): void {
  if (walking) throw new AutogradError('reentrant');
  const id = ++walks;
  const { grad: modeBefore } = mode;
  walking = true;
  mode.grad = create;
  try {
    const roots = outputs.map((output, i) => {
      const root = edgeOf(output);
      if (root === null) throw new AutogradError('no-graph', (clause) => `element ${i} of tensors ${clause}`);
      return root;
    });
    const seeds = outputs.map((output, i) => seed(output, gradients[i] ?? null, i));
    count(roots, id, targets);
    roots.forEach((root, i) => {
      give(root, seeds[i]!, create);
    });
    run(roots, id, keep, create, targets);
  } finally {
    walking = false;
    mode.grad = modeBefore;
  }
}

function seed(output: Tensor, gradient: Tensor | null, i: number): Tensor {
  if (gradient === null) {
    if (output.length !== 1) throw new AutogradError('not-scalar');
    return filled(output.shape, 1, output.dtype);
  }
  if (!sameShape(gradient.shape, output.shape)) {
    throw new AutogradError(
      'gradient-mismatch',
      (clause) =>
        `${clause}: grad_output[${i}] has a shape of ${show(gradient.shape)} and output[${i}] has a shape of ${show(output.shape)}.`,
    );
  }
  return gradient;
}

/** First pass: how many consumers each node has to wait for, and, with targets, which nodes lead to one. */
function count(roots: readonly Node[], id: number, targets: Map<Node, Tensor | null> | null): void {
  const found: Node[] = [];
  const meet = (node: Node) => {
    if (node.walk === id) return;
    node.walk = id;
    node.waits = 0;
    node.pending = null; // an earlier walk may have stopped half-way
    found.push(node);
  };
  for (const root of roots) meet(root);
  for (let i = 0; i < found.length; i++) {
    const { next } = found[i]!;
    for (let k = 0; k < next.length; k++) {
      const node = next[k]!;
      if (node === null) continue;
      meet(node);
      node.waits++;
    }
  }
  if (targets === null) return;
  // inputs are older than results, so in order of creation every node comes after those it leads to
  found.sort((x, y) => x.order - y.order);
  for (const node of found) {
    if (targets.has(node) || node.next.some((other) => other?.needed === id)) node.needed = id;
  }
  for (const node of found) node.waits = 0;
  for (const node of found) {
    for (const other of node.next) if (other !== null && node.needed === id) other.waits++;
  }
}

/** Second pass: runs nodes whose consumers are all done, the youngest first. */
function run(
  roots: readonly Node[],
  id: number,
  keep: boolean,
  create: boolean,
  targets: Map<Node, Tensor | null> | null,
): void {
  const ready: Node[] = [];
  for (const root of new Set(roots)) if (root.waits === 0) ready.push(root);
  ready.sort((x, y) => x.order - y.order);
  while (ready.length > 0) {
    const node = ready.pop()!;
    let g = node.pending;
    node.pending = null;
    if (g !== null) {
      if (node.hooks !== null) g = callHooks(node, g);
      if (node.retained !== null) {
        g.owned = false;
        const { gradient } = node.retained;
        node.retained.gradient = gradient === null ? g : gradient.add(g);
        node.retained.gradient.storage.kept = true;
      }
      if (targets?.has(node)) {
        g.owned = false;
        targets.set(node, g);
      }
      if (node.leaf !== null) {
        if (targets === null) accumulate(node.leaf, g, create);
        continue;
      }
      differentiate(node, g, id, create, targets !== null);
      if (!keep && (targets === null || node.next.some((other) => other?.needed === id))) node.free();
    }
    const { next } = node;
    for (let k = 0; k < next.length; k++) {
      const other = next[k]!;
      if (other === null || (targets !== null && other.needed !== id)) continue;
      if (--other.waits === 0) enqueue(ready, other);
    }
  }
}

/** Keeps `ready` ascending by age; leaves go last, that is, run at once. */
function enqueue(ready: Node[], node: Node): void {
  let i = ready.length;
  if (node.leaf === null) while (i > 0 && ready[i - 1]!.order > node.order) i--;
  if (i === ready.length) ready.push(node);
  else ready.splice(i, 0, node);
}

/** Applies the node's rules and hands each input its gradient. */
function differentiate(node: Node, g: Tensor, id: number, create: boolean, filtered: boolean): void {
  const { next, op } = node;
  const rules = create || op.fast === undefined ? op.vjp : op.fast;
  const last = rules.length - 1;
  let wanted = 0;
  for (let k = 0; k < next.length; k++)
    if (next[k] !== null && (!filtered || next[k]!.needed === id)) wanted++;
  // several rules may hand on g itself: then nobody owns it
  const owned = g.owned;
  if (wanted > 1) g.owned = false;
  let handedOn = false;
  for (let k = 0; k < next.length; k++) {
    const to = next[k]!;
    if (to === null || (filtered && to.needed !== id)) continue;
    const gradient = rules[Math.min(k, last)]!(g, node, k);
    if (gradient.storage === g.storage) {
      handedOn = true;
      if (gradient !== g)
        gradient.owned = g.owned && gradient.strides === null && gradient.length === g.length;
    }
    give(to, gradient, create);
  }
  if (owned && !handedOn) recycle(g.storage.data);
}

/** Adds a gradient to what `node` is waiting with. Here, and only here, broadcasting is undone. */
function give(node: Node, gradient: Tensor, create: boolean): void {
  let g = gradient;
  if (!sameShape(g.shape, node.shape)) g = sumTo(g, node.shape, create);
  if (g.dtype !== node.dtype) g = g.to(node.dtype);
  const { pending } = node;
  if (pending === null) node.pending = g;
  else if (create) node.pending = pending.add(g);
  else {
    node.pending = addInto(pending, g);
    if (g.owned) recycle(g.storage.data);
  }
}

function accumulate(leaf: Tensor, g: Tensor, create: boolean): void {
  if (!leaf.tracked) return; // frozen after it was used
  const { gradient } = leaf;
  if (gradient !== null && !create) {
    addToLeaf(gradient, g);
    if (g.owned) recycle(g.storage.data);
    return;
  }
  if (gradient !== null) leaf.gradient = gradient.add(g);
  else if (create) leaf.gradient = g.clone();
  else leaf.gradient = g.owned ? g : wrap(dense(g).slice(), g.shape, g.dtype);
  leaf.gradient.storage.kept = true;
}

function callHooks(node: Node, g: Tensor): Tensor {
  let current = g;
  for (const hook of node.hooks!) {
    current.owned = false;
    const replaced = hook(current);
    if (!(replaced instanceof Tensor)) continue;
    if (!sameShape(replaced.shape, node.shape)) {
      throw new AutogradError(
        'gradient-mismatch',
        (clause) =>
          `${clause}: a hook of ${node.name} returned ${show(replaced.shape)}, expected ${show(node.shape)}.`,
      );
    }
    current = replaced;
  }
  return current;
}
