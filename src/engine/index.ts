/** The engine's public surface, and its only barrel. */
export {
  type GradcheckFailure,
  type GradcheckOptions,
  type GradcheckReport,
  gradcheck,
  gradgradcheck,
} from './gradcheck.ts';
export * as init from './nn/init.ts';
export { Dropout, Linear, ReLU, Sequential, Sigmoid, Tanh } from './nn/layers.ts';
export { Module } from './nn/module.ts';
export { BatchNorm1d, LayerNorm } from './nn/normalization.ts';
export { Adam } from './optim/adam.ts';
export { SGD } from './optim/sgd.ts';
export { Random } from './random.ts';
export { localDerivatives, topological } from './scalar/inspect.ts';
export { type OpName, RULES, type Rule } from './scalar/rules.ts';
export { OP, Tape } from './scalar/tape.ts';
export { Value } from './scalar/value.ts';
export * from './tensor/create.ts';
export type { Data, Dtype } from './tensor/dtype.ts';
export { type AutogradCode, AutogradError, TensorError } from './tensor/errors.ts';
export { keptBy, reachableFrom, watchWalk } from './tensor/inspect.ts';
export { enableGrad, inferenceMode, isGradEnabled, noGrad } from './tensor/mode.ts';
export type { Kept, Node } from './tensor/node.ts';
export { add, div, maximum, minimum, mul, type Operand, pow, sub } from './tensor/ops/binary.ts';
export { where } from './tensor/ops/choice.ts';
export { dropout } from './tensor/ops/dropout.ts';
export { cat, stack } from './tensor/ops/index-ops.ts';
export { bceWithLogits, crossEntropy, mseLoss, nllLoss } from './tensor/ops/loss.ts';
export { linear } from './tensor/ops/matmul.ts';
export { scope } from './tensor/scope.ts';
export { type Nested, Tensor } from './tensor/tensor.ts';
export { type BackwardOptions, type GradOptions, grad } from './tensor/walk.ts';
