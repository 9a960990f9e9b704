/**
 * A matrix as squares (a Hinton diagram): the area is the size, filled is positive, hollow is negative. No color is
 * needed, and equal rows look equal.
 */

export interface HintonScene {
  readonly width: number;
  readonly height: number;
  readonly positive: string;
  readonly negative: string;
  /** Rows and columns drawn; fewer than there are where the matrix is large. */
  readonly rows: number;
  readonly columns: number;
  /** The size of a full square. */
  readonly largest: number;
}

const MOST = 32;

/** `values` of shape `(rows, columns)`, row-major. `cell` is the pixels of a full square with its gap. */
export function hinton(values: ArrayLike<number>, rows: number, columns: number, cell: number): HintonScene {
  const [shownRows, shownColumns] = [Math.min(rows, MOST), Math.min(columns, MOST)];
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
  let [positive, negative] = ['', ''];
  for (let row = 0; row < shownRows; row++)
    for (let column = 0; column < shownColumns; column++) {
      const value = values[row * columns + column] ?? 0;
      if (value === 0 || !Number.isFinite(value)) continue;
      const side = Math.max(0.6, (cell - 1) * Math.sqrt(Math.abs(value) / largest));
      const [x, y] = [(column + 0.5) * cell - side / 2, (row + 0.5) * cell - side / 2];
      const square = `M${x.toFixed(1)} ${y.toFixed(1)}h${side.toFixed(1)}v${side.toFixed(1)}h${(-side).toFixed(1)}z`;
      if (value > 0) positive += square;
      else negative += square;
    }
  return {
    width: shownColumns * cell,
    height: shownRows * cell,
    positive,
    negative,
    rows: shownRows,
    columns: shownColumns,
    largest,
  };
}
