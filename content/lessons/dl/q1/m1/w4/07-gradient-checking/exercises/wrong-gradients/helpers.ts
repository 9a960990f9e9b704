/** A function and the gradient somebody derived for it. */
export interface Candidate {
  readonly name: string;
  readonly f: (xs: readonly number[]) => number;
  readonly grad: (xs: readonly number[]) => readonly number[];
  readonly at: readonly number[];
}

/** The partial derivatives of `f` at `xs` by central differences. */
export function numericGrad(f: Candidate['f'], xs: readonly number[], h = 1e-5): number[] {
  return xs.map((x, i) => (f(xs.with(i, x + h)) - f(xs.with(i, x - h))) / (2 * h));
}

/** The difference of `a` and `b` in proportion to the larger of them; 0 when both are 0. */
export function relError(a: number, b: number): number {
  const size = Math.max(Math.abs(a), Math.abs(b));
  return size === 0 ? 0 : Math.abs(a - b) / size;
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i], 0);

/** Three of these five are wrong. */
export const CANDIDATES: readonly Candidate[] = [
  {
    name: 'mean of squares',
    f: (xs) => xs.reduce((sum, x) => sum + x * x, 0) / xs.length,
    grad: (xs) => xs.map((x) => 2 * x),
    at: [1, -2, 0.5],
  },
  {
    name: 'tanh neuron',
    f: ([w, x, b]) => Math.tanh(w * x + b),
    grad: ([w, x, b]) => {
      const z = w * x + b;
      return [(1 - z * z) * x, (1 - z * z) * w, 1 - z * z];
    },
    at: [0.25, 0.5, 0.1],
  },
  {
    name: 'softmax and cross-entropy',
    f: (z) => Math.log(z.reduce((sum, score) => sum + Math.exp(score), 0)) - z[0],
    grad: (z) => {
      const sum = z.reduce((total, score) => total + Math.exp(score), 0);
      return z.map((score, i) => Math.exp(score) / sum - (i === 0 ? 1 : 0));
    },
    at: [1, 2, 0],
  },
  {
    name: 'inputs of a square layer',
    f: ([x, y]) => dot([1, -2], [1 * x + 2 * y, 3 * x - 1 * y]),
    grad: () => [1 * 1 + 2 * -2, 3 * 1 - 1 * -2], // W g
    at: [1, 2],
  },
  {
    name: 'swish',
    f: ([x]) => x / (1 + Math.exp(-x)),
    grad: ([x]) => {
      const s = 1 / (1 + Math.exp(-x));
      return [s + x * s * (1 - s)];
    },
    at: [0.7],
  },
];
