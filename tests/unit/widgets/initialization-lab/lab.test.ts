import { describe, expect, it } from 'vitest';
import { Session } from '../../../../src/training/session.ts';
import { signal } from '../../../../src/training/signal.ts';
import { setupOf } from '../../../../src/training/spec.ts';
import {
  type Experiment,
  guessedRight,
  learnedAt,
  outcomeWords,
  reasonFor,
  setupFor,
  signalRows,
} from '../../../../src/widgets/initialization-lab/lab.ts';
import { labProps } from '../../../../src/widgets/initialization-lab/props.ts';
import { START_INFO, STARTS, type Start } from '../../../../src/widgets/initialization-lab/starts.ts';

const usual: Experiment = labProps.parse({});

function runOf(start: Start, experiment: Experiment = usual) {
  const session = new Session(setupFor(start, experiment));
  const first = session.frame({ layers: true });
  session.step(experiment.steps);
  return { start, first, frame: session.frame({ layers: true, weights: true }) };
}

describe('the usual experiment', () => {
  const runs = STARTS.map((start) => runOf(start));
  const of = (start: Start) => runs.find((run) => run.start === start)!;

  it('is a sound setup for every start', () => {
    for (const start of STARTS) expect(setupOf(setupFor(start, usual))).toEqual(setupFor(start, usual));
  });

  it('learns with Xavier and He, and with nothing else', () => {
    const learned = runs.filter(({ frame }) => learnedAt(frame, usual) !== undefined);
    expect(learned.map(({ start }) => start)).toEqual(['xavier', 'he']);
  });

  it.each([
    ['zeros', /No gradient reaches layers 1, 2/],
    ['constant', /same weights/],
    ['small', /Gradients vanish/],
    ['large', /beyond ±0\.97/],
    ['xavier', /^$/],
  ] as const)('%s is explained before its first step', (start, reason) => {
    expect(reasonFor(start, of(start).first, usual)).toMatch(reason);
  });

  it('keeps the rows of constant weights equal to the end', () => {
    const { weights } = of('constant').frame;
    const { values, shape } = weights!.find(({ name }) => name === 'W2')!;
    const columns = shape[1]!;
    expect(values.every((value, k) => value === values[k % columns])).toBe(true);
    expect(values.some((value) => value !== Math.fround(1 / usual.width))).toBe(true);
  });

  it('says in words what came of a run, and counts predictions', () => {
    expect(outcomeWords(of('xavier').frame, usual)).toMatch(/^learns, at step \d+$/);
    expect(outcomeWords(of('zeros').frame, usual)).toBe('does not: 0.6931 after 300 steps');
    expect(guessedRight({ zeros: false, xavier: false, he: true }, runs, usual)).toEqual({ right: 2, of: 3 });
  });
});

it('σ = 1 with ReLU breaks, and the reason is the first weights', () => {
  const { frame } = runOf('large', { ...usual, activation: 'relu', rate: 0.1 });
  expect(outcomeWords(frame, usual)).toMatch(/^breaks, at step \d$/);
  expect(frame.standing.broken).toMatch(/the first weights are too large for 8 hidden layers/);
});

it('the table of signals has a row for each of the lesson’s cases, and numbers of its own for each seed', () => {
  const rows = signalRows(1);
  expect(rows.map(({ name }) => name)).toEqual([
    'σ = 0.01, tanh',
    'σ = 1, tanh',
    'Xavier, tanh',
    'Xavier, ReLU',
    'He, ReLU',
    'σ = 1, ReLU',
    'PyTorch, tanh',
  ]);
  const [one, two] = [signal(rows[2]!.setup), signal(signalRows(2)[2]!.setup)];
  expect(one.activations[9]).not.toBe(two.activations[9]);
});

it.each([
  [{ starts: ['zeros'] }, /expected array to have >=2/],
  [{ starts: [...STARTS] }, /expected array to have <=6/],
  [{ depth: 40 }, /expected number to be <=10/],
  [{ start: 'zeros' }, /Unrecognized key/],
])('%j is refused while building', (props, reason) => {
  expect(() => labProps.parse(props)).toThrow(reason);
});

it('every start has a name of its own', () => {
  expect(new Set(STARTS.map((start) => START_INFO[start].name)).size).toBe(STARTS.length);
});
