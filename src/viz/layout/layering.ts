/**
 * Which column (or row) each node of a computational graph stands in: every edge points forwards, and wires pass
 * few layers. All wires that leave a box share one lane, so ten uses of it cost no more than its last one.
 */
import type { Box, Wire } from './items.ts';

interface Place {
  readonly id: string;
  /** The boxes that feed it and those that it feeds, each once. */
  readonly sources: Place[];
  readonly targets: Place[];
  layer: number;
}

/**
 * Layer of every box, from 0. `boxes` must be topological: every box after the ones that feed it.
 * @throws RangeError when a wire points backwards.
 */
export function assignLayers(boxes: readonly Box[], wires: readonly Wire[]): Map<string, number> {
  const places = placesOf(boxes, wires);
  placeEarly(places);
  const early = places.map(({ layer }) => layer);
  const lanes = lanesOf(places);
  placeLate(places);
  // Early is how a formula is read; where late is no shorter, it stays.
  const late = lanesOf(places) < lanes;
  return new Map(places.map(({ id, layer }, index) => [id, late ? layer : (early[index] ?? 0)]));
}

function placesOf(boxes: readonly Box[], wires: readonly Wire[]): Place[] {
  const places = new Map(boxes.map(({ id }): [string, Place] => [id, place(id)]));
  const rank = new Map(boxes.map(({ id }, index) => [id, index]));
  const joined = new Set<string>();
  for (const { from, to } of wires) {
    const [source, target] = [places.get(from), places.get(to)];
    if (source === undefined || target === undefined || joined.has(`${from} ${to}`)) continue;
    joined.add(`${from} ${to}`);
    if ((rank.get(from) ?? 0) >= (rank.get(to) ?? 0)) {
      throw new RangeError(`${from} feeds ${to} but stands after it: list nodes in topological order.`);
    }
    source.targets.push(target);
    target.sources.push(source);
  }
  return [...places.values()];
}

function place(id: string): Place {
  return { id, sources: [], targets: [], layer: 0 };
}

/** Longest path from the inputs; then whatever nobody else is waiting for moves up to its consumer. */
function placeEarly(places: readonly Place[]): void {
  // A node whose inputs serve nobody else takes them along when it moves, so moving it only shortens wires.
  const free = new Set<Place>();
  for (const place of places) {
    place.layer = earliest(place);
    if (place.sources.every((source) => source.targets.length === 1 && free.has(source))) free.add(place);
  }
  for (const place of places.toReversed()) {
    if (place.targets.length > 0 && free.has(place)) place.layer = latest(place);
  }
}

/**
 * Every box right before the first that it feeds, so that each term of a long sum begins where it is added. A box
 * that two others reach further for than for anybody else then moves back to where only one of them does: its own
 * lane replaces both.
 */
function placeLate(places: readonly Place[]): void {
  for (const place of places.toReversed()) if (place.targets.length > 0) place.layer = latest(place);
  for (const place of places) {
    if (place.targets.length === 0 || place.sources.length < 2) continue;
    const [, second = 0] = place.sources.map((source) => lastUse(source, place)).toSorted((a, b) => a - b);
    place.layer = Math.max(earliest(place), Math.min(second, place.layer));
  }
}

/** Layers that lanes pass between boxes, in all. */
function lanesOf(places: readonly Place[]): number {
  return places.reduce((sum, place) => sum + Math.max(0, lastUse(place) - place.layer - 1), 0);
}

function earliest({ sources }: Place): number {
  return sources.reduce((layer, source) => Math.max(layer, source.layer + 1), 0);
}

function latest({ targets }: Place): number {
  return targets.reduce((layer, target) => Math.min(layer, target.layer - 1), Number.POSITIVE_INFINITY);
}

/** The last layer in which anybody but `except` uses the box; 0 where nobody does. */
function lastUse({ targets }: Place, except?: Place): number {
  return targets.reduce((layer, target) => (target === except ? layer : Math.max(layer, target.layer)), 0);
}
