import { type Nested, shapeOf, sumAxis } from '../helpers.ts';

/** Sums `grad` over the axes that were stretched. */
export function unbroadcast(
  grad: Nested,
  shape: readonly number[],
): Nested {
  const from = shapeOf(grad);
  const extra = from.length - shape.length; // axes missing on the left
  let result = grad;
  for (let i = 0; i < extra; i++) result = sumAxis(result, 0);
  for (const [axis, size] of shape.entries()) {
    if (size === 1) result = sumAxis(result, axis, true);
  }
  return result;
}
