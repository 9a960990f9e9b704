/** Two sets of gradients, number by number: how far apart each parameter's are, and where they part first. */
import { type Matrix, PARAMETERS } from './network.ts';

/** Two gradients agree when no entry differs by more than this, relative to the larger of the two. */
export const LIMIT = 1e-9;
/** Where both entries are at most this large, they count as zero. */
const ZERO = 1e-12;

export interface Compared {
  readonly name: (typeof PARAMETERS)[number];
  /** Rows and columns of the reference. */
  readonly shape: readonly [rows: number, columns: number];
  /** `shape`: ours has another one, and entries were not compared. */
  readonly verdict: 'agrees' | 'differs' | 'shape';
  /** The largest relative difference; infinite where an entry is no finite number, or the shapes differ. */
  readonly worst: number;
  /** The Frobenius norms. */
  readonly norms: { readonly ours: number; readonly theirs: number };
  /** The first entry in reading order that differs, or the first of all where none does. 0-based. */
  readonly at: readonly [row: number, column: number];
}

/** |a − b| / max(|a|, |b|), and 0 where both are at most 1e-12. Anything that is not finite is infinitely far away. */
export function relativeDifference(a: number, b: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Number.POSITIVE_INFINITY;
  const size = Math.max(Math.abs(a), Math.abs(b));
  return size <= ZERO ? 0 : Math.abs(a - b) / size;
}

export const shapeOf = (a: Matrix): readonly [number, number] => [a.length, a[0]?.length ?? 0];

/** True when `a` has exactly the rows and columns of `b`. */
export const sameShape = (a: Matrix, b: Matrix): boolean =>
  a.length === b.length && a.every((row, i) => row.length === b[i]?.length);

const norm = (a: Matrix): number => Math.hypot(...a.flat());

/** One row for each of `PARAMETERS`. */
export function compare(ours: readonly Matrix[], theirs: readonly Matrix[]): Compared[] {
  return PARAMETERS.map((name, k) => {
    const [a = [], b = []] = [ours[k], theirs[k]];
    const about = { name, shape: shapeOf(b), norms: { ours: norm(a), theirs: norm(b) } };
    if (!sameShape(a, b))
      return { ...about, verdict: 'shape', worst: Number.POSITIVE_INFINITY, at: [0, 0] as const };
    let worst = 0;
    let at: readonly [number, number] | undefined;
    for (const [i, row] of b.entries())
      for (const [j, theirEntry] of row.entries()) {
        const difference = relativeDifference(a[i]?.[j] ?? Number.NaN, theirEntry);
        if (difference > LIMIT) at ??= [i, j];
        worst = Math.max(worst, difference);
      }
    return { ...about, verdict: at ? 'differs' : 'agrees', worst, at: at ?? [0, 0] };
  });
}
