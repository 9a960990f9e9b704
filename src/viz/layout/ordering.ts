/**
 * The order of items within each layer, chosen so that few wires cross: barycenter sweeps and swaps of neighbors
 * (Sugiyama, Tagawa, Toda 1981), starting from the order in which the formula itself names its operands.
 */
import type { Item, Layers } from './items.ts';

const SWEEPS = 12;
/** Work is bounded: large drawings get two attempts, small ones many. */
const ITEMS_IN_ALL = 1500;
const MOST_ATTEMPTS = 24;

/** Orders the layers in place and returns how many pairs of wires cross. */
export function orderLayers({ layers }: Layers): number {
  orderByFormula(layers);
  const start = snapshot(layers);
  let best = start;
  let fewest = countCrossings(layers);
  const size = layers.reduce((sum, layer) => sum + layer.length, 0);
  const attempts = Math.min(MOST_ATTEMPTS, Math.max(2, Math.floor(ITEMS_IN_ALL / size)));
  for (let attempt = 0; attempt < attempts && fewest > 0; attempt += 1) {
    restore(layers, attempt < 2 ? start : shuffled(start, attempt));
    for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
      const down = sweep % 2 === 0;
      // Items with equal wishes keep their order in one attempt and change it in the next: either may be the way out.
      for (const layer of down ? layers : layers.toReversed())
        sortByNeighbors(layer, down, attempt % 2 === 0);
      const better = swapNeighbors(layers);
      const crossings = countCrossings(layers);
      if (crossings < fewest) {
        fewest = crossings;
        best = snapshot(layers);
      } else if (!better && sweep > 3) break;
    }
  }
  restore(layers, best);
  return fewest;
}

/** Another start, the same for the same number: multiplicative generator modulo a prime (Park and Miller 1988). */
function shuffled(layers: readonly Item[][], seed: number): Item[][] {
  let state = seed;
  return layers.map((layer) =>
    layer
      .map((item) => {
        state = (state * 48271) % 2147483647;
        return { item, key: state };
      })
      .toSorted((a, b) => a.key - b.key)
      .map(({ item }) => item),
  );
}

/** Depth first from the outputs, operands in order: a formula that is a tree comes out without crossings. */
function orderByFormula(layers: readonly Item[][]): void {
  const found = new Set<Item>();
  const inOrder: Item[][] = layers.map(() => []);
  const outputs = layers.toReversed().flatMap((layer) => layer.filter((item) => item.after.length === 0));
  const waiting = outputs.toReversed();
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (found.has(item)) continue;
    found.add(item);
    inOrder[item.layer]?.push(item);
    for (const link of item.before.toReversed()) waiting.push(link.from);
  }
  restore(layers, inOrder);
}

/** Each item to the mean place of its neighbors in the layer before (or after); without neighbors it stays. */
function sortByNeighbors(layer: Item[], down: boolean, keepTies: boolean): void {
  const wish = new Map<Item, number>();
  for (const item of layer) {
    const neighbors = down ? item.before.map((l) => l.from) : item.after.map((l) => l.to);
    const sum = neighbors.reduce((total, n) => total + n.order, 0);
    wish.set(item, neighbors.length === 0 ? item.order : sum / neighbors.length);
  }
  arrange(
    layer,
    layer.toSorted(
      (a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0) || (keepTies ? a.order - b.order : b.order - a.order),
    ),
  );
}

/** Swaps neighbors while that removes crossings; tells whether it ever did. */
function swapNeighbors(layers: readonly Item[][]): boolean {
  let any = false;
  for (let round = 0, better = true; better && round < 8; round += 1) {
    better = false;
    for (const layer of layers) {
      for (let index = 0; index + 1 < layer.length; index += 1) {
        const first = layer[index];
        const second = layer[index + 1];
        if (first === undefined || second === undefined) continue;
        if (crossingsBetween(second, first) >= crossingsBetween(first, second)) continue;
        layer[index] = second;
        layer[index + 1] = first;
        second.order = index;
        first.order = index + 1;
        better = true;
        any = true;
      }
    }
  }
  return any;
}

/** Crossings among the wires of two neighbors when `left` stands before `right`. */
function crossingsBetween(left: Item, right: Item): number {
  let crossings = 0;
  for (const a of left.before) for (const b of right.before) if (a.from.order > b.from.order) crossings += 1;
  for (const a of left.after) for (const b of right.after) if (a.to.order > b.to.order) crossings += 1;
  return crossings;
}

/**
 * Pairs of wires that cross, over all gaps between layers. Inversions counted with a binary indexed tree
 * (Barth, Jünger, Mutzel 2002): O(E log V).
 */
export function countCrossings(layers: readonly Item[][]): number {
  let crossings = 0;
  for (const [index, layer] of layers.entries()) {
    const width = layers[index + 1]?.length ?? 0;
    const seen = new Int32Array(width + 1);
    let total = 0;
    for (const item of layer) {
      const ends = item.after.map((link) => link.to.order);
      for (const end of ends) {
        let before = 0;
        for (let i = end + 1; i > 0; i -= i & -i) before += seen[i] ?? 0;
        crossings += total - before;
      }
      for (const end of ends) {
        total += 1;
        for (let i = end + 1; i <= width; i += i & -i) seen[i] = (seen[i] ?? 0) + 1;
      }
    }
  }
  return crossings;
}

function arrange(layer: Item[], order: readonly Item[]): void {
  const items = [...order];
  layer.length = 0;
  for (const [index, item] of items.entries()) {
    item.order = index;
    layer.push(item);
  }
}

function restore(layers: readonly Item[][], orders: readonly Item[][]): void {
  for (const [index, layer] of layers.entries()) arrange(layer, orders[index] ?? layer);
}

function snapshot(layers: readonly Item[][]): Item[][] {
  return layers.map((layer) => [...layer]);
}
