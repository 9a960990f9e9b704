import {
  addRow, type Gradients, map, type Matrix, matmul,
  type Parameters, softmax, sum, transpose, zip,
} from './helpers.ts';

/** What backward needs. */
interface Saved {
  readonly A1: Matrix;
  readonly A2: Matrix;
  readonly P: Matrix;
  readonly loss: number;
}

export function forward(
  { W1, b1, W2, b2, W3, b3 }: Parameters,
  X: Matrix,
  y: readonly number[],
): Saved {
  const Z1 = addRow(matmul(X, W1), b1);
  const A1 = map(Z1, Math.tanh);
  const Z2 = addRow(matmul(A1, W2), b2);
  const A2 = map(Z2, Math.tanh);
  const Z3 = addRow(matmul(A2, W3), b3);
  const P = softmax(Z3);
  const loss = sum(y.map((right, i) => -Math.log(P[i][right]))) / y.length;
  return { A1, A2, P, loss };
}

export function backward(
  { W2, W3 }: Parameters,
  X: Matrix,
  y: readonly number[],
  { A1, A2, P }: Saved,
): Gradients {
  const dZ3 = map(P, (p, i, j) => p - (j === y[i] ? 1 : 0));
  const dW3 = matmul(transpose(A2), dZ3);
  const db3 = transpose(dZ3).map(sum);

  const dA2 = matmul(dZ3, transpose(W3));
  const dZ2 = zip(dA2, A2, (g, a) => g * (1 - a * a));
  const dW2 = matmul(transpose(A1), dZ2);
  const db2 = transpose(dZ2).map(sum);

  const dA1 = matmul(dZ2, transpose(W2));
  const dZ1 = zip(dA1, A1, (g, a) => g * (1 - a * a));
  const dW1 = matmul(transpose(X), dZ1);
  const db1 = transpose(dZ1).map(sum);
  return { dW1, db1, dW2, db2, dW3, db3 };
}

/** The loss before each of so many full-batch steps. */
export function train(
  params: Parameters,
  X: Matrix,
  y: readonly number[],
  rate: number,
  steps: number,
): number[] {
  const losses: number[] = [];
  let p = params;
  for (let step = 0; step < steps; step++) {
    const saved = forward(p, X, y);
    losses.push(saved.loss);
    const g = backward(p, X, y, saved);
    const matrix = (W: Matrix, dW: Matrix) => zip(W, dW, (w, d) => w - rate * d);
    const list = (b: readonly number[], db: readonly number[]) =>
      b.map((value, j) => value - rate * db[j]);
    p = {
      W1: matrix(p.W1, g.dW1), b1: list(p.b1, g.db1),
      W2: matrix(p.W2, g.dW2), b2: list(p.b2, g.db2),
      W3: matrix(p.W3, g.dW3), b3: list(p.b3, g.db3),
    };
  }
  return losses;
}
