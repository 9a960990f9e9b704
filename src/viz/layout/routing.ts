/**
 * Wires as curves. Coordinates are (along, across): along the direction of the computation, across it. A wire
 * leaves the middle of its source, runs straight through its lanes and ends at a port of its own on the target.
 */
import type { Course, Item } from './items.ts';

export interface Point {
  readonly along: number;
  readonly across: number;
}

/** A cubic Bézier piece; a straight one where both ends are at the same height. */
export interface Piece {
  readonly from: Point;
  readonly to: Point;
}

export interface Route {
  /** Everything up to the last lane. */
  readonly passing: readonly Piece[];
  /** What lies in the gap before the target. */
  readonly arriving: readonly Piece[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

const PORT = 20;
const BOW = 34;

/**
 * The route of every wire, by wire id; neighboring pieces meet with equal tangents, so the whole is smooth. `spanOf`
 * gives where an item begins and ends along the computation.
 */
export function routeWires(courses: readonly Course[], spanOf: (item: Item) => Span): Map<string, Route> {
  const ports = portsOf(courses);
  const bows = bowsOf(courses);
  const ways = new Map<Item, readonly Piece[]>();
  const routes = new Map<string, Route>();
  for (const course of courses) {
    const { last, target } = course;
    const passing = wayTo(last, ways, spanOf);
    const at: Point = { along: spanOf(last).end, across: last.across };
    const port = { along: spanOf(target).start, across: target.across + (ports.get(course) ?? 0) };
    const bow = bows.get(course) ?? 0;
    const middle = { along: (at.along + port.along) / 2, across: (at.across + port.across) / 2 + bow };
    const bowed = [
      { from: at, to: middle },
      { from: middle, to: port },
    ];
    routes.set(course.wire.id, { passing, arriving: bow === 0 ? [{ from: at, to: port }] : bowed });
  }
  return routes;
}

/** From the source to the end of a lane. Wires that share lanes share this, and a straight run of them is one piece. */
function wayTo(
  last: Item,
  ways: Map<Item, readonly Piece[]>,
  spanOf: (item: Item) => Span,
): readonly Piece[] {
  const lanes: Item[] = [];
  let item: Item | undefined = last;
  while (item !== undefined && item.box === undefined && !ways.has(item)) {
    lanes.push(item);
    item = item.before[0]?.from;
  }
  if (item === undefined) return [];
  let way = ways.get(item) ?? [];
  let at = { along: spanOf(item).end, across: item.across };
  for (const lane of lanes.toReversed()) {
    const { start, end } = spanOf(lane);
    const enter = { along: start, across: lane.across };
    const leave = { along: end, across: lane.across };
    way = joined(joined(way, { from: at, to: enter }), { from: enter, to: leave });
    ways.set(lane, way);
    at = leave;
  }
  return way;
}

function joined(way: readonly Piece[], piece: Piece): Piece[] {
  const before = way.at(-1);
  if (before === undefined || !isLevel(before) || !isLevel(piece)) return [...way, piece];
  return [...way.slice(0, -1), { from: before.from, to: piece.to }];
}

/** A straight line: both ends stand at the same height. */
export function isLevel({ from, to }: Piece): boolean {
  return Math.abs(from.across - to.across) < 0.05;
}

/** Offsets of the ports on each target, in the order in which the wires arrive. */
function portsOf(courses: readonly Course[]): Map<Course, number> {
  const arriving = new Map<Item, Course[]>();
  for (const course of courses) {
    arriving.set(course.target, [...(arriving.get(course.target) ?? []), course]);
  }
  const ports = new Map<Course, number>();
  for (const [target, list] of arriving) {
    const step = Math.min(PORT, target.extent / (list.length + 1));
    const sorted = list.toSorted((a, b) => a.last.across - b.last.across);
    for (const [index, course] of sorted.entries()) ports.set(course, (index - (list.length - 1) / 2) * step);
  }
  return ports;
}

/** Wires between the same two boxes in neighboring layers bow apart; in longer ones their lanes do that already. */
function bowsOf(courses: readonly Course[]): Map<Course, number> {
  const pairs = new Map<string, Course[]>();
  for (const course of courses) {
    if (course.last !== course.source) continue;
    const key = `${course.wire.from} ${course.wire.to}`;
    pairs.set(key, [...(pairs.get(key) ?? []), course]);
  }
  const bows = new Map<Course, number>();
  for (const twins of pairs.values()) {
    if (twins.length < 2) continue;
    for (const [index, course] of twins.entries())
      bows.set(course, (index - (twins.length - 1) / 2) * 2 * BOW);
  }
  return bows;
}

/** The point at parameter t of a piece: control points lie half way along, each at the height of its own end. */
export function pointOn({ from, to }: Piece, t: number): Point {
  const middle = (from.along + to.along) / 2;
  const a = (1 - t) ** 3;
  const b = 3 * (1 - t) ** 2 * t;
  const c = 3 * (1 - t) * t ** 2;
  const d = t ** 3;
  return {
    along: a * from.along + (b + c) * middle + d * to.along,
    across: (a + b) * from.across + (c + d) * to.across,
  };
}
