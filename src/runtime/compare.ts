/** Is a value from the sandbox the one an author expects? The author writes JSON, plus YAML's `.nan` and `.inf`. */
import type { Json } from './protocol.ts';
import type { Wire } from './wire.ts';

export const DEFAULT_TOLERANCE = 1e-9;

/** |a - b| <= tolerance * max(1, |a|, |b|): relative for large numbers, absolute near zero. NaN is close to NaN. */
export function closeTo(a: number, b: number, tolerance: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b;
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

/** True when `got` is `expected`: a tuple may stand for a list, the order of keys does not matter. */
export function matches(got: Wire, expected: Json, tolerance = DEFAULT_TOLERANCE): boolean {
  if (expected === null) return got.t === 'none';
  if (typeof expected === 'boolean') return got.t === 'bool' && got.v === expected;
  if (typeof expected === 'number') return got.t === 'number' && closeTo(Number(got.v), expected, tolerance);
  if (typeof expected === 'string') return got.t === 'text' && got.v === expected;
  if (Array.isArray(expected)) {
    if (got.t !== 'list' || got.items.length !== expected.length) return false;
    return got.items.every((item, i) => matches(item, expected[i], tolerance));
  }
  if (got.t !== 'map') return false;
  const wanted = Object.entries(expected as { readonly [key: string]: Json });
  if (got.entries.length !== wanted.length) return false;
  return wanted.every(([key, value]) => {
    const entry = got.entries.find(([name]) => (name.t === 'text' || name.t === 'number') && name.v === key);
    return entry !== undefined && matches(entry[1], value, tolerance);
  });
}
