/**
 * Are the gradients of this very network right? Central differences in float64, parameter by parameter, at the
 * network's first weights and up to 50 examples.
 */
import { noGrad, scope } from '../engine/index.ts';
import { makeDataset } from './datasets.ts';
import { Network } from './network.ts';
import type { Setup } from './spec.ts';

/** Step of the differences: near 1e-5 their error is smallest in float64. */
const H = 1e-5;
/** Larger networks are sampled: so many entries, spread evenly over all parameters. */
const MOST_ENTRIES = 400;
const EXAMPLES = 50;
/** Gradients below TINY count as equal when they differ by no more than the differences' own rounding. */
const TINY = 1e-6;
const ROUNDING = 1e-10;

export interface CheckReport {
  /** Entries compared, and how many there are. */
  readonly checked: number;
  readonly of: number;
  /** Largest |analytic − numeric| / max(|analytic|, |numeric|), and where. */
  readonly worst: {
    readonly relative: number;
    readonly parameter: string;
    /** 0-based: `[out, in]`, or `[out]` for a bias. */
    readonly index: readonly number[];
    readonly analytic: number;
    readonly numeric: number;
  };
  /** True when the worst is below 1e-4, or 1e-2 for relu, whose kinks a nudge may cross. */
  readonly passed: boolean;
}

/** Runs the check; yields now and then, so that whoever runs it can listen in between. */
export function* gradientCheck(setup: Setup): Generator<void, CheckReport> {
  const network = new Network(setup, 'float64');
  const { train } = makeDataset(setup.data);
  const batch = network.batch(
    train,
    Uint16Array.from({ length: Math.min(EXAMPLES, train.count) }, (_, i) => i),
  );
  network.lossOf(network.forward(batch.x), batch).backward();
  const loss = (): number =>
    noGrad(() => scope(() => network.lossOf(network.forward(batch.x), batch).item()));

  const named = network.named();
  const of = named.reduce((sum, [, p]) => sum + p.length, 0);
  const stride = Math.max(1, of / MOST_ENTRIES);
  let worst = { relative: -1, parameter: '', index: [] as number[], analytic: 0, numeric: 0 };
  let checked = 0;
  let passedBy = 0;
  for (const [parameter, p] of named) {
    const values = p.detach().numpy();
    const slopes = p.grad?.numpy();
    for (let k = 0; k < values.length; k++, passedBy++) {
      if (passedBy < Math.floor(checked * stride)) continue;
      const here = values[k]!;
      values[k] = here + H;
      const up = loss();
      values[k] = here - H;
      const down = loss();
      values[k] = here;
      const [analytic, numeric] = [slopes?.[k] ?? 0, (up - down) / (2 * H)];
      const size = Math.max(Math.abs(analytic), Math.abs(numeric));
      const gap = Math.abs(analytic - numeric);
      const relative = size < TINY && gap < ROUNDING ? 0 : gap / size;
      if (!(relative <= worst.relative)) {
        const [, columns] = p.shape;
        const index = columns === undefined ? [k] : [Math.floor(k / columns), k % columns];
        worst = { relative, parameter, index, analytic, numeric };
      }
      if (++checked % 8 === 0) yield;
    }
  }
  const tolerance = setup.network.activation === 'relu' ? 1e-2 : 1e-4;
  return { checked, of, worst, passed: worst.relative < tolerance };
}
