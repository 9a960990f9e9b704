import { type Nested, shapeOf, sumAxis } from '../helpers.ts';

/** Sums `grad` over the axes that were stretched. */
export function unbroadcast(
  grad: Nested,
  shape: readonly number[],
): Nested {
  const from = shapeOf(grad);
  const extra = from.length - shape.length; // axes missing on the left
  const fits = shape.every((size, i) => size === 1 || size === from[extra + i]);
  if (extra < 0 || !fits) {
    throw new RangeError(`[${shape}] cannot be stretched to [${from}]`);
  }

  let result = grad;
  for (const [axis, size] of shape.entries()) {
    if (size === 1) result = sumAxis(result, extra + axis, true);
  }
  return result;
}
