/**
 * Which column (or row) each node of a computational graph stands in. Longest path from the inputs, so that every
 * edge points forwards; then whatever nobody else is waiting for moves up to its consumer, which keeps wires short.
 */
import type { Box, Wire } from './items.ts';

/**
 * Layer of every box, from 0. `boxes` must be topological: every box after the ones that feed it.
 * @throws RangeError when a wire points backwards.
 */
export function assignLayers(boxes: readonly Box[], wires: readonly Wire[]): Map<string, number> {
  const sources = new Map<string, Set<string>>();
  const targets = new Map<string, Set<string>>();
  for (const box of boxes) {
    sources.set(box.id, new Set());
    targets.set(box.id, new Set());
  }
  for (const wire of wires) {
    sources.get(wire.to)?.add(wire.from);
    targets.get(wire.from)?.add(wire.to);
  }

  const layerOf = new Map<string, number>();
  for (const { id } of boxes) {
    let layer = 0;
    for (const source of sources.get(id) ?? []) {
      const before = layerOf.get(source);
      if (before === undefined) {
        throw new RangeError(`${source} feeds ${id} but stands after it: list nodes in topological order.`);
      }
      layer = Math.max(layer, before + 1);
    }
    layerOf.set(id, layer);
  }

  // A node whose inputs serve nobody else takes them along when it moves, so moving it only shortens wires.
  const free = new Map<string, boolean>();
  for (const { id } of boxes) {
    const alone = [...(sources.get(id) ?? [])].every(
      (s) => targets.get(s)?.size === 1 && free.get(s) === true,
    );
    free.set(id, alone);
  }
  for (const { id } of boxes.toReversed()) {
    const consumers = [...(targets.get(id) ?? [])];
    if (consumers.length === 0 || free.get(id) !== true) continue;
    layerOf.set(id, Math.min(...consumers.map((c) => layerOf.get(c) ?? 0)) - 1);
  }
  return layerOf;
}
