/** A piece of a network: parameters, and a function of one tensor. Fields that hold tensors or modules are found by name. */
import { clearGrad } from '../optim/optimizer.ts';
import { Tensor } from '../tensor/tensor.ts';

export abstract class Module {
  /** True while learning: dropout and batch normalization behave differently then. */
  training = true;
  /** Names of fields that hold tensors which are not learned. */
  protected readonly buffers: readonly string[] = [];

  abstract forward(x: Tensor): Tensor;

  /** Modules held by this one, by field name or position. */
  children(): [string, Module][] {
    return Object.entries(this).filter((entry): entry is [string, Module] => entry[1] instanceof Module);
  }

  /** Tensors to be learned, outermost first, with names such as `0.weight`. */
  namedParameters(): [string, Tensor][] {
    const own = Object.entries(this).filter(
      (entry): entry is [string, Tensor] => entry[1] instanceof Tensor && !this.buffers.includes(entry[0]),
    );
    const below = this.children().flatMap(([name, child]) =>
      child.namedParameters().map(([inner, t]): [string, Tensor] => [`${name}.${inner}`, t]),
    );
    return [...own, ...below];
  }

  parameters(): Tensor[] {
    return this.namedParameters().map(([, t]) => t);
  }

  train(on = true): this {
    this.training = on;
    for (const [, child] of this.children()) child.train(on);
    return this;
  }

  eval(): this {
    return this.train(false);
  }

  /** Forgets all gradients. */
  zeroGrad(): void {
    for (const parameter of this.parameters()) clearGrad(parameter);
  }
}
