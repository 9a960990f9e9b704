/** Reading recorded numbers, and saying where ours differ. */
import { type Dtype, type Tensor, tensor } from '../../../src/engine/index.ts';

/** JSON has no infinities and no nan: they are strings. */
export type Recorded = number | 'inf' | '-inf' | 'nan' | Recorded[];

export function numbers(recorded: Recorded): number[] {
  if (Array.isArray(recorded)) return recorded.flatMap(numbers);
  if (typeof recorded === 'number') return [recorded];
  return [{ inf: Infinity, '-inf': -Infinity, nan: Number.NaN }[recorded]];
}

function shapeOf(recorded: Recorded): number[] {
  return Array.isArray(recorded) ? [recorded.length, ...(recorded.length ? shapeOf(recorded[0]!) : [])] : [];
}

export function read(recorded: Recorded, dtype: Dtype, requiresGrad = false): Tensor {
  const flat = tensor(Float64Array.from(numbers(recorded)), { dtype }).reshape(shapeOf(recorded));
  const own = flat.clone().detach();
  return requiresGrad ? own.requiresGrad_() : own;
}

/**
 * What is wrong with `actual`, or null: shape, then the first element whose difference exceeds `tolerance`, relative to
 * the expected element. Infinities and nan must match exactly; a zero may miss by `tolerance` times the largest element.
 */
export function difference(actual: Tensor | null, expected: Recorded, tolerance: number): string | null {
  if (actual === null) return 'got no tensor';
  const shape = shapeOf(expected);
  if (!shape.includes(0) && String(actual.shape) !== String(shape))
    return `shape [${actual.shape}], expected [${shape}]`;
  const want = numbers(expected);
  const got = actual.detach().contiguous().numpy();
  if (got.length !== want.length) return `${got.length} elements, expected ${want.length}`;
  const largest = Math.max(0, ...want.filter(Number.isFinite).map(Math.abs));
  for (let i = 0; i < want.length; i++) {
    const [x, y] = [got[i]!, want[i]!];
    if (x === y || (Number.isNaN(x) && Number.isNaN(y))) continue;
    const allowed = tolerance * Math.max(Math.abs(y), 1e-3 * largest);
    if (!(Math.abs(x - y) <= allowed))
      return `element ${i}: ${x}, expected ${y}, allowed difference ${allowed}`;
  }
  return null;
}
