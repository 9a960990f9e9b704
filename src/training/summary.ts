/** Many numbers in few: mean, spread, and a histogram. */

export interface Summary {
  readonly mean: number;
  /** Standard deviation of the whole (divided by n). */
  readonly std: number;
  readonly low: number;
  readonly high: number;
  /** Share of exact zeros: units that are off. */
  readonly zeros: number;
  /** Share with |value| above 0.97: where tanh and its slope are flat. */
  readonly flat: number;
  /** Counts in equal bins from low to high; empty when a value is not finite. */
  readonly bins: Uint32Array;
}

const BINS = 31;

export function summarize(values: ArrayLike<number>): Summary {
  const n = values.length;
  let [low, high, sum, zeros, flat] = [Infinity, -Infinity, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
    if (value === 0) zeros++;
    if (Math.abs(value) > 0.97) flat++;
    sum += value;
  }
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2;
  const finite = Number.isFinite(squares);
  const bins = new Uint32Array(finite ? BINS : 0);
  const scale = high > low ? BINS / (high - low) : 0;
  for (let i = 0; finite && i < n; i++) {
    const bin = scale === 0 ? BINS >> 1 : Math.min(BINS - 1, Math.floor((values[i]! - low) * scale));
    bins[bin]!++;
  }
  return { mean, std: Math.sqrt(squares / n), low, high, zeros: zeros / n, flat: flat / n, bins };
}
