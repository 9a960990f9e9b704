/**
 * The 2-4-4-2 network of the lessons with its gradients written out by hand: tanh, tanh, softmax and mean
 * cross-entropy. `slip` makes one line wrong, for the lessons that show what a check finds.
 */
type Matrix = number[][];

/** W1, b1, W2, b2, W3, b3; biases are matrices of one row. */
export type Parameters = Matrix[];
type Slip = 'slope of the input' | 'weights not transposed' | 'no mean';

export interface Data {
  readonly inputs: Matrix;
  readonly classes: readonly number[];
}

/** XOR with inputs −1 and 1. */
export const XOR: Data = {
  inputs: [
    [-1, -1],
    [-1, 1],
    [1, -1],
    [1, 1],
  ],
  classes: [0, 1, 1, 0],
};

const transposed = (a: Matrix): Matrix => (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0));
const product = (a: Matrix, b: Matrix): Matrix => {
  const columns = transposed(b);
  return a.map((row) =>
    columns.map((column) => row.reduce((sum, value, k) => sum + value * (column[k] ?? 0), 0)),
  );
};
const zipped = (a: Matrix, b: Matrix, f: (x: number, y: number) => number): Matrix =>
  a.map((row, i) => row.map((x, j) => f(x, b[i]?.[j] ?? 0)));
const columnSums = (a: Matrix): Matrix => [
  transposed(a).map((column) => column.reduce((sum, x) => sum + x, 0)),
];

/** Weight number k, counted row by row through all matrices, is 0.8·sin(1.7k); biases are 0. */
export function startParameters(sizes: readonly number[] = [2, 4, 4, 2]): Parameters {
  let k = 0;
  return sizes
    .slice(1)
    .flatMap((width, layer) => [
      Array.from({ length: sizes[layer] ?? 0 }, () =>
        Array.from({ length: width }, () => 0.8 * Math.sin(1.7 * ++k)),
      ),
      [new Array<number>(width).fill(0)],
    ]);
}

export function lossAndGradients(
  parameters: Parameters,
  data: Data,
  slip?: Slip,
): { loss: number; grads: Matrix[]; probabilities: Matrix } {
  const [W1 = [], b1 = [], W2 = [], b2 = [], W3 = [], b3 = []] = parameters;
  const layer = (x: Matrix, W: Matrix, [bias = []]: Matrix) =>
    product(x, W).map((row) => row.map((z, j) => z + (bias[j] ?? 0)));
  const tanh = (z: Matrix) => z.map((row) => row.map(Math.tanh));
  const count = data.classes.length;

  const a1 = tanh(layer(data.inputs, W1, b1));
  const z2 = layer(a1, W2, b2);
  const a2 = tanh(z2);
  const probabilities = layer(a2, W3, b3).map((row) => {
    const largest = Math.max(...row);
    const exps = row.map((z) => Math.exp(z - largest));
    const sum = exps.reduce((total, e) => total + e, 0);
    return exps.map((e) => e / sum);
  });
  const loss =
    data.classes.reduce((sum, right, i) => sum - Math.log(probabilities[i]?.[right] ?? 0), 0) / count;

  const divisor = slip === 'no mean' ? 1 : count;
  const dz3 = probabilities.map((row, i) =>
    row.map((p, j) => (p - (data.classes[i] === j ? 1 : 0)) / divisor),
  );
  const back = (from: Matrix, W: Matrix, curve: Matrix) =>
    zipped(product(from, W), curve, (g, a) => g * (1 - a * a));
  const dz2 = back(dz3, transposed(W3), slip === 'slope of the input' ? z2 : a2);
  const dz1 = back(dz2, slip === 'weights not transposed' ? W2 : transposed(W2), a1);
  const grads = [
    product(transposed(data.inputs), dz1),
    columnSums(dz1),
    product(transposed(a1), dz2),
    columnSums(dz2),
    product(transposed(a2), dz3),
    columnSums(dz3),
  ];
  return { loss, grads, probabilities };
}

/** The parameters after `steps` full-batch steps. */
export function moved(start: Parameters, data: Data, steps: number, rate: number, slip?: Slip): Parameters {
  let parameters = start;
  for (let i = 0; i < steps; i++) {
    const { grads } = lossAndGradients(parameters, data, slip);
    parameters = parameters.map((matrix, k) => zipped(matrix, grads[k] ?? [], (p, g) => p - rate * g));
  }
  return parameters;
}

/** The loss on XOR after `steps` full-batch steps from the lessons' start. */
export function trained(steps: number, rate: number, slip?: Slip): number {
  return lossAndGradients(moved(startParameters(), XOR, steps, rate, slip), XOR).loss;
}

/** Central differences for every parameter. */
export function nudgedGradients(parameters: Parameters, data: Data, h = 1e-5): Matrix[] {
  return parameters.map((matrix, k) =>
    matrix.map((row, i) =>
      row.map((_, j) => {
        const lossWith = (by: number) => {
          const moved = structuredClone(parameters);
          const target = moved[k]?.[i];
          if (target) target[j] = (target[j] ?? 0) + by;
          return lossAndGradients(moved, data).loss;
        };
        return (lossWith(h) - lossWith(-h)) / (2 * h);
      }),
    ),
  );
}
