/**
 * Random numbers that are the same on every machine: initial weights, sample points, shuffles. The seed is passed
 * in, so the same seed gives the same picture, the same training run and the same verdict.
 *
 * Generator: xoshiro128++ (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021), seeded by
 * SplitMix32. Normals: Marsaglia's polar method (1964). Only +, −, ×, ÷, √ and integer operations are used, which
 * IEEE 754 rounds alike everywhere; `Math.log` may differ in the last bit between browsers, so `ln` is our own.
 */

const rotateLeft = (x: number, k: number) => (x << k) | (x >>> (32 - k));

/** ln x for finite x > 0, to about 1e-15: x = m·2ᵏ with m near 1, ln m = 2 (t + t³/3 + t⁵/5 + …), t = (m−1)/(m+1). */
function ln(x: number): number {
  let m = x;
  let k = 0;
  for (; m < Math.SQRT1_2; k--) m *= 2;
  for (; m > Math.SQRT2; k++) m /= 2;
  const t = (m - 1) / (m + 1);
  let sum = 0;
  for (let n = 23; n >= 1; n -= 2) sum = sum * t * t + 1 / n;
  return 2 * t * sum + k * Math.LN2;
}

export class Random {
  private readonly state: Int32Array;
  private spare: number | null = null;

  /** @param seed any integer; only its lowest 32 bits count. */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed)) throw new TypeError(`A seed is an integer, received ${seed}.`);
    let s = seed | 0;
    this.state = Int32Array.from({ length: 4 }, () => {
      s = (s + 0x9e3779b9) | 0;
      let z = Math.imul(s ^ (s >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return z ^ (z >>> 16);
    });
  }

  /** 32 random bits, as an integer in [0, 2³²). */
  bits(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.state;
    const x = c ^ a;
    const y = d ^ b;
    this.state.set([a ^ y, b ^ x, x ^ (b << 9), rotateLeft(y, 11)]);
    return (rotateLeft((a + d) | 0, 7) + a) >>> 0;
  }

  /** Uniform in [low, high), with 53 random bits. */
  uniform(low = 0, high = 1): number {
    const fraction = ((this.bits() >>> 5) * 2 ** 26 + (this.bits() >>> 6)) / 2 ** 53;
    return low + (high - low) * fraction;
  }

  /** Normal with the given mean and standard deviation. */
  normal(mean = 0, deviation = 1): number {
    let z = this.spare;
    this.spare = null;
    while (z === null) {
      const u = this.uniform(-1, 1);
      const v = this.uniform(-1, 1);
      const s = u * u + v * v;
      if (s === 0 || s >= 1) continue;
      const scale = Math.sqrt((-2 * ln(s)) / s);
      this.spare = v * scale;
      z = u * scale;
    }
    return mean + deviation * z;
  }

  /** Uniform integer in [0, below), every one equally likely; 1 ≤ below ≤ 2³². */
  integer(below: number): number {
    if (!(Number.isInteger(below) && below >= 1 && below <= 2 ** 32))
      throw new RangeError(`integer(below) wants a whole number from 1 to 2^32, received ${below}.`);
    const fair = 2 ** 32 - (2 ** 32 % below); // bits from here on would favor small results: draw again
    let x = this.bits();
    while (x >= fair) x = this.bits();
    return x % below;
  }

  /** A new array with the same items in random order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  }
}
