/** The lessons' data for the 3-layer network, its start, and what training and nudging make of it. */
import {
  type Batch,
  lossAndGradients,
  type Parameters,
  type Slip,
} from '../../src/grading/parity/network.ts';

export { lossAndGradients };

/** XOR with inputs −1 and 1. */
export const XOR: Batch = {
  inputs: [
    [-1, -1],
    [-1, 1],
    [1, -1],
    [1, 1],
  ],
  classes: [0, 1, 1, 0],
};

/** Weight number k, counted row by row through all matrices, is 0.8·sin(1.7k); biases are 0. */
export function startParameters(sizes: readonly number[] = [2, 4, 4, 2]): number[][][] {
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

/** The parameters after `steps` full-batch steps. */
export function moved(start: Parameters, data: Batch, steps: number, rate: number, slip?: Slip): Parameters {
  let parameters = start;
  for (let i = 0; i < steps; i++) {
    const { grads } = lossAndGradients(parameters, data, slip);
    parameters = parameters.map((matrix, k) =>
      matrix.map((row, i) => row.map((p, j) => p - rate * (grads[k]?.[i]?.[j] ?? Number.NaN))),
    );
  }
  return parameters;
}

/** The loss on XOR after `steps` full-batch steps from the lessons' start. */
export function trained(steps: number, rate: number, slip?: Slip): number {
  return lossAndGradients(moved(startParameters(), XOR, steps, rate, slip), XOR).loss;
}

/** Central differences for every parameter. */
export function nudgedGradients(parameters: Parameters, data: Batch, h = 1e-5): number[][][] {
  return parameters.map((matrix, k) =>
    matrix.map((row, i) =>
      row.map((_, j) => {
        const lossWith = (by: number) => {
          const moved = structuredClone(parameters) as number[][][];
          const target = moved[k]?.[i];
          if (target) target[j] = (target[j] ?? 0) + by;
          return lossAndGradients(moved, data).loss;
        };
        return (lossWith(h) - lossWith(-h)) / (2 * h);
      }),
    ),
  );
}
