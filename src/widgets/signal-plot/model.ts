/** The size of a signal behind each of many equal layers, once for each way to start the weights. */
import { linePlot, type PlotScene } from '../../viz/line-plot.ts';

export interface SignalRun {
  readonly name: string;
  /** Standard deviation behind layer 1, 2, … */
  readonly sizes: readonly number[];
}

/** A logarithmic axis that ends at powers of ten, with about six of them marked. */
export function signalScene(runs: readonly SignalRun[]): PlotScene {
  const all = runs.flatMap(({ sizes }) => sizes);
  const low = Math.floor(Math.log10(Math.min(...all)));
  const high = Math.ceil(Math.log10(Math.max(...all)));
  const step = Math.max(1, Math.ceil((high - low) / 6));
  const marks = Array.from(
    { length: Math.floor((high - low) / step) + 1 },
    (_, i) => 10 ** (high - i * step),
  );
  const depth = Math.max(...runs.map(({ sizes }) => sizes.length));
  return linePlot(
    runs.map(({ name, sizes }) => ({ name, points: sizes.map((size, i) => [i + 1, size] as const) })),
    { label: 'layer', from: 1, to: depth, ticks: Array.from({ length: depth }, (_, i) => i + 1) },
    { label: 'size of the signal', from: 10 ** low, to: 10 ** high, ticks: marks, log: true },
  );
}
