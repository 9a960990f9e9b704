/** Stochastic gradient descent, with PyTorch's momentum: the direction starts as the first gradient. */
import { descend } from '../kernels/elementwise.ts';
import type { Data } from '../tensor/dtype.ts';
import { TensorError } from '../tensor/errors.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { expectRange, Optimizer } from './optimizer.ts';

export interface SGDOptions {
  readonly lr: number;
  /** Share of the last direction that is kept. Default 0. */
  readonly momentum?: number;
  /** Share of the gradient that momentum leaves out. Default 0. */
  readonly dampening?: number;
  /** Adds weightDecay · p to the gradient. Default 0. */
  readonly weightDecay?: number;
  /** Look ahead along the direction. Default false. */
  readonly nesterov?: boolean;
}

export class SGD extends Optimizer {
  private readonly momentum: number;
  private readonly dampening: number;
  private readonly weightDecay: number;
  private readonly nesterov: boolean;
  private readonly directions: (Data | undefined)[] = [];

  constructor(parameters: Iterable<Tensor>, options: SGDOptions) {
    super(parameters, options.lr);
    const { momentum = 0, dampening = 0, weightDecay = 0, nesterov = false } = options;
    expectRange('momentum', momentum, 0);
    expectRange('weightDecay', weightDecay, 0);
    if (nesterov && (momentum === 0 || dampening !== 0)) {
      throw new TensorError('value', 'Nesterov momentum requires a momentum and zero dampening');
    }
    this.momentum = momentum;
    this.dampening = dampening;
    this.weightDecay = weightDecay;
    this.nesterov = nesterov;
  }

  protected update(i: number, p: Data, g: Data): void {
    const { lr, momentum, weightDecay, nesterov } = this;
    if (momentum === 0 && weightDecay === 0) {
      descend(p, g, lr);
      return;
    }
    if (momentum === 0) {
      for (let k = 0; k < p.length; k++) p[k]! -= lr * (g[k]! + weightDecay * p[k]!);
      return;
    }
    const known = this.directions[i];
    const direction = known ?? p.slice();
    this.directions[i] = direction;
    const take = known === undefined ? 1 : 1 - this.dampening;
    for (let k = 0; k < p.length; k++) {
      const slope = g[k]! + weightDecay * p[k]!;
      const kept = known === undefined ? 0 : momentum * direction[k]!;
      direction[k] = kept + take * slope;
      p[k]! -= lr * (nesterov ? slope + momentum * direction[k]! : direction[k]!);
    }
  }
}
