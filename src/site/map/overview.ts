/**
 * Geometry of the course at a glance: each track is a line, each lesson a dot in its week, each prerequisite an arc.
 * The first track's arcs rise above its line, the second's hang below; the weeks stand between them. Pure numbers in
 * the units of the drawing's viewBox, so that the drawing is in the page before any script.
 */
import type { Stop } from '../../course/course.ts';

export interface Dot {
  readonly stop: Stop;
  readonly x: number;
  readonly y: number;
}
export interface Line {
  readonly track: string;
  /** Where the track's name and its dots' ids stand relative to its line: -1 above, 1 below. */
  readonly side: -1 | 1;
  readonly y: number;
  readonly dots: readonly Dot[];
  readonly arcs: readonly { readonly from: string; readonly to: string; readonly d: string }[];
}
export interface Column {
  readonly month: number;
  readonly week: number;
  readonly x: number;
  readonly width: number;
}
export interface Overview {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
}

const WIDTH = 1088;
/** Room for the arcs, and from a line to the middle where the weeks stand. */
const ARCS = 118;
const MIDDLE = 62;
const EDGE = 8;
/** How much taller a wide arc is than it must be to be seen apart from a narrower one. */
const RISE = 0.42;

/** @param stops every stop of one quarter, tracks in order. Two tracks are drawn; a third would need its own place. */
export function overview(stops: readonly Stop[]): Overview {
  const tracks = [...new Set(stops.map(({ place }) => place.track))].slice(0, 2);
  const cell = (stop: Stop) => cellOf(stop, stops);
  const keys = [...new Set(stops.map(cell))].sort((a, b) => a - b);

  // A week is as wide as its fuller track needs: one unit per stop, at least one.
  const inCell = (track: Stop['place']['track'], key: number) =>
    stops.filter((stop) => stop.place.track === track && cell(stop) === key);
  const units = keys.map((key) => Math.max(1, ...tracks.map((track) => inCell(track, key).length)));
  const unit = (WIDTH - 2 * EDGE) / units.reduce((sum, count) => sum + count, 0);
  let x = EDGE;
  const columns = keys.map((key, i) => {
    const column = { month: Math.floor(key / 10), week: key % 10, x, width: (units[i] ?? 1) * unit };
    x += column.width;
    return column;
  });

  const lines = tracks.map((track, t): Line => {
    const side = t === 0 ? -1 : 1;
    const y = ARCS + (t === 0 ? 0 : 2 * MIDDLE);
    const dots = columns.flatMap((column) => {
      const here = inCell(track, column.month * 10 + column.week);
      return here.map((stop, i) => ({ stop, x: column.x + (column.width * (i + 0.5)) / here.length, y }));
    });
    const at = new Map(dots.map((dot) => [dot.stop.id, dot]));
    const arcs = dots.flatMap((to) =>
      to.stop.before.flatMap((id) => {
        const from = at.get(id);
        return from ? [{ from: id, to: to.stop.id, d: arc(from, to, side) }] : [];
      }),
    );
    return { track: track.title, side, y, dots, arcs };
  });
  return { width: WIDTH, height: 2 * (ARCS + MIDDLE), columns, lines };
}

/** Month and week as one sortable number, `11` to `34`; a checkpoint stands in the last week of its quarter. */
function cellOf({ place }: Stop, stops: readonly Stop[]): number {
  const { quarter, month, week } = place;
  if (month && week) return (quarter.months.indexOf(month) + 1) * 10 + month.weeks.indexOf(week) + 1;
  return Math.max(
    ...stops
      .filter((stop) => stop.place.quarter === quarter && stop.place.week)
      .map((stop) => cellOf(stop, stops)),
  );
}

/** Half an ellipse from dot to dot on the outer side of the line. */
function arc(from: Dot, to: Dot, side: -1 | 1): string {
  const rx = (to.x - from.x) / 2;
  const ry = Math.min(ARCS - 10, 8 + RISE * rx);
  const round = (value: number) => Math.round(value * 10) / 10;
  return `M${round(from.x)} ${from.y}A${round(rx)} ${round(ry)} 0 0 ${side === -1 ? 1 : 0} ${round(to.x)} ${to.y}`;
}
