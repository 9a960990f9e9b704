/** What optimizers share: a list of parameters, a step on raw arrays, and forgetting gradients. */
import type { Data } from '../tensor/dtype.ts';
import { AutogradError, TensorError } from '../tensor/errors.ts';
import { dense } from '../tensor/layout.ts';
import { recycle } from '../tensor/storage.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** Forgets a gradient. If nobody ever looked at it, its memory serves the next backward. */
export function clearGrad(parameter: Tensor): void {
  const { gradient } = parameter;
  if (gradient === null) return;
  if (gradient.owned) recycle(gradient.storage.data);
  parameter.gradient = null;
}

export abstract class Optimizer {
  /** Learning rate; may be changed between steps. */
  lr: number;
  protected readonly parameters: readonly Tensor[];

  /** @throws TensorError for an empty list or a negative rate; AutogradError 'not-a-leaf' */
  constructor(parameters: Iterable<Tensor>, lr: number) {
    this.parameters = [...parameters];
    this.lr = lr;
    if (this.parameters.length === 0) throw new TensorError('value', 'optimizer got an empty parameter list');
    if (!(lr >= 0)) throw new TensorError('value', `Invalid learning rate: ${lr}`);
    for (const parameter of this.parameters) {
      if (!parameter.isLeaf) throw new AutogradError('not-a-leaf', () => "can't optimize a non-leaf Tensor");
      if (!parameter.isContiguous()) {
        throw new TensorError(
          'value',
          'an optimizer takes leaves whose elements lie in order; use contiguous()',
        );
      }
    }
  }

  /** Moves every parameter that has a gradient: one in-place change each. */
  step(): void {
    for (let i = 0; i < this.parameters.length; i++) {
      const parameter = this.parameters[i]!;
      if (parameter.gradient === null) continue;
      this.update(i, dense(parameter), dense(parameter.gradient));
      parameter.storage.version++;
    }
  }

  /** Sets gradients to null, or to zeros in place. */
  zeroGrad({ setToNone = true }: { setToNone?: boolean } = {}): void {
    for (const parameter of this.parameters) {
      if (setToNone) clearGrad(parameter);
      else parameter.gradient?.detach().zero_();
    }
  }

  /** Writes the new values of parameter number `i` over `p`. */
  protected abstract update(i: number, p: Data, g: Data): void;
}

/** @throws TensorError that names the option */
export function expectRange(name: string, value: number, low: number, below = Infinity): void {
  if (!(value >= low && value < below)) throw new TensorError('value', `Invalid ${name} value: ${value}`);
}
