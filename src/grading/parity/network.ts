/**
 * The course's 3-layer network with its gradients written out by hand: tanh, tanh, softmax and mean cross-entropy. A `slip`
 * makes one line wrong, so that a wrong gradient can be recognized by making the same mistake.
 */
export type Matrix = readonly (readonly number[])[];

export const PARAMETERS = ['W1', 'b1', 'W2', 'b2', 'W3', 'b3'] as const;
/** One matrix for each of `PARAMETERS`, in that order; a bias is a matrix of one row. */
export type Parameters = readonly Matrix[];

export interface Batch {
  /** One example in each row: `(N, D)`. */
  readonly inputs: Matrix;
  /** The index of each example's right class. */
  readonly classes: readonly number[];
}

export type Slip =
  | 'no mean'
  | 'mean in each layer'
  | 'sign'
  | 'no classes'
  | 'slope of the input'
  | 'slope of the input in layer 1'
  | 'slope of the input in both layers'
  | 'no slope'
  | 'weights not transposed'
  | 'bias means';

export const transposed = (a: Matrix): number[][] =>
  (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? Number.NaN));

function product(a: Matrix, b: Matrix): number[][] {
  const columns = transposed(b);
  return a.map((row) =>
    columns.map((column) => row.reduce((sum, value, k) => sum + value * (column[k] ?? Number.NaN), 0)),
  );
}

const zipped = (a: Matrix, b: Matrix, f: (x: number, y: number) => number): number[][] =>
  a.map((row, i) => row.map((x, j) => f(x, b[i]?.[j] ?? Number.NaN)));

const columnSums = (a: Matrix): number[][] => [
  transposed(a).map((column) => column.reduce((sum, x) => sum + x, 0)),
];

/**
 * Loss, scores, probabilities and the six gradients. A slip that the sizes do not allow (a transpose left out of a matrix
 * that is not square) gives NaN.
 */
export function lossAndGradients(
  parameters: Parameters,
  { inputs, classes }: Batch,
  slip?: Slip,
): { loss: number; logits: number[][]; probabilities: number[][]; grads: number[][][] } {
  const [W1 = [], b1 = [], W2 = [], b2 = [], W3 = [], b3 = []] = parameters;
  const layer = (x: Matrix, W: Matrix, [bias = []]: Matrix) =>
    product(x, W).map((row) => row.map((z, j) => z + (bias[j] ?? Number.NaN)));
  const tanh = (z: Matrix) => z.map((row) => row.map(Math.tanh));
  const count = classes.length;

  const z1 = layer(inputs, W1, b1);
  const a1 = tanh(z1);
  const z2 = layer(a1, W2, b2);
  const a2 = tanh(z2);
  const logits = layer(a2, W3, b3);
  const probabilities = logits.map((row) => {
    const largest = Math.max(...row);
    const exps = row.map((z) => Math.exp(z - largest));
    const sum = exps.reduce((total, e) => total + e, 0);
    return exps.map((e) => e / sum);
  });
  const loss =
    classes.reduce((sum, right, i) => sum - Math.log(probabilities[i]?.[right] ?? Number.NaN), 0) / count;

  const scale = (slip === 'sign' ? -1 : 1) / (slip === 'no mean' ? 1 : count);
  const truth = slip === 'no classes' ? 0 : 1;
  const dz3 = probabilities.map((row, i) => row.map((p, j) => (p - (classes[i] === j ? truth : 0)) * scale));
  const again = slip === 'mean in each layer' ? 1 / count : 1;
  const slope = (a: number) => (slip === 'no slope' ? 1 : 1 - a * a) * again;
  const back = (from: Matrix, W: Matrix, out: Matrix) =>
    zipped(product(from, W), out, (g, a) => g * slope(a));
  const both = slip === 'slope of the input in both layers';
  const dz2 = back(dz3, transposed(W3), slip === 'slope of the input' || both ? z2 : a2);
  const toA1 = slip === 'weights not transposed' ? W2 : transposed(W2);
  const dz1 = back(dz2, toA1, slip === 'slope of the input in layer 1' || both ? z1 : a1);

  const forBias = (dz: Matrix) =>
    slip === 'bias means' ? columnSums(dz).map((row) => row.map((x) => x / count)) : columnSums(dz);
  const grads = [
    product(transposed(inputs), dz1),
    forBias(dz1),
    product(transposed(a1), dz2),
    forBias(dz2),
    product(transposed(a2), dz3),
    forBias(dz3),
  ];
  return { loss, logits, probabilities, grads };
}
