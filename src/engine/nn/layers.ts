/** Layers without state between calls: Linear, activations, dropout, and Sequential that chains them. */
import type { Random } from '../random.ts';
import { zeros } from '../tensor/create.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { dropout } from '../tensor/ops/dropout.ts';
import { linear } from '../tensor/ops/matmul.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { uniform_ } from './init.ts';
import { Module } from './module.ts';

export interface LinearOptions {
  /** Where the first weights come from. */
  readonly generator: Random;
  /** Default true. */
  readonly bias?: boolean;
  readonly dtype?: Dtype;
}

/**
 * y = x Wᵀ + b for x `(..., inputs)`: weight `(outputs, inputs)`, bias `(outputs)`. Both start uniform in ±1/√inputs, as
 * PyTorch's do (its kaiming_uniform_ with a = √5).
 */
export class Linear extends Module {
  readonly weight: Tensor;
  readonly bias: Tensor | null;

  constructor(inputs: number, outputs: number, { generator, bias = true, dtype }: LinearOptions) {
    super();
    const bound = inputs > 0 ? 1 / Math.sqrt(inputs) : 0;
    const start = (shape: number[]): Tensor =>
      uniform_(zeros(shape, { dtype }), -bound, bound, { generator }).requiresGrad_();
    this.weight = start([outputs, inputs]);
    this.bias = bias ? start([outputs]) : null;
  }

  forward(x: Tensor): Tensor {
    return linear(x, this.weight, this.bias);
  }
}

export class ReLU extends Module {
  private readonly inPlace: boolean;

  /** `inPlace` overwrites the input: harmless after Linear, whose backward does not read its own result. */
  constructor({ inPlace = false }: { inPlace?: boolean } = {}) {
    super();
    this.inPlace = inPlace;
  }

  forward(x: Tensor): Tensor {
    return this.inPlace ? x.relu_() : x.relu();
  }
}

export class Tanh extends Module {
  forward(x: Tensor): Tensor {
    return x.tanh();
  }
}

export class Sigmoid extends Module {
  forward(x: Tensor): Tensor {
    return x.sigmoid();
  }
}

/** Switches off elements with probability p while training; does nothing after eval(). */
export class Dropout extends Module {
  private readonly p: number;
  private readonly generator: Random;

  constructor(p: number, { generator }: { generator: Random }) {
    super();
    this.p = p;
    this.generator = generator;
  }

  forward(x: Tensor): Tensor {
    return dropout(x, this.p, { training: this.training, generator: this.generator });
  }
}

/** Each module's result is the next one's input. */
export class Sequential extends Module {
  private readonly modules: readonly Module[];

  constructor(...modules: Module[]) {
    super();
    this.modules = modules;
  }

  override children(): [string, Module][] {
    return this.modules.map((module, i) => [String(i), module]);
  }

  forward(x: Tensor): Tensor {
    let out = x;
    for (const module of this.modules) out = module.forward(out);
    return out;
  }
}
