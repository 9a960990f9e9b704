/**
 * Where the words on a wire stand: in the gap before the operation they belong to, sliding along the wire until
 * they cover no other label and as little as possible of other wires.
 */
import { type Piece, type Point, pointOn } from './routing.ts';

/** A rectangle by its center, along and across the direction of the computation. */
interface Area {
  readonly center: Point;
  readonly along: number;
  readonly across: number;
}

export interface LabelRequest {
  readonly id: string;
  /** The pieces of the wire that lie in the gap. */
  readonly pieces: readonly Piece[];
  readonly along: number;
  readonly across: number;
  /** Room to leave free before the target. */
  readonly entry: number;
}

const STOPS = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2];
const SAMPLES = 12;
const CLEAR = 4;

/**
 * Centers by id for the wires that end in one gap; `passing` are pieces of wires that only pass through it. Served in
 * order; the same input gives the same places.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  passing: readonly Piece[],
): Map<string, Point> {
  const traces = tracesOf(requests, passing);
  const placed: Area[] = [];
  const places = new Map<string, Point>();
  for (const [index, request] of requests.entries()) {
    let best: Area | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [rank, stop] of STOPS.entries()) {
      // Nothing further from the middle can be cheaper than its rank alone.
      if (least <= rank) break;
      const center = pointAlong(request.pieces, stop);
      const area: Area = { center, along: request.along, across: request.across };
      const covered = placed.reduce((sum, other) => sum + overlap(area, other), 0);
      const cost = covered + outside(area, request) * 60 + hiddenBy(area, traces, index) * 40 + rank;
      if (cost < least) {
        least = cost;
        best = area;
      }
    }
    if (best === undefined) continue;
    placed.push(best);
    places.set(request.id, best.center);
  }
  return places;
}

/** A point of a wire, and the request whose wire it is; -1 for one that only passes. */
interface Trace {
  readonly point: Point;
  readonly owner: number;
}

/** All points that a label may hide, sorted across. */
function tracesOf(requests: readonly LabelRequest[], passing: readonly Piece[]): Trace[] {
  const trace = (pieces: readonly Piece[], owner: number): Trace[] =>
    pieces.flatMap(sample).map((point) => ({ point, owner }));
  return [...requests.flatMap(({ pieces }, index) => trace(pieces, index)), ...trace(passing, -1)].sort(
    (a, b) => a.point.across - b.point.across,
  );
}

/** How many points of other wires than its own a label would hide. */
function hiddenBy(area: Area, traces: readonly Trace[], owner: number): number {
  const end = area.center.across + area.across / 2;
  let count = 0;
  for (
    let index = firstFrom(traces, area.center.across - area.across / 2);
    index < traces.length;
    index += 1
  ) {
    const trace = traces[index];
    if (trace === undefined || trace.point.across >= end) break;
    if (trace.owner !== owner && contains(area, trace.point)) count += 1;
  }
  return count;
}

/** Index of the first trace at or beyond `across`, by bisection. */
function firstFrom(traces: readonly Trace[], across: number): number {
  let [low, high] = [0, traces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((traces[middle]?.point.across ?? 0) < across) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pointAlong(pieces: readonly Piece[], stop: number): Point {
  const at = stop * pieces.length;
  const index = Math.min(Math.floor(at), pieces.length - 1);
  const piece = pieces[index];
  if (piece === undefined) throw new RangeError('A wire has at least one piece.');
  return pointOn(piece, at - index);
}

/** How far a label sticks out of the free part of its gap. */
function outside(area: Area, { pieces, entry }: LabelRequest): number {
  const start = (pieces[0]?.from.along ?? 0) + CLEAR;
  const end = (pieces.at(-1)?.to.along ?? 0) - entry - CLEAR;
  const before = start - (area.center.along - area.along / 2);
  const after = area.center.along + area.along / 2 - end;
  return Math.max(0, before) + Math.max(0, after);
}

function sample(piece: Piece): Point[] {
  return Array.from({ length: SAMPLES + 1 }, (_, index) => pointOn(piece, index / SAMPLES));
}

function overlap(a: Area, b: Area): number {
  const along = (a.along + b.along) / 2 + CLEAR - Math.abs(a.center.along - b.center.along);
  const across = (a.across + b.across) / 2 + CLEAR - Math.abs(a.center.across - b.center.across);
  return along > 0 && across > 0 ? along * across : 0;
}

function contains(area: Area, point: Point): boolean {
  return (
    Math.abs(point.along - area.center.along) < area.along / 2 &&
    Math.abs(point.across - area.center.across) < area.across / 2
  );
}
