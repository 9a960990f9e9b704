import { type Nested, shapeOf, sumAxis } from './helpers.ts';

/** Sums `grad` over the axes that were stretched. */
export function unbroadcast(
  grad: Nested,
  shape: readonly number[],
): Nested {
  const from = shapeOf(grad);
  const extra = from.length - shape.length; // axes missing on the left
  // TODO: throw an error if the shapes do not fit

  // TODO: sum over the missing axes, then over those of size 1
  return grad;
}
