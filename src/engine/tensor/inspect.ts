/**
 * Looking at a graph without touching it: what is reachable, what is kept and at which version, and the backward walk
 * node by node. For drawings, tests and curious readers; nothing in the engine depends on it.
 */
import type { Hook, Kept, Node } from './node.ts';
import { edgeOf } from './node.ts';
import type { Tensor } from './tensor.ts';

/** What `node` keeps for backward, with the versions saved; empty once it is freed. A write through a view is looked into. */
export function keptBy(node: Node): readonly Kept[] {
  const { inner } = (node.args ?? {}) as { inner?: Node };
  return inner === undefined ? node.kept : [...node.kept, ...inner.kept];
}

/** Every node that backward from `tensors` could reach, each once: what these tensors keep alive. */
export function reachableFrom(tensors: Iterable<Tensor>): Set<Node> {
  const found = new Set<Node>();
  for (const tensor of tensors) {
    const root = edgeOf(tensor);
    if (root !== null) found.add(root);
  }
  // a Set hands out what is added while it is walked
  for (const node of found) for (const next of node.next) if (next !== null) found.add(next);
  return found;
}

/**
 * Runs `run`, calling `visit` with each of `nodes` that a backward inside reaches, and with its whole gradient, right
 * before that node's rules are applied. `visit` may look, not change.
 */
export function watchWalk(
  nodes: Iterable<Node>,
  visit: (node: Node, gradient: Tensor) => void,
  run: () => void,
): void {
  const watched = new Map<Node, readonly Hook[] | null>();
  for (const node of nodes) {
    watched.set(node, node.hooks);
    node.hooks = [...(node.hooks ?? []), (gradient) => visit(node, gradient)];
  }
  try {
    run();
  } finally {
    for (const [node, hooks] of watched) node.hooks = hooks === null ? null : [...hooks];
  }
}
