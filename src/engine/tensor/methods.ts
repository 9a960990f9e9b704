/** Gives Tensor its methods: each family of operations brings its own. */
import { type BinaryMethods, binaryMethods } from './ops/binary.ts';
import { type ChoiceMethods, choiceMethods } from './ops/choice.ts';
import { indexMethods } from './ops/index-ops.ts';
import { matmulMethods } from './ops/matmul.ts';
import { reduceMethods } from './ops/reduce.ts';
import { softmaxMethods } from './ops/softmax.ts';
import { type UnaryMethods, unaryMethods } from './ops/unary.ts';
import { viewMethods } from './ops/view.ts';
import { Tensor } from './tensor.ts';

type Families = typeof viewMethods &
  typeof matmulMethods &
  typeof reduceMethods &
  typeof indexMethods &
  typeof softmaxMethods;

export interface TensorMethods extends Families, UnaryMethods, BinaryMethods, ChoiceMethods {}

Object.assign(
  Tensor.prototype,
  viewMethods,
  unaryMethods,
  binaryMethods,
  choiceMethods,
  reduceMethods,
  matmulMethods,
  indexMethods,
  softmaxMethods,
);
