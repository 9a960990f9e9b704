/**
 * Where each item stands across its layer: as close as the order allows to the mean of its neighbors. One layer at
 * a time this is least squares under minimum distances, solved exactly by pooling adjacent violators
 * (Ayer et al. 1955); sweeping to and fro carries it through the whole drawing.
 */
import type { Item, Layers } from './items.ts';

const SWEEPS = 24;
const LANE_GAP = 12;

/** Sets `across` of every item so that boxes of one layer are at least `gap` apart; the smallest edge is at 0. */
export function placeAcross({ layers }: Layers, gap: number): void {
  for (const layer of layers) place(layer, gap, (item) => ({ wish: item.order * gap, weight: 1 }));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const layer of sweep % 2 === 0 ? layers : layers.toReversed()) place(layer, gap, wishOf);
  }
  let edge = Number.POSITIVE_INFINITY;
  for (const item of layers.flat()) edge = Math.min(edge, item.across - item.extent / 2);
  for (const item of layers.flat()) item.across -= edge;
}

interface Wish {
  readonly wish: number;
  readonly weight: number;
}

/** The mean of the neighbors. Lanes pull hardest on each other, so that long wires run straight. */
function wishOf(item: Item): Wish {
  let weight = 0;
  let sum = 0;
  const follow = (neighbor: Item): void => {
    const lanes = (item.box === undefined ? 1 : 0) + (neighbor.box === undefined ? 1 : 0);
    const pull = lanes === 2 ? 8 : lanes === 1 ? 1.5 : 1;
    weight += pull;
    sum += pull * neighbor.across;
  };
  for (const { from } of item.before) follow(from);
  for (const { to } of item.after) follow(to);
  return weight === 0 ? { wish: item.across, weight: 1 } : { wish: sum / weight, weight };
}

interface Block {
  offset: number;
  weight: number;
  readonly items: Item[];
}

/** min Σ wᵢ(aᵢ − wishᵢ)² with aᵢ₊₁ − aᵢ ≥ distance: blocks that would overlap merge and share their mean offset. */
function place(layer: readonly Item[], gap: number, wishFor: (item: Item) => Wish): void {
  const start = new Map<Item, number>();
  const blocks: Block[] = [];
  let reach = 0;
  let previous: Item | undefined;
  for (const item of layer) {
    if (previous !== undefined)
      reach += (previous.extent + item.extent) / 2 + gapBetween(previous, item, gap);
    previous = item;
    start.set(item, reach);
    const { wish, weight } = wishFor(item);
    let block: Block = { offset: wish - reach, weight, items: [item] };
    for (let last = blocks.at(-1); last !== undefined && last.offset > block.offset; last = blocks.at(-1)) {
      blocks.pop();
      const total = last.weight + block.weight;
      const offset = (last.offset * last.weight + block.offset * block.weight) / total;
      last.items.push(...block.items);
      block = { offset, weight: total, items: last.items };
    }
    blocks.push(block);
  }
  for (const block of blocks) {
    for (const item of block.items) item.across = block.offset + (start.get(item) ?? 0);
  }
}

function gapBetween(a: Item, b: Item, gap: number): number {
  return a.box === undefined || b.box === undefined ? LANE_GAP : gap;
}
