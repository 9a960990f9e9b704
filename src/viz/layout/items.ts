/**
 * What the layout moves about: one item per box, plus one thin item in every layer that a long edge passes, so
 * that edges keep lanes of their own and never run through a box.
 */

export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Wire {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Room for the words beside the wire, in the same units as boxes. */
  readonly label?: { readonly width: number; readonly height: number };
  /** Free room in front of the target, for the sign that stands where wires arrive. */
  readonly entry?: number;
}

export interface Item {
  readonly layer: number;
  /** Absent for an item that only holds a lane open. */
  readonly box: Box | undefined;
  /** Extent across the layer: height in a drawing that runs right, width in one that runs down. */
  readonly extent: number;
  readonly before: Link[];
  readonly after: Link[];
  /** Place among the items of its layer, from 0. */
  order: number;
  /** Coordinate of the center across the layer. */
  across: number;
}

/** A piece of a wire between neighboring layers. */
export interface Link {
  readonly from: Item;
  readonly to: Item;
}

/** Where a wire runs: from its source, through lanes that other wires may share, to its target. */
export interface Course {
  readonly wire: Wire;
  readonly source: Item;
  /** The item before the target: the last lane, or the source where there is none. */
  readonly last: Item;
  readonly target: Item;
}

export interface Layers {
  readonly layers: readonly Item[][];
  readonly courses: readonly Course[];
}

const LANE = 10;

/**
 * Boxes and lanes, layer by layer. Wires that leave the same box share one lane per layer and branch where they
 * must; two wires between the same pair of boxes get lanes of their own, so that both stay visible.
 */
export function makeItems(
  boxes: readonly Box[],
  wires: readonly Wire[],
  layerOf: ReadonlyMap<string, number>,
  extentOf: (box: Box) => number,
): Layers {
  const depth = Math.max(0, ...layerOf.values()) + 1;
  const layers: Item[][] = Array.from({ length: depth }, () => []);
  const items = new Map<string, Item>();
  const links = new Map<Item, Map<Item, Link>>();

  const add = (key: string, layer: number, box: Box | undefined): Item => {
    const extent = box === undefined ? LANE : extentOf(box);
    const item: Item = { layer, box, extent, before: [], after: [], order: 0, across: 0 };
    items.set(key, item);
    layers[layer]?.push(item);
    return item;
  };
  const join = (from: Item, to: Item): void => {
    const known = links.get(from) ?? new Map<Item, Link>();
    links.set(from, known);
    if (known.has(to)) return;
    const link = { from, to };
    known.set(to, link);
    from.after.push(link);
    to.before.push(link);
  };

  for (const box of boxes) add(`box ${box.id}`, layerOf.get(box.id) ?? 0, box);

  const twins = new Map<string, number>();
  const courses = wires.map((wire): Course => {
    const pair = `${wire.from} ${wire.to}`;
    const twin = twins.get(pair) ?? 0;
    twins.set(pair, twin + 1);
    const source = items.get(`box ${wire.from}`);
    const target = items.get(`box ${wire.to}`);
    if (source === undefined || target === undefined) {
      throw new RangeError(`The edge ${wire.id} names a node that is not in the graph.`);
    }
    let last = source;
    for (let layer = source.layer + 1; layer < target.layer; layer += 1) {
      const key = `lane ${wire.from} ${twin} ${layer}`;
      const lane = items.get(key) ?? add(key, layer, undefined);
      join(last, lane);
      last = lane;
    }
    join(last, target);
    return { wire, source, last, target };
  });
  return { layers, courses };
}
