/**
 * The points at which two formulas are compared: always the same ones for the same question, spread over all sign
 * regions, and away from 0 and ±1, where too many different formulas agree.
 */
import { Random } from '../engine/random.ts';
import type { Env } from '../expr/types.ts';

/** Open interval per variable; a variable without one is taken from both signs. */
export type Domain = Readonly<Record<string, readonly [number, number]>>;

export interface SampleOptions {
  readonly domain?: Domain;
  readonly count?: number;
}

const COUNT = 40;

/** 0.2 to 0.85 or 1.15 to about 3: wide enough for both sides of a gate such as relu(x*y - z). */
function magnitude(u: number): number {
  return u < 0.4 ? 0.2 + (u / 0.4) * 0.65 : 1.15 + ((u - 0.4) / 0.6) * 1.85;
}

/**
 * `count` points (40 unless told). Point i takes its signs from the bits of i, so every combination of signs of up
 * to five variables occurs; a second half in reverse keeps sizes and signs independent.
 */
export function samplePoints(
  variables: readonly string[],
  { domain = {}, count = COUNT }: SampleOptions = {},
): Env[] {
  const random = new Random(20261);
  return Array.from({ length: count }, (_, i) => {
    const point: Record<string, number> = {};
    for (const [k, name] of variables.entries()) {
      const u = random.uniform();
      const interval = domain[name];
      if (interval) point[name] = interval[0] + (0.02 + 0.96 * u) * (interval[1] - interval[0]);
      else point[name] = magnitude(u) * ((i >> (k % 5)) & 1 ? -1 : 1);
    }
    return point;
  });
}
