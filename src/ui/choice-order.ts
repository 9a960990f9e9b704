/**
 * The order in which a question's choices stand: shuffled, so that the right one is not always first, and the same
 * on every visit, because the question's own words are the seed.
 */

/** Positions `0 … count − 1` in a seeded order (Fisher–Yates). */
export function orderOfChoices(seed: string, count: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = hash(seed);
  for (let last = count - 1; last > 0; last--) {
    state = next(state);
    const pick = state % (last + 1);
    const held = order[last] as number;
    order[last] = order[pick] as number;
    order[pick] = held;
  }
  return order;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const character of text) h = Math.imul(h ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return h;
}

/** xorshift32; a state of 0 would stay 0, so it is moved off it. */
function next(state: number): number {
  let x = state || 1;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return x >>> 0;
}
