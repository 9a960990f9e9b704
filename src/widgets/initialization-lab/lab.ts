/** The lab's experiments as setups, and what is concluded from their frames. */
import { remarks } from '../../training/diagnose.ts';
import type { Frame } from '../../training/session.ts';
import type { SignalSetup } from '../../training/signal.ts';
import type { Setup } from '../../training/spec.ts';
import { formatNumber } from '../../viz/format-number.ts';
import { START_INFO, type Start } from './starts.ts';

/** What all runs share. */
export interface Experiment {
  readonly activation: 'tanh' | 'relu';
  readonly depth: number;
  readonly width: number;
  readonly rate: number;
  readonly seed: number;
  readonly steps: number;
  readonly goal: number;
}

/** One run: two circles, one seed for all, so that nothing but the start differs. */
export function setupFor(start: Start, { activation, depth, width, rate, seed }: Experiment): Setup {
  const { init, scale } = START_INFO[start];
  return {
    data: { kind: 'circles', points: 200, noise: 0.1, seed: 1, own: [] },
    network: {
      hidden: Array.from({ length: depth }, () => width),
      activation,
      init,
      scale: scale === 'fanIn' ? 1 / width : scale,
    },
    training: {
      loss: 'crossEntropy',
      optimizer: 'sgd',
      rate,
      batch: 0,
      seed,
      precision: 'float32',
      zeroGrad: true,
    },
  };
}

/** What came of a run: the step that reached the goal, or undefined. */
export function learnedAt(
  { curves }: Pick<Frame, 'curves'>,
  { goal, steps }: Experiment,
): number | undefined {
  const at = curves.test.findIndex((loss, i) => loss <= goal && (curves.steps[i] ?? 0) <= steps);
  return at < 0 ? undefined : curves.steps[at];
}

/** `learns: at step 121`, `does not: 0.6931 after 300 steps`. */
export function outcomeWords(frame: Frame, experiment: Experiment): string {
  const at = learnedAt(frame, experiment);
  if (at !== undefined) return `learns, at step ${at}`;
  const { step, test, broken } = frame.standing;
  if (broken !== undefined) return `breaks, at step ${step}`;
  return `does not: ${formatNumber(test ?? Number.NaN)} after ${step} steps`;
}

/** Why, as far as the layers say; one sentence. */
export function reasonFor(start: Start, first: Frame, experiment: Experiment): string {
  return remarks(first.layers ?? [], setupFor(start, experiment))[0] ?? '';
}

/** Whether the guesses were right, counted. */
export function guessedRight(
  guesses: Readonly<Partial<Record<Start, boolean>>>,
  frames: readonly { readonly start: Start; readonly frame: Frame }[],
  experiment: Experiment,
): { readonly right: number; readonly of: number } {
  const guessed = frames.filter(({ start }) => guesses[start] !== undefined);
  const right = guessed.filter(
    ({ start, frame }) => guesses[start] === (learnedAt(frame, experiment) !== undefined),
  );
  return { right: right.length, of: guessed.length };
}

/** The rows of the curriculum's table: ten layers of 100 units, 500 random inputs. */
const ROWS: readonly [start: Start, activation: SignalSetup['activation']][] = [
  ['small', 'tanh'],
  ['large', 'tanh'],
  ['xavier', 'tanh'],
  ['xavier', 'relu'],
  ['he', 'relu'],
  ['large', 'relu'],
  ['pytorch', 'tanh'],
];

export interface SignalRow {
  readonly name: string;
  readonly setup: SignalSetup;
}

export function signalRows(seed: number): SignalRow[] {
  return ROWS.map(([start, activation]) => {
    const { name, init, scale } = START_INFO[start];
    return {
      name: `${name}, ${activation === 'relu' ? 'ReLU' : activation}`,
      setup: {
        init,
        scale: scale === 'fanIn' ? 0.01 : scale,
        activation,
        width: 100,
        depth: 10,
        batch: 500,
        seed,
      },
    };
  });
}
