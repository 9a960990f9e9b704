/** What a plain call cannot say: a loss around the layer, nudged; and an error whose kind is the learner's choice. */
import type { Gradients, Matrix } from './helpers.ts';

interface Learner {
  linearBackward(X: Matrix, W: Matrix, G: Matrix): Gradients;
}

const X = [
  [0.5, -1, 2],
  [1.5, 0.25, -0.75],
];
const W = [
  [1, -0.5],
  [0.75, 2],
  [-1, 0.5],
];
const b = [0.1, -0.2];

const forward = (x: Matrix, w: Matrix, bias: readonly number[]) =>
  x.map((row) => bias.map((start, j) => row.reduce((sum, value, k) => sum + value * w[k][j], start)));
const loss = (x: Matrix, w: Matrix, bias: readonly number[]) => {
  const entries = forward(x, w, bias).flat();
  return entries.reduce((sum, y) => sum + y ** 3, 0) / entries.length;
};

/** How many entries of dX, dW and db differ from nudging, for the mean of cubes of a 2×3 batch through a 3×2 layer? */
export function disagreements({ linearBackward }: Learner): number {
  const Y = forward(X, W, b);
  const G = Y.map((row) => row.map((y) => (3 * y ** 2) / 4));
  const { dX, dW, db } = linearBackward(X, W, G);
  const h = 1e-5;
  const moved = (matrix: Matrix, i: number, j: number, by: number) =>
    matrix.map((row, r) => row.map((value, c) => (r === i && c === j ? value + by : value)));
  const near = (a: number | undefined, nudged: number) => a !== undefined && Math.abs(a - nudged) <= 1e-6;
  let wrong = 0;
  for (const [i, row] of X.entries())
    for (const j of row.keys())
      if (!near(dX[i]?.[j], (loss(moved(X, i, j, h), W, b) - loss(moved(X, i, j, -h), W, b)) / (2 * h))) wrong++;
  for (const [i, row] of W.entries())
    for (const j of row.keys())
      if (!near(dW[i]?.[j], (loss(X, moved(W, i, j, h), b) - loss(X, moved(W, i, j, -h), b)) / (2 * h))) wrong++;
  for (const j of b.keys()) {
    const [up, down] = [h, -h].map((by) => loss(X, W, moved([b], 0, j, by)[0]));
    if (!near(db[j], (up - down) / (2 * h))) wrong++;
  }
  return wrong;
}

export function outcomeOf({ linearBackward }: Learner, x: Matrix, w: Matrix, g: Matrix): string {
  try {
    linearBackward(x, w, g);
  } catch {
    return 'an error';
  }
  return 'gradients';
}
