/**
 * A layered drawing of a computational graph, as numbers and path strings. Ours, because y in (x + y)·y feeds two
 * nodes (no tree layout can draw it) and because a general library weighs more than the rest of the figure.
 * Layers, then order, then coordinates, then curves: each step is one file in `layout/`.
 */
import { placeAcross } from './layout/coordinates.ts';
import { type Box, type Item, type Layers, makeItems, type Wire } from './layout/items.ts';
import { type LabelRequest, placeLabels } from './layout/labels.ts';
import { assignLayers } from './layout/layering.ts';
import { orderLayers } from './layout/ordering.ts';
import { isLevel, type Piece, type Point, type Route, routeWires, type Span } from './layout/routing.ts';

export type { Box, Wire } from './layout/items.ts';

export interface LayoutOptions {
  /** Which way the computation runs: `right` for a wide column, `down` for a narrow one. */
  readonly direction: 'right' | 'down';
  /** Least distance between neighboring boxes of a layer. */
  readonly boxGap: number;
  /** Least distance between layers; grows where labels need more. */
  readonly layerGap: number;
  /** Free border around everything. */
  readonly margin: number;
}

export interface PlacedBox extends Box {
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
  readonly layer: number;
}

export interface PlacedWire extends Wire {
  /** An SVG path from source to target. */
  readonly path: string;
  /** Center of the label. */
  readonly labelX: number;
  readonly labelY: number;
  /** How wide words may be that stand there, without coming upon a box; 0 where none are to. */
  readonly labelRoom: number;
}

/** Free on both sides of a label together, at least. */
const SPARE = 12;

export interface Drawing {
  readonly direction: 'right' | 'down';
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly wires: readonly PlacedWire[];
  /** Pairs of wires that cross. */
  readonly crossings: number;
}

/**
 * Places every box and routes every wire. Deterministic and linear enough for 300 boxes; all lengths share one unit.
 * @param boxes in topological order.
 * @throws RangeError when a wire points backwards or to a box that is not there.
 */
export function layoutGraph(boxes: readonly Box[], wires: readonly Wire[], options: LayoutOptions): Drawing {
  const right = options.direction === 'right';
  const alongOf = (size: { width: number; height: number }) => (right ? size.width : size.height);
  const acrossOf = (size: { width: number; height: number }) => (right ? size.height : size.width);

  const items = makeItems(boxes, wires, assignLayers(boxes, wires), acrossOf);
  const crossings = orderLayers(items);
  placeAcross(items, options.boxGap);

  const spans = spansOf(items.layers, wires, options, alongOf);
  const spanOf = (item: Item): Span => {
    const span = spans[item.layer] ?? { start: 0, end: 0 };
    if (item.box === undefined) return span;
    // Running right, boxes end together, next to what they feed; running down, they hang from one line.
    const size = alongOf(item.box);
    return right ? { start: span.end - size, end: span.end } : { start: span.start, end: span.start + size };
  };
  const routes = routeWires(items.courses, spanOf);

  const labels = labelPlaces(items, routes, spanOf, (size) => ({
    along: alongOf(size),
    across: acrossOf(size),
  }));

  // Labels and bowed wires may stand out beyond the boxes on either side.
  const edges = items.layers
    .flat()
    .flatMap((item) => [item.across - item.extent / 2, item.across + item.extent / 2]);
  for (const wire of wires) {
    const center = labels.get(wire.id)?.across;
    if (wire.label === undefined || center === undefined) continue;
    edges.push(center - acrossOf(wire.label) / 2, center + acrossOf(wire.label) / 2);
  }
  const first = edges.reduce((least, edge) => Math.min(least, edge), 0);
  const last = edges.reduce((most, edge) => Math.max(most, edge), 0);

  const point = (at: Point) => {
    const across = at.across - first;
    const [x, y] = right ? [at.along, across] : [across, at.along];
    return { x: round(x + options.margin), y: round(y + options.margin) };
  };
  const placed = new Map<string, PlacedBox>();
  for (const item of items.layers.flat()) {
    if (item.box === undefined) continue;
    const corner = point({ along: spanOf(item).start, across: item.across - item.extent / 2 });
    placed.set(item.box.id, { ...item.box, ...corner, layer: item.layer });
  }
  const corner = point({ along: spans.at(-1)?.end ?? 0, across: last });
  return {
    direction: options.direction,
    width: corner.x + options.margin,
    height: corner.y + options.margin,
    boxes: boxes.flatMap((box) => placed.get(box.id) ?? []),
    wires: wires.map((wire) => {
      const center = labels.get(wire.id) ?? { along: 0, across: 0 };
      const label = point(center);
      const route = routes.get(wire.id);
      const labelRoom = round(roomFor(wire, center, right ? route?.arriving : undefined));
      return { ...wire, path: pathOf(route, point), labelX: label.x, labelY: label.y, labelRoom };
    }),
    crossings,
  };
}

/** What the layout leaves free around a label, or more where its gap is wider than the label: that of `pieces`. */
function roomFor({ label, entry = 0 }: Wire, center: Point, pieces: readonly Piece[] | undefined): number {
  if (label === undefined) return 0;
  const start = pieces?.[0]?.from.along ?? center.along;
  const end = pieces?.at(-1)?.to.along ?? center.along;
  const gap = 2 * Math.min(center.along - start, end - entry - center.along);
  return Math.max(label.width + SPARE, gap - SPARE);
}

/** Labels are placed gap by gap: those of one gap know of each other, and of the wires that only pass. */
function labelPlaces(
  { layers, courses }: Layers,
  routes: ReadonlyMap<string, Route>,
  spanOf: (item: Item) => Span,
  turn: (size: { width: number; height: number }) => { along: number; across: number },
): Map<string, Point> {
  const passing = layers.map((layer) =>
    layer.flatMap((item) => {
      const source = item.before[0]?.from;
      if (item.box !== undefined || source === undefined) return [];
      const from = { along: spanOf(source).end, across: source.across };
      return [{ from, to: { along: spanOf(item).start, across: item.across } }];
    }),
  );
  const requests: LabelRequest[][] = layers.map(() => []);
  for (const { wire, target } of courses) {
    const pieces = routes.get(wire.id)?.arriving ?? [];
    const size = turn(wire.label ?? { width: 0, height: 0 });
    requests[target.layer]?.push({ id: wire.id, pieces, entry: wire.entry ?? 0, ...size });
  }
  return new Map(requests.flatMap((gap, layer) => [...placeLabels(gap, passing[layer] ?? [])]));
}

/** Where each layer begins and ends along the computation; gaps hold the largest label that stands in them. */
function spansOf(
  layers: readonly Item[][],
  wires: readonly Wire[],
  options: LayoutOptions,
  alongOf: (size: { width: number; height: number }) => number,
): Span[] {
  const layerOf = new Map<string, number>();
  for (const item of layers.flat()) if (item.box !== undefined) layerOf.set(item.box.id, item.layer);
  const room = new Map<number, number>();
  for (const wire of wires) {
    if (wire.label === undefined) continue;
    const target = layerOf.get(wire.to) ?? 0;
    room.set(target, Math.max(room.get(target) ?? 0, alongOf(wire.label) + (wire.entry ?? 0) + 14));
  }
  let at = 0;
  return layers.map((layer, index) => {
    const start = index === 0 ? 0 : at + Math.max(options.layerGap, room.get(index) ?? 0);
    at = start + Math.max(0, ...layer.map((item) => (item.box === undefined ? 0 : alongOf(item.box))));
    return { start, end: at };
  });
}

/** An SVG path; pieces that only continue a straight line are joined to it. */
function pathOf(route: Route | undefined, point: (at: Point) => { x: number; y: number }): string {
  if (route === undefined) return '';
  const text = (at: Point): string => {
    const { x, y } = point(at);
    return `${x} ${y}`;
  };
  const pieces = [...route.passing, ...route.arriving];
  let path = '';
  for (const [index, piece] of pieces.entries()) {
    const { from, to } = piece;
    const next = pieces[index + 1];
    if (index === 0) path = `M${text(from)}`;
    if (isLevel(piece)) {
      if (next === undefined || !isLevel(next)) path += `L${text(to)}`;
      continue;
    }
    const along = (from.along + to.along) / 2;
    path += `C${text({ along, across: from.across })} ${text({ along, across: to.across })} ${text(to)}`;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
