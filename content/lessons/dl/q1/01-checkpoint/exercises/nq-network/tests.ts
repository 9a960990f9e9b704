/** Networks whose weight number k is 0.8·sin(1.7k), row by row through all matrices. */
type Matrix = number[][];
type Saved = { readonly loss: number };
interface Learner {
  forward(params: object, X: Matrix, y: readonly number[]): Saved;
  backward(params: object, X: Matrix, y: readonly number[], saved: Saved): Readonly<Record<string, unknown>>;
  train(params: object, X: Matrix, y: readonly number[], rate: number, steps: number): readonly number[];
}

function weights(sizes: readonly number[], biases: readonly (readonly number[])[]): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  let k = 0;
  for (let layer = 1; layer < sizes.length; layer++) {
    const [rows, columns] = [sizes[layer - 1], sizes[layer]];
    params[`W${layer}`] = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => 0.8 * Math.sin(1.7 * ++k)),
    );
    params[`b${layer}`] = [...biases[layer - 1]];
  }
  return params;
}

/** The loss, or one gradient. */
export function recorded(
  { forward, backward }: Learner,
  of: string,
  sizes: number[],
  biases: Matrix,
  X: Matrix,
  y: number[],
): unknown {
  const params = weights(sizes, biases);
  const saved = forward(params, X, y);
  return of === 'loss' ? saved.loss : backward(params, X, y, saved)[of];
}

const xor = (): Matrix => [
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
];
const start = () =>
  weights(
    [2, 4, 4, 2],
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0],
    ],
  );

/** The losses of XOR with a rate of 0.5, after so many steps each. */
export function losses({ train }: Learner, steps: readonly number[]): number[] {
  const told = train(start(), xor(), [0, 1, 1, 0], 0.5, Math.max(...steps) + 1);
  return steps.map((step) => told[step]);
}

export function afterwards({ train }: Learner): string {
  const params = start();
  train(params, xor(), [0, 1, 1, 0], 0.5, 3);
  return JSON.stringify(params) === JSON.stringify(start()) ? 'unchanged' : 'changed';
}
