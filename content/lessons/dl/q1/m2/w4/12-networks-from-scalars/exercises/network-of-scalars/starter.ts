import { Num, startWeights } from './helpers.ts';

type Signal = Num | number;

export class Neuron {
  // TODO: one weight for each input, and a bias of 0.
  w: Num[] = [];
  b = new Num(0);
  curved: boolean;

  constructor(
    nInputs: number,
    weights: () => number,
    curved: boolean,
  ) {
    this.curved = curved;
  }

  forward(inputs: Signal[]): Num {
    // TODO: weights times inputs plus bias, then tanh if curved.
    return this.b;
  }

  parameters(): Num[] {
    // TODO: the weights, then the bias.
    return [];
  }
}

export class Layer {
  // TODO: nOutputs neurons.
  neurons: Neuron[] = [];

  constructor(
    nInputs: number,
    nOutputs: number,
    weights: () => number,
    curved: boolean,
  ) {}

  forward(inputs: Signal[]): Num[] {
    return this.neurons.map((neuron) => neuron.forward(inputs));
  }

  parameters(): Num[] {
    // TODO: those of the neurons, one neuron after the other.
    return [];
  }
}

export class MLP {
  // TODO: one layer less than there are sizes.
  // The last one is not curved.
  layers: Layer[] = [];

  constructor(sizes: number[]) {
    const weights = startWeights();
  }

  forward(inputs: Signal[]): Signal[] {
    // TODO: what comes out of one layer goes into the next.
    return inputs;
  }

  parameters(): Num[] {
    // TODO: those of the layers, one layer after the other.
    return [];
  }
}
