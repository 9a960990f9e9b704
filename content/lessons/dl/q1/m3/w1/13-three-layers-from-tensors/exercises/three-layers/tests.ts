/** Networks with their batches, whose weights come from a formula: weight number k is 0.8·sin(1.7k), row by row. */
import { type Gradients, type Matrix, type Parameters, shape } from './helpers.ts';

interface Learner {
  forward(params: Parameters, X: Matrix, y: readonly number[]): { readonly loss: number };
  backward(params: Parameters, X: Matrix, y: readonly number[], saved: unknown): Gradients;
}

interface Batch {
  readonly params: Parameters;
  readonly X: Matrix;
  readonly y: readonly number[];
}

function weights(sizes: readonly number[], biases?: readonly (readonly number[])[]): Parameters {
  let k = 0;
  const params: Record<string, unknown> = {};
  for (let layer = 1; layer < sizes.length; layer++) {
    params[`W${layer}`] = Array.from({ length: sizes[layer - 1] }, () =>
      Array.from({ length: sizes[layer] }, () => 0.8 * Math.sin(1.7 * ++k)),
    );
    params[`b${layer}`] = biases ? [...biases[layer - 1]] : new Array(sizes[layer]).fill(0);
  }
  return params as unknown as Parameters;
}

const BATCHES: Readonly<Record<string, () => Batch>> = {
  xor: () => ({
    params: weights([2, 4, 4, 2]),
    X: [[-1, -1], [-1, 1], [1, -1], [1, 1]],
    y: [0, 1, 1, 0],
  }),
  other: () => ({
    params: weights([2, 4, 4, 2], [[0.1, -0.1, 0.2, 0], [0, 0.1, -0.2, 0.3], [0.05, -0.05]]),
    X: [[0.5, -1], [-0.25, 0.75], [1, 1], [-1, -0.5]],
    y: [0, 1, 1, 0],
  }),
  one: () => ({
    params: weights([2, 4, 4, 2], [[0.1, -0.1, 0.2, 0], [0, 0.1, -0.2, 0.3], [0.05, -0.05]]),
    X: [[0.5, -1]],
    y: [1],
  }),
  threeClasses: () => ({
    params: weights([3, 5, 4, 3], [[0.2, 0, -0.1, 0.3, 0.1], [0.1, -0.3, 0, 0.2], [0.3, -0.2, 0.1]]),
    X: [[1, 0.5, -2], [0.25, -1, 0.5], [-0.75, 2, 1], [1.5, -0.5, 0.25], [-1, -1, 0.75]],
    y: [2, 0, 1, 1, 2],
  }),
};

const NAMES = ['W1', 'b1', 'W2', 'b2', 'W3', 'b3'] as const;

export function lossOf({ forward }: Learner, name: string): number {
  const { params, X, y } = BATCHES[name]();
  return forward(params, X, y).loss;
}

export function gradients({ forward, backward }: Learner, name: string): Gradients {
  const { params, X, y } = BATCHES[name]();
  return backward(params, X, y, forward(params, X, y));
}

/** One gradient, by its name. */
export function gradient(learner: Learner, name: string, of: keyof Gradients): unknown {
  return gradients(learner, name)[of];
}

/** The shape of each gradient: `2×4`, or `4` for a list of numbers. */
export function shapes(learner: Learner, name: string): Record<string, string> {
  const entries = Object.entries(gradients(learner, name));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, Array.isArray(value[0]) ? shape(value) : `${value.length}`]),
  );
}

/** A list of numbers counts as one row; the rows are those of `value` itself. */
const rowsOf = (value: Matrix | readonly number[]): number[][] =>
  (typeof value[0] === 'number' ? [value] : value) as number[][];

/** How many entries of the gradients differ from nudging the learner's own loss? */
export function disagreements(learner: Learner, name: string): number {
  const { params, X, y } = BATCHES[name]();
  const grads = gradients(learner, name);
  let wrong = 0;
  for (const key of NAMES) {
    const claimed = rowsOf(grads[`d${key}`]);
    for (const [i, row] of rowsOf(params[key]).entries())
      for (const j of row.keys()) {
        const [up, down] = [1e-5, -1e-5].map((by) => {
          const moved = structuredClone(params);
          rowsOf(moved[key])[i][j] += by;
          return learner.forward(moved, X, y).loss;
        });
        const entry = claimed[i]?.[j];
        if (entry === undefined || !(Math.abs(entry - (up - down) / 2e-5) <= 1e-7)) wrong++;
      }
  }
  return wrong;
}

/** Parameters, inputs and classes after a call: `unchanged` or `changed`. */
export function afterwards({ forward, backward }: Learner): string {
  const batch = BATCHES.other();
  const { params, X, y } = batch;
  backward(params, X, y, forward(params, X, y));
  return JSON.stringify(batch) === JSON.stringify(BATCHES.other()) ? 'unchanged' : 'changed';
}
