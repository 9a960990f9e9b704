/** The network of a setup: layers with their activation, and the loss it is trained with. */
import { crossEntropy, type Linear, mseLoss, Random, type Tensor, tensor } from '../engine/index.ts';
import type { Activation } from './choices.ts';
import type { Examples } from './datasets.ts';
import { startLayers } from './initialize.ts';
import { layerSizes } from './sizes.ts';
import type { Setup } from './spec.ts';

const ACTIVATE: Readonly<Record<Activation, (z: Tensor) => Tensor>> = {
  tanh: (z) => z.tanh(),
  relu: (z) => z.relu(),
  sigmoid: (z) => z.sigmoid(),
  linear: (z) => z,
};

/** Examples as the engine takes them. */
export interface Batch {
  readonly x: Tensor;
  readonly y: Uint8Array;
  /** What the loss compares with. */
  readonly target: Tensor;
}

/** A layer's numbers in one pass: before and after its activation, each `(N, units)`. */
export interface LayerPass {
  readonly z: Tensor;
  readonly a: Tensor;
}

export class Network {
  readonly sizes: readonly number[];
  readonly layers: readonly Linear[];
  readonly dtype: 'float32' | 'float64';
  private readonly activate: (z: Tensor) => Tensor;
  private readonly loss: Setup['training']['loss'];

  /** `dtype` overrides the setup's precision: the gradient check wants float64. */
  constructor(setup: Setup, dtype = setup.training.precision) {
    const { network, training } = setup;
    this.dtype = dtype;
    this.sizes = layerSizes(setup);
    this.loss = training.loss;
    this.activate = ACTIVATE[network.activation];
    const start = { init: network.init, scale: network.scale, dtype };
    this.layers = startLayers(this.sizes, start, new Random(training.seed));
  }

  /** Weights and biases in order, with the lesson's names: W1, b1, W2, … */
  named(): [name: string, parameter: Tensor][] {
    return this.layers.flatMap(({ weight, bias }, i): [string, Tensor][] => [
      [`W${i + 1}`, weight],
      ...(bias ? [[`b${i + 1}`, bias] as [string, Tensor]] : []),
    ]);
  }

  parameters(): Tensor[] {
    return this.named().map(([, parameter]) => parameter);
  }

  /** Outputs `(N, outputs)` for inputs `(N, inputs)`; `see` is told every layer's numbers. */
  forward(x: Tensor, see?: (pass: LayerPass) => void): Tensor {
    let a = x;
    this.layers.forEach((layer, i) => {
      const z = layer.forward(a);
      a = i === this.layers.length - 1 ? z : this.activate(z);
      see?.({ z, a });
    });
    return a;
  }

  /** One number: the mean over the batch. */
  lossOf(outputs: Tensor, { target }: Batch): Tensor {
    return this.loss === 'squaredError' ? mseLoss(outputs, target) : crossEntropy(outputs, target);
  }

  /** All examples, or those numbered in `which`, as a batch. */
  batch({ x, y, count }: Examples, which?: ArrayLike<number>): Batch {
    const inputs = this.sizes[0]!;
    const n = which?.length ?? count;
    const flat = which === undefined ? x : new Float64Array(n * inputs);
    const classes = which === undefined ? y : new Uint8Array(n);
    for (let k = 0; which !== undefined && k < n; k++) {
      const from = which[k]! * inputs;
      for (let i = 0; i < inputs; i++) flat[k * inputs + i] = x[from + i]!;
      classes[k] = y[which[k]!]!;
    }
    const target =
      this.loss === 'squaredError'
        ? tensor(
            Float64Array.from(classes, (c) => 2 * c - 1),
            { dtype: this.dtype },
          ).reshape([n, 1])
        : tensor(Float64Array.from(classes), { dtype: 'int64' });
    return { x: tensor(flat, { dtype: this.dtype }).reshape([n, inputs]), y: classes, target };
  }

  /** The class that each row of outputs `(N, outputs)` chooses. */
  choose(outputs: Tensor): Uint8Array {
    const width = this.sizes.at(-1)!;
    const values = outputs.detach().numpy();
    const classes = new Uint8Array(values.length / width);
    for (let row = 0, at = 0; row < classes.length; row++, at += width) {
      let best = 0;
      if (width === 1) best = values[at]! > 0 ? 1 : 0;
      for (let c = 1; c < width; c++) if (values[at + c]! > values[at + best]!) best = c;
      classes[row] = best;
    }
    return classes;
  }

  /** How surely each row chooses, from 0 (chance) to 1, whatever the number of classes. */
  sureness(outputs: Tensor, classes: Uint8Array): Float64Array {
    const width = this.sizes.at(-1)!;
    const values = outputs.detach().numpy();
    return Float64Array.from(classes, (best, row) => {
      const at = row * width;
      if (width === 1) return Math.min(1, Math.abs(values[at]!));
      let sum = 0;
      for (let c = 0; c < width; c++) sum += Math.exp(values[at + c]! - values[at + best]!);
      return Math.max(0, (width / sum - 1) / (width - 1));
    });
  }
}
