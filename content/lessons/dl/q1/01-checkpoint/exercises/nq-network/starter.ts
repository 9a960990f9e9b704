import {
  addRow, type Gradients, map, type Matrix, matmul,
  type Parameters, softmax, sum, transpose, zip,
} from './helpers.ts';

export function forward(
  params: Parameters,
  X: Matrix,
  y: readonly number[],
) {
  return { loss: 0 }; // TODO
}

export function backward(
  params: Parameters,
  X: Matrix,
  y: readonly number[],
  saved: ReturnType<typeof forward>,
): Gradients {
  throw new Error('not written yet'); // TODO
}

export function train(
  params: Parameters,
  X: Matrix,
  y: readonly number[],
  rate: number,
  steps: number,
): number[] {
  return []; // TODO
}
