/** A number, or a list of arrays of one shape. */
export type Nested = number | readonly Nested[];

/** `[2, 3]` for two rows of three, `[]` for a number. */
export function shapeOf(a: Nested): number[] {
  return typeof a === 'number' ? [] : [a.length, ...(a.length > 0 ? shapeOf(a[0]) : [])];
}

/** The sum over one axis, which disappears, or stays with size 1 if you `keep` it. */
export function sumAxis(a: Nested, axis: number, keep = false): Nested {
  if (typeof a === 'number') throw new RangeError('a number has no axis to sum over');
  if (axis > 0) return a.map((part) => sumAxis(part, axis - 1, keep));
  const sum = a.reduce(add);
  return keep ? [sum] : sum;
}

function add(a: Nested, b: Nested): Nested {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) + Number(b);
  return a.map((part, i) => add(part, b[i]));
}
