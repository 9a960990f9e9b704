import { type Gradients, type Matrix, matmul, shape, transpose } from '../helpers.ts';

/** The gradients of Y = XW + b, given G, the gradient of Y. */
export function linearBackward(X: Matrix, W: Matrix, G: Matrix): Gradients {
  if (X[0]?.length !== W.length || G.length !== X.length || G[0]?.length !== W[0]?.length) {
    throw new RangeError(`X is ${shape(X)}, W is ${shape(W)} and G is ${shape(G)}: expected N×D, D×M and N×M`);
  }
  const dX = matmul(G, transpose(W));
  const dW = matmul(transpose(G), X);
  const db = transpose(G).map((column) => column.reduce((sum, value) => sum + value, 0));
  return { dX, dW, db };
}
