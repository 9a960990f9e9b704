import { type Nested, shapeOf } from '../helpers.ts';

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
  for (let i = 0; i < extra; i++) result = first(result, 0);
  for (const [axis, size] of shape.entries()) {
    if (size === 1) result = first(result, axis, true);
  }
  return result;
}

function first(a: Nested, axis: number, keep = false): Nested {
  if (typeof a === 'number') return a;
  if (axis > 0) return a.map((part) => first(part, axis - 1, keep));
  return keep ? [a[0]] : a[0];
}
