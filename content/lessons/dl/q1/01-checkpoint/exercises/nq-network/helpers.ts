/** A matrix as a list of rows. */
export type Matrix = readonly (readonly number[])[];
export type Vector = readonly number[];

/** The 3-layer network: three weight matrices, each with a bias for every column. */
export interface Parameters {
  readonly W1: Matrix;
  readonly b1: Vector;
  readonly W2: Matrix;
  readonly b2: Vector;
  readonly W3: Matrix;
  readonly b3: Vector;
}

/** One gradient for each parameter, with its shape. */
export interface Gradients {
  readonly dW1: Matrix;
  readonly db1: Vector;
  readonly dW2: Matrix;
  readonly db2: Vector;
  readonly dW3: Matrix;
  readonly db3: Vector;
}

/** Rows and columns, such as `3×2`. */
export function shape(A: Matrix): string {
  return `${A.length}×${A[0]?.length ?? 0}`;
}

export function transpose(A: Matrix): number[][] {
  return (A[0] ?? []).map((_, j) => A.map((row) => row[j]));
}

/** The matrix product. The columns of `A` must be as many as the rows of `B`. */
export function matmul(A: Matrix, B: Matrix): number[][] {
  if ((A[0]?.length ?? 0) !== B.length) throw new RangeError(`cannot multiply ${shape(A)} by ${shape(B)}`);
  const columns = transpose(B);
  return A.map((row) => columns.map((column) => sum(row.map((value, k) => value * column[k]))));
}

/** Adds the list `b` to every row of `A`. */
export function addRow(A: Matrix, b: Vector): number[][] {
  if ((A[0]?.length ?? 0) !== b.length) throw new RangeError(`cannot add ${b.length} numbers to the rows of ${shape(A)}`);
  return A.map((row) => row.map((value, j) => value + b[j]));
}

/** `f` of every entry; `f` is given the entry, its row and its column. */
export function map(A: Matrix, f: (value: number, i: number, j: number) => number): number[][] {
  return A.map((row, i) => row.map((value, j) => f(value, i, j)));
}

/** `f` of every pair of entries in the same place. */
export function zip(A: Matrix, B: Matrix, f: (a: number, b: number) => number): number[][] {
  if (shape(A) !== shape(B)) throw new RangeError(`cannot pair the entries of ${shape(A)} and ${shape(B)}`);
  return map(A, (value, i, j) => f(value, B[i][j]));
}

export function sum(numbers: Vector): number {
  return numbers.reduce((total, value) => total + value, 0);
}

/** Probabilities for each row of scores. */
export function softmax(Z: Matrix): number[][] {
  return Z.map((row) => {
    const largest = Math.max(...row);
    const exps = row.map((score) => Math.exp(score - largest));
    const total = sum(exps);
    return exps.map((e) => e / total);
  });
}
