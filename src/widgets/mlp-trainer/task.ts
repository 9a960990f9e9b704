/** When a run has reached what an exercise asks, and what one has tried. Judged from the curves, so the same run always counts alike. */
import type { Curves } from '../../training/history.ts';
import type { Frame } from '../../training/session.ts';
import type { Setup } from '../../training/spec.ts';
import { formatNumber } from '../../viz/format-number.ts';
import { KNOBS, type Knob } from './knobs.ts';
import { ACTIVATION_NAMES, HAS_SCALE, INIT_NAMES, OPTIMIZER_NAMES } from './names.ts';

export interface Target {
  readonly measure: 'training loss' | 'test loss' | 'training accuracy' | 'test accuracy';
  readonly atMost?: number | undefined;
  readonly atLeast?: number | undefined;
  /** Steps. */
  readonly within: number;
}

/** What came of one setup. */
export interface Attempt {
  /** The setup in words; the same words are the same attempt. */
  readonly words: string;
  /** The first step that reached the target. */
  readonly reached: number | undefined;
  /** The best value within the allowed steps. */
  readonly best: number;
  /** The last step that was looked at. */
  readonly steps: number;
  /** It had all the steps it may have, or reached the target, or broke. */
  readonly done: boolean;
}

const COLUMNS = {
  'training loss': 'train',
  'test loss': 'test',
  'training accuracy': 'trainAccuracy',
  'test accuracy': 'testAccuracy',
} as const satisfies Record<Target['measure'], keyof Curves>;

const isAccuracy = ({ measure }: Target): boolean => measure.endsWith('accuracy');
const shown = (target: Target, value: number): string =>
  isAccuracy(target) ? `${formatNumber(100 * value, 3)} %` : formatNumber(value);

/** `test loss at most 0.05 within 300 steps` */
export function targetWords(target: Target): string {
  const { measure, atMost, atLeast, within } = target;
  const bound =
    atMost === undefined ? `at least ${shown(target, atLeast ?? 0)}` : `at most ${shown(target, atMost)}`;
  return `${measure} ${bound} within ${within} steps`;
}

/** `words` name the attempt; `standing` says how far the run is: not every step is kept in its curves. */
export function judge(
  target: Target,
  words: string,
  { curves, standing }: Pick<Frame, 'curves' | 'standing'>,
): Attempt {
  const { atMost, atLeast, within } = target;
  const values = curves[COLUMNS[target.measure]];
  const better = atMost === undefined ? Math.max : Math.min;
  let best = atMost === undefined ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  let steps = 0;
  let reached: number | undefined;
  for (let i = 0; i < values.length && (curves.steps[i] ?? 0) <= within; i++) {
    const value = values[i] ?? Number.NaN;
    steps = curves.steps[i] ?? 0;
    if (Number.isNaN(value)) continue;
    best = better(best, value);
    if (atMost === undefined ? value >= (atLeast ?? 0) : value <= atMost) {
      reached = steps;
      break;
    }
  }
  return {
    words,
    reached,
    best,
    steps,
    done: reached !== undefined || standing.broken !== undefined || standing.step >= within,
  };
}

/** `reached at step 120`, or how close it came. */
export function attemptWords(target: Target, { reached, best, steps }: Attempt): string {
  if (reached !== undefined) return `reached at step ${reached}`;
  return Number.isFinite(best)
    ? `best ${shown(target, best)} in ${steps} steps`
    : `no number in ${steps} steps`;
}

/** A setup in one line: what `knobs` may change of it. */
export function setupWords({ network, training }: Setup, knobs: readonly Knob[] = KNOBS): string {
  const { hidden, activation, init, scale } = network;
  const { optimizer, rate, batch, seed, zeroGrad } = training;
  const words: Partial<Record<Knob, string>> = {
    rate: `rate ${formatNumber(rate)}`,
    optimizer: OPTIMIZER_NAMES[optimizer],
    hidden: hidden.length === 0 ? 'no hidden layer' : `hidden ${hidden.join('-')}`,
    activation: ACTIVATION_NAMES[activation],
    init: HAS_SCALE.includes(init) ? `${INIT_NAMES[init]} (${formatNumber(scale)})` : INIT_NAMES[init],
    ...(batch > 0 && { batch: `batch ${batch}` }),
    seed: `seed ${seed}`,
    ...(!zeroGrad && { zeroGrad: 'gradients not zeroed' }),
  };
  return Object.entries(words)
    .filter(([knob]) => knobs.includes(knob as Knob))
    .map(([, word]) => word)
    .join(', ');
}

/** The attempts with one more: the same setup keeps its place and the better news. */
export function withAttempt(attempts: readonly Attempt[], next: Attempt): readonly Attempt[] {
  const at = attempts.findIndex(({ words }) => words === next.words);
  if (at < 0) return [...attempts, next];
  const old = attempts[at] as Attempt;
  if (old.reached !== undefined || old.steps >= next.steps) return attempts;
  return attempts.map((one, i) => (i === at ? next : one));
}

/** Attempts from a draft; whatever else it holds is left out. */
export function readAttempts(draft: unknown): readonly Attempt[] {
  const list = (draft as { attempts?: unknown } | undefined)?.attempts;
  if (!Array.isArray(list)) return [];
  return list.slice(0, 50).flatMap((one: Partial<Attempt> | null) =>
    typeof one?.words === 'string' && typeof one.best === 'number' && typeof one.steps === 'number'
      ? [
          {
            words: one.words,
            best: one.best,
            steps: one.steps,
            reached: typeof one.reached === 'number' ? one.reached : undefined,
            done: true,
          },
        ]
      : [],
  );
}
