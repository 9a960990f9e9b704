/** A matrix as a list of rows. */
export type Matrix = readonly (readonly number[])[];

/** What a linear layer hands back: gradients with the shapes of X, W and b. */
export interface Gradients {
  readonly dX: Matrix;
  readonly dW: Matrix;
  readonly db: readonly number[];
}

/** Rows and columns, such as `3×2`. */
export function shape(a: Matrix): string {
  return `${a.length}×${a[0]?.length ?? 0}`;
}

export function transpose(a: Matrix): number[][] {
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j]));
}

/** The matrix product. The columns of `a` must be as many as the rows of `b`. */
export function matmul(a: Matrix, b: Matrix): number[][] {
  if ((a[0]?.length ?? 0) !== b.length) throw new RangeError(`cannot multiply ${shape(a)} by ${shape(b)}`);
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => row.reduce((sum, value, k) => sum + value * column[k], 0)));
}
