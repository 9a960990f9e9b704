import { Num, startWeights } from './helpers.ts';

type Signal = Num | number;

export class Neuron {
  w: Num[];
  b = new Num(0);
  curved: boolean;

  constructor(nInputs: number, weights: () => number, curved: boolean) {
    const own = startWeights();
    this.w = Array.from({ length: nInputs }, () => new Num(own()));
    this.curved = curved;
  }

  forward(inputs: Signal[]): Num {
    let z = this.b;
    for (const [i, w] of this.w.entries()) z = z.add(w.mul(inputs[i]));
    return this.curved ? z.tanh() : z;
  }

  parameters(): Num[] {
    return [...this.w, this.b];
  }
}

export class Layer {
  neurons: Neuron[];

  constructor(nInputs: number, nOutputs: number, weights: () => number, curved: boolean) {
    this.neurons = Array.from(
      { length: nOutputs },
      () => new Neuron(nInputs, weights, curved),
    );
  }

  forward(inputs: Signal[]): Num[] {
    return this.neurons.map((neuron) => neuron.forward(inputs));
  }

  parameters(): Num[] {
    return this.neurons.flatMap((neuron) => neuron.parameters());
  }
}

export class MLP {
  layers: Layer[];

  constructor(sizes: number[]) {
    const weights = startWeights();
    const last = sizes.length - 2;
    this.layers = sizes
      .slice(1)
      .map((width, i) => new Layer(sizes[i], width, weights, i < last));
  }

  forward(inputs: Signal[]): Signal[] {
    let signals = inputs;
    for (const layer of this.layers) signals = layer.forward(signals);
    return signals;
  }

  parameters(): Num[] {
    return this.layers.flatMap((layer) => layer.parameters());
  }
}
