/**
 * Small matrices whose entries are engine values, so that every matrix formula can be differentiated by running it.
 * Vectors are columns. Entry by entry, a row or column of length 1 is repeated to fit, as in NumPy.
 */
import { Value } from '../../engine/scalar/value.ts';

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly entries: readonly Value[];
}

/** Two shapes that do not fit. The message names both and the next step. */
export class ShapeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ShapeError';
  }
}

/** `2×3` */
export const shapeOf = ({ rows, columns }: { rows: number; columns: number }): string => `${rows}×${columns}`;

/** A number, a column, or rows of equal length. */
export type Numbers = number | readonly number[] | readonly (readonly number[])[];

export function toRows(numbers: Numbers): number[][] {
  if (typeof numbers === 'number') return [[numbers]];
  return numbers.map((row) => (typeof row === 'number' ? [row] : [...row]));
}

/** Throws `ShapeError` for rows of different lengths and for no entries at all. */
export function fromRows(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) throw new ShapeError('A matrix needs at least one entry.');
  const odd = rows.findIndex((row) => row.length !== columns);
  if (odd >= 0)
    throw new ShapeError(`Row ${odd + 1} has ${rows[odd]?.length} entries; the first row has ${columns}.`);
  return { rows: rows.length, columns, entries: rows.flat().map((entry) => new Value(entry)) };
}

export function numbersOf({ rows, columns, entries }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) =>
    entries.slice(i * columns, (i + 1) * columns).map(({ data }) => data),
  );
}

export const entry = ({ columns, entries }: Matrix, i: number, j: number): Value =>
  entries[i * columns + j] as Value;

export function build(rows: number, columns: number, at: (i: number, j: number) => Value): Matrix {
  return {
    rows,
    columns,
    entries: Array.from({ length: rows * columns }, (_, k) => at(Math.floor(k / columns), k % columns)),
  };
}

export const isScalar = ({ rows, columns }: Matrix): boolean => rows === 1 && columns === 1;

export const map = (a: Matrix, f: (value: Value) => Value): Matrix => ({ ...a, entries: a.entries.map(f) });

export const transpose = (a: Matrix): Matrix => build(a.columns, a.rows, (i, j) => entry(a, j, i));

/** Entry by entry, rows and columns of length 1 repeated. `sign` is what the learner typed, for the message. */
export function zip(a: Matrix, b: Matrix, sign: string, f: (x: Value, y: Value) => Value): Matrix {
  const fits = (m: number, n: number): boolean => m === n || m === 1 || n === 1;
  if (!fits(a.rows, b.rows) || !fits(a.columns, b.columns)) {
    const flipped = a.rows === b.columns && a.columns === b.rows;
    throw new ShapeError(
      `${shapeOf(a)} ${sign} ${shapeOf(b)} does not fit: entry by entry, both sides need one shape.${flipped ? ' A transpose?' : ''}`,
    );
  }
  return build(Math.max(a.rows, b.rows), Math.max(a.columns, b.columns), (i, j) =>
    f(
      entry(a, a.rows === 1 ? 0 : i, a.columns === 1 ? 0 : j),
      entry(b, b.rows === 1 ? 0 : i, b.columns === 1 ? 0 : j),
    ),
  );
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** (A B)ᵢⱼ = Σₖ Aᵢₖ Bₖⱼ; a single number scales. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (isScalar(a) || isScalar(b)) return zip(a, b, '·', (x, y) => x.mul(y));
  if (a.columns !== b.rows)
    throw new ShapeError(
      `${shapeOf(a)} times ${shapeOf(b)} does not fit: the left side has ${count(a.columns, 'column')}, the right side ${count(b.rows, 'row')}.${
        a.rows === b.rows && a.columns === b.columns
          ? ' Entry by entry is ⊙; for rows by columns one side needs a transpose.'
          : ' A transpose, or the other order?'
      }`,
    );
  return build(a.rows, b.columns, (i, j) => {
    let sum = entry(a, i, 0).mul(entry(b, 0, j));
    for (let k = 1; k < a.columns; k++) sum = sum.add(entry(a, i, k).mul(entry(b, k, j)));
    return sum;
  });
}

const total = (values: readonly Value[]): Value => values.reduce((a, b) => a.add(b));

export const sum = (a: Matrix): Matrix => build(1, 1, () => total(a.entries));
export const columnSums = (a: Matrix): Matrix =>
  build(1, a.columns, (_i, j) => total(Array.from({ length: a.rows }, (_, i) => entry(a, i, j))));
export const rowSums = (a: Matrix): Matrix =>
  build(a.rows, 1, (i) => total(Array.from({ length: a.columns }, (_, j) => entry(a, i, j))));

/** The same numbers with nothing behind them: gradients stop here. */
export const detach = (a: Matrix): Matrix => map(a, ({ data }) => new Value(data));
