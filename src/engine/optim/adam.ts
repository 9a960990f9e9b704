/** Adam: each number has its own step, from running means of its gradient and of its square. Kingma and Ba 2015. */
import { allocate, type Data } from '../tensor/dtype.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { expectRange, Optimizer } from './optimizer.ts';

export interface AdamOptions {
  /** Default 1e-3. */
  readonly lr?: number;
  /** How much of the two running means is kept. Default [0.9, 0.999]. */
  readonly betas?: readonly [number, number];
  /** Added to the root of the second mean. Default 1e-8. */
  readonly eps?: number;
  /** Adds weightDecay · p to the gradient. Default 0. */
  readonly weightDecay?: number;
}

interface Means {
  readonly first: Data;
  readonly second: Data;
  steps: number;
}

export class Adam extends Optimizer {
  private readonly betas: readonly [number, number];
  private readonly eps: number;
  private readonly weightDecay: number;
  private readonly means: (Means | undefined)[] = [];

  constructor(parameters: Iterable<Tensor>, options: AdamOptions = {}) {
    super(parameters, options.lr ?? 1e-3);
    const { betas = [0.9, 0.999], eps = 1e-8, weightDecay = 0 } = options;
    expectRange('beta 0', betas[0], 0, 1);
    expectRange('beta 1', betas[1], 0, 1);
    expectRange('eps', eps, 0);
    expectRange('weightDecay', weightDecay, 0);
    this.betas = betas;
    this.eps = eps;
    this.weightDecay = weightDecay;
  }

  protected update(i: number, p: Data, g: Data): void {
    const { lr, eps, weightDecay } = this;
    const [keep1, keep2] = this.betas;
    const dtype = p instanceof Float32Array ? 'float32' : 'float64';
    this.means[i] ??= { first: allocate(p.length, dtype), second: allocate(p.length, dtype), steps: 0 };
    const means = this.means[i]!;
    const { first, second } = means;
    means.steps++;
    // the means start at 0, so they are too small at first
    const step = lr / (1 - keep1 ** means.steps);
    const correction = Math.sqrt(1 - keep2 ** means.steps);
    for (let k = 0; k < p.length; k++) {
      const slope = g[k]! + weightDecay * p[k]!;
      const m = keep1 * first[k]! + (1 - keep1) * slope;
      const v = keep2 * second[k]! + (1 - keep2) * slope * slope;
      first[k] = m;
      second[k] = v;
      p[k]! -= (step * m) / (Math.sqrt(v) / correction + eps);
    }
  }
}
