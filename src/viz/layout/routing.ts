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
  const routes = new Map<string, Route>();
  for (const course of courses) {
    const [source] = course.items;
    const target = course.items.at(-1);
    if (source === undefined || target === undefined) continue;
    const passing: Piece[] = [];
    let at: Point = { along: spanOf(source).end, across: source.across };
    for (const lane of course.items.slice(1, -1)) {
      const { start, end } = spanOf(lane);
      const enter = { along: start, across: lane.across };
      const leave = { along: end, across: lane.across };
      passing.push({ from: at, to: enter }, { from: enter, to: leave });
      at = leave;
    }
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

/** Offsets of the ports on each target, in the order in which the wires arrive. */
function portsOf(courses: readonly Course[]): Map<Course, number> {
  const arriving = new Map<Item, Course[]>();
  for (const course of courses) {
    const target = course.items.at(-1);
    if (target === undefined) continue;
    arriving.set(target, [...(arriving.get(target) ?? []), course]);
  }
  const ports = new Map<Course, number>();
  for (const [target, list] of arriving) {
    const step = Math.min(PORT, target.extent / (list.length + 1));
    const sorted = list.toSorted((a, b) => (a.items.at(-2)?.across ?? 0) - (b.items.at(-2)?.across ?? 0));
    for (const [index, course] of sorted.entries()) ports.set(course, (index - (list.length - 1) / 2) * step);
  }
  return ports;
}

/** Wires between the same two boxes in neighboring layers bow apart; in longer ones their lanes do that already. */
function bowsOf(courses: readonly Course[]): Map<Course, number> {
  const pairs = new Map<string, Course[]>();
  for (const course of courses) {
    if (course.items.length > 2) continue;
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
