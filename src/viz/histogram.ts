/** A histogram as one path, standing on its base line, and where zero is. */

export interface HistogramScene {
  readonly path: string;
  /** Pixels of zero, where it lies within the bins. */
  readonly zero: number | undefined;
}

export interface Binned {
  readonly low: number;
  readonly high: number;
  readonly bins: ArrayLike<number>;
}

/** Bars of equal width; heights are shares of the fullest bin. All values equal: one bar in the middle. */
export function histogram({ low, high, bins }: Binned, width: number, height: number): HistogramScene {
  let most = 0;
  for (let i = 0; i < bins.length; i++) most = Math.max(most, bins[i] ?? 0);
  const bar = width / bins.length;
  let path = '';
  for (let i = 0; i < bins.length; i++) {
    const count = bins[i] ?? 0;
    if (count === 0) continue;
    // A bin with anything in it is seen.
    const tall = Math.max(1, (count / most) * (height - 1));
    path += `M${(i * bar).toFixed(1)} ${height}v${(-tall).toFixed(1)}h${Math.max(1, bar - 0.5).toFixed(1)}V${height}z`;
  }
  const inside = low <= 0 && high >= 0 && high > low;
  return { path, zero: inside ? Math.round(((0 - low) / (high - low)) * width * 10) / 10 : undefined };
}
