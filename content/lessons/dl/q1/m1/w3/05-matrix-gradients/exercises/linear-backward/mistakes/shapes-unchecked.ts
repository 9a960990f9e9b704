import { type Gradients, type Matrix, matmul, transpose } from '../helpers.ts';

/** The gradients of Y = XW + b, given G, the gradient of Y. */
export function linearBackward(X: Matrix, W: Matrix, G: Matrix): Gradients {
  const dX = matmul(G, transpose(W));
  const dW = matmul(transpose(X.slice(0, G.length)), G);
  const db = transpose(G).map((column) => column.reduce((sum, value) => sum + value, 0));
  return { dX, dW, db };
}
