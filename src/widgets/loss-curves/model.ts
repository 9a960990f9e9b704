/** Losses of several runs as lines. */
import { linePlot, type PlotScene } from '../../viz/line-plot.ts';

export interface Run {
  readonly name: string;
  readonly losses: readonly number[];
}

/** From 0 to a round number above the largest loss, with a tick for each half or whole. */
export function lossScene(runs: readonly Run[]): PlotScene {
  const steps = Math.max(...runs.map(({ losses }) => losses.length - 1));
  const largest = Math.max(...runs.flatMap(({ losses }) => losses));
  const tick = largest <= 2 ? 0.5 : 1;
  const top = Math.ceil(largest / tick) * tick;
  return linePlot(
    runs.map(({ name, losses }) => ({ name, points: losses.map((loss, step) => [step, loss] as const) })),
    { label: 'steps', from: 0, to: steps, ticks: [0, 1, 2, 3, 4].map((quarter) => (quarter * steps) / 4) },
    {
      label: 'loss',
      from: 0,
      to: top,
      ticks: Array.from({ length: Math.round(top / tick) + 1 }, (_, i) => i * tick),
    },
  );
}
