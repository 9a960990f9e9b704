import {
  addRow, type Gradients, map, type Matrix, matmul,
  type Parameters, softmax, sum, transpose, zip,
} from './helpers.ts';

/** What backward needs. */
interface Saved {
  readonly Z1: Matrix;
  readonly A1: Matrix;
  readonly Z2: Matrix;
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
  // TODO: layer 2, then the scores, their softmax P and the loss

  const Z2: Matrix = [];
  const A2: Matrix = [];
  const P: Matrix = [];
  const loss = 0;
  return { Z1, A1, Z2, A2, P, loss };
}

export function backward(
  { W2, W3 }: Parameters,
  X: Matrix,
  y: readonly number[],
  { Z1, A1, Z2, A2, P }: Saved,
): Gradients {
  // TODO: dZ3 first, then line by line to dW1 and db1

  const dW3: Matrix = [];
  const db3: number[] = [];
  const dW2: Matrix = [];
  const db2: number[] = [];
  const dW1: Matrix = [];
  const db1: number[] = [];
  return { dW1, db1, dW2, db2, dW3, db3 };
}
