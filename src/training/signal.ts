/**
 * How a signal fares on its way through many equal layers, and a gradient on its way back: the standard deviation at each
 * layer, for one way to start the weights. The first numbers a deep network has, before any training.
 */
import { type Linear, linear, Random, randn, scope, type Tensor } from '../engine/index.ts';
import type { Activation, Init } from './choices.ts';
import { startLayers } from './initialize.ts';

export interface SignalSetup {
  readonly init: Init;
  readonly scale: number;
  readonly activation: Exclude<Activation, 'linear' | 'sigmoid'>;
  /** Units of every layer. */
  readonly width: number;
  readonly depth: number;
  /** Random inputs, normal with standard deviation 1. */
  readonly batch: number;
  readonly seed: number;
}

/** Standard deviations at layers 1 to depth. */
export interface Signal {
  /** After each layer's activation. */
  readonly activations: readonly number[];
  /** Before each layer's activation, of a gradient that is normal with deviation 1 after the last layer. */
  readonly gradients: readonly number[];
}

export function signal({ init, scale, activation, width, depth, batch, seed }: SignalSetup): Signal {
  const generator = new Random(seed);
  return scope(() => {
    const x = randn([batch, width], { generator });
    const sizes = Array.from({ length: depth + 1 }, () => width);
    const layers: Linear[] = startLayers(sizes, { init, scale, dtype: 'float32' }, generator);
    const zs: Tensor[] = [];
    const activations: number[] = [];
    let h = x;
    for (const layer of layers) {
      // Without biases, as the rule n·σ² has it.
      const z = linear(h, layer.weight, null);
      z.retainGrad();
      zs.push(z);
      h = activation === 'tanh' ? z.tanh() : z.relu();
      activations.push(std(h));
    }
    h.backward(randn([batch, width], { generator }));
    return { activations, gradients: zs.map((z) => (z.grad ? std(z.grad) : 0)) };
  });
}

/** Standard deviation over all entries, in double precision. */
function std(t: Tensor): number {
  const values = t.detach().numpy();
  let [sum, squares] = [0, 0];
  for (const value of values) sum += value;
  const mean = sum / values.length;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / values.length);
}
