import { type Gradients, type Matrix, matmul, shape, transpose } from './helpers.ts';

/** The gradients of Y = XW + b, given G, the gradient of Y. */
export function linearBackward(X: Matrix, W: Matrix, G: Matrix): Gradients {
  // TODO: X is N×D, W is D×M, G is N×M. Throw an error if they are not.

  const dX: Matrix = [];
  const dW: Matrix = [];
  const db: number[] = [];
  return { dX, dW, db };
}
