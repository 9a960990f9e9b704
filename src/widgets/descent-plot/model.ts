/** One weight that walks down a loss, step by step, once for each learning rate. */
import { differentiate, evaluate, parse } from '../../expr/index.ts';
import { linePlot, type PlotScene } from '../../viz/line-plot.ts';

export interface Walk {
  readonly rate: number;
  /** w at the start and after each step. */
  readonly places: readonly number[];
}

/** w ← w − rate · dL/dw. @throws ExprError for a loss that cannot be read or has another variable than w. */
export function walk(loss: string, start: number, rate: number, steps: number): Walk {
  const slope = differentiate(parse(loss, { variables: ['w'] }), 'w');
  const places = [start];
  for (let w = start; places.length <= steps; places.push(w)) w -= rate * evaluate(slope, { w });
  return { rate, places };
}

export function descentScene(walks: readonly Walk[]): PlotScene {
  const steps = Math.max(...walks.map(({ places }) => places.length - 1));
  const all = walks.flatMap(({ places }) => places);
  const [low, high] = [Math.floor(Math.min(...all) / 3) * 3, Math.ceil(Math.max(...all) / 3) * 3];
  return linePlot(
    walks.map(({ rate, places }) => ({
      name: `rate ${rate}`,
      points: places.map((w, step) => [step, w] as const),
    })),
    { label: 'steps', from: 0, to: steps, ticks: Array.from({ length: steps + 1 }, (_, i) => i) },
    {
      label: 'w',
      from: low,
      to: high,
      ticks: Array.from({ length: (high - low) / 3 + 1 }, (_, i) => low + 3 * i),
    },
  );
}
