/**
 * The network of scalars that the course trains on XOR, on the engine's `Value`. Weight number k, counted neuron by neuron, is
 * 0.8·sin(1.7k), so that every reader gets the same digits.
 */
import { Value } from '../../engine/index.ts';

interface Neuron {
  readonly weights: readonly Value[];
  readonly bias: Value;
}
/** Layers of neurons; all but the last go through tanh. */
export type ScalarNetwork = readonly (readonly Neuron[])[];

/** XOR with inputs and targets −1 and 1. */
export const XOR: readonly { readonly inputs: readonly number[]; readonly target: number }[] = [
  { inputs: [-1, -1], target: -1 },
  { inputs: [-1, 1], target: 1 },
  { inputs: [1, -1], target: 1 },
  { inputs: [1, 1], target: -1 },
];

export function scalarNetwork(sizes: readonly number[]): ScalarNetwork {
  let k = 0;
  return sizes.slice(1).map((width, layer) =>
    Array.from({ length: width }, () => ({
      weights: Array.from({ length: sizes[layer] ?? 0 }, () => new Value(0.8 * Math.sin(1.7 * ++k))),
      bias: new Value(0),
    })),
  );
}

/** A neuron's weights, then its bias; neuron by neuron, layer by layer. */
export const parametersOf = (network: ScalarNetwork): Value[] =>
  network.flat().flatMap(({ weights, bias }) => [...weights, bias]);

export function outputOf(network: ScalarNetwork, inputs: readonly number[]): Value {
  let signals: (Value | number)[] = [...inputs];
  for (const [i, layer] of network.entries())
    signals = layer.map(({ weights, bias }) => {
      const z = weights.reduce((sum, w, at) => sum.add(w.mul(signals[at] ?? 0)), bias);
      return i < network.length - 1 ? z.tanh() : z;
    });
  const [output] = signals;
  if (!(output instanceof Value)) throw new RangeError('A network needs at least one layer.');
  return output;
}

/** Mean of the squared differences over XOR. */
export const xorLoss = (network: ScalarNetwork): Value =>
  XOR.reduce(
    (sum, { inputs, target }) => sum.add(outputOf(network, inputs).sub(target).pow(2)),
    new Value(0),
  ).div(XOR.length);

export interface Training {
  readonly sizes: readonly number[];
  readonly rate: number;
  readonly steps: number;
  /** `false`: gradients are never reset. */
  readonly reset?: boolean;
}

/** The loss before the first step and after each: `steps + 1` numbers. */
export function xorLosses({ sizes, rate, steps, reset = true }: Training): number[] {
  const network = scalarNetwork(sizes);
  const parameters = parametersOf(network);
  return Array.from({ length: steps + 1 }, () => {
    const loss = xorLoss(network);
    if (reset) for (const p of parameters) p.zeroGrad();
    loss.backward();
    for (const p of parameters) p.data -= rate * p.grad;
    return loss.data;
  });
}
