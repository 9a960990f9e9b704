type Matrix = number[][];
const zeros = (rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, () => new Array(columns).fill(0));
const transposed = (m: Matrix): Matrix =>
  m[0].map((_, j) => m.map((row) => row[j]));
const dot = (a: number[], b: number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => transposed(b).map((column) => dot(row, column)));
const printShape = (m: Matrix) => console.log(m.length, m[0].length);

const [X, W, G] = [zeros(4, 3), zeros(3, 2), zeros(4, 2)];
printShape(product(transposed(X), G));
printShape(product(G, transposed(W)));
printShape([transposed(G).map((column) => dot(column, [1, 1, 1, 1]))]);
