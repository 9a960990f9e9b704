import { expect, test } from 'vitest';
import type { GraphRun } from '../../../../src/expr/types.ts';
import { markNumber } from '../../../../src/grading/number.ts';
import { helpWith } from '../../../../src/widgets/gradient-graph/help.ts';
import {
  currentQuestion,
  givenOf,
  isFinished,
  makePredictor,
  type Predictor,
  predict,
  predictScene,
  scoreOf,
} from '../../../../src/widgets/gradient-graph/predict.ts';
import { planAt } from '../../../support/plan.ts';

const steps = ['s = x + y', 'f = s*y'];
const points = [
  { x: 2, y: 3 },
  { x: -1, y: 2 },
];
const rounds = points.map((at) => ({ at, run: planAt('(x+y)*y', at, steps).run }));
const fresh = makePredictor(planAt('(x+y)*y', { x: 2, y: 3 }, steps).plan, rounds);

function runOf({ rounds, round }: Predictor): GraphRun {
  const run = rounds[round]?.run;
  if (run === undefined) throw new Error('No round is open.');
  return run;
}

/** Types into the current question and has it marked as the page does. */
function type(state: Predictor, text: string): Predictor {
  const question = currentQuestion(state);
  if (question === undefined) throw new Error('No question is open.');
  const help = helpWith(state.plan, runOf(state), question);
  return predict(state, { type: 'marked', verdict: markNumber(text, question.expected, help) });
}
const said = (state: Predictor): string | undefined => state.verdict?.message;
const all = (state: Predictor, ...texts: string[]): Predictor => texts.reduce(type, state);

const FIRST_POINT = ['5', '1', '1', '15', '3', '5', '1', '3', '5', '3', '3', '8'];
const SECOND_POINT = ['1', '1', '1', '2', '2', '1', '1', '2', '1', '2', '2', '3'];

test('a page that carries only what is given asks the same questions, and knows the answers once the engine has run', () => {
  const { plan } = fresh;
  const given = rounds.map(({ at, run }) => ({ at, run: givenOf(plan, run) }));
  expect(given.map(({ run }) => run.values)).toEqual(points);
  const blank = makePredictor(plan, given);
  expect(blank.questions.map(({ left }) => left)).toEqual(fresh.questions.map(({ left }) => left));
  expect(currentQuestion(blank)?.expected).toBeNaN();
  const knowing = predict(blank, { type: 'ran', runs: rounds.map(({ run }) => run) });
  expect(knowing).toEqual(fresh);
});

test('every number of the lesson is asked for, in order, at both points', () => {
  const first = all(fresh, ...FIRST_POINT);
  expect(currentQuestion(first)).toBeUndefined();
  expect(isFinished(first)).toBe(false);
  const second = all(predict(first, { type: 'next-round' }), ...SECOND_POINT);
  expect(isFinished(second)).toBe(true);
  expect(scoreOf(second.answers)).toBe('24 numbers: 24 at the first try.');
});

test('a number is hidden until it is right, and its place holds a question', () => {
  const s = (state: Predictor) => predictScene(state).nodes.find((node) => node.id === 's');
  expect(s(fresh)).toMatchObject({ value: undefined, asked: 'value' });
  expect(s(type(fresh, '6'))).toMatchObject({ value: undefined, asked: 'value' });
  expect(s(type(fresh, '5'))).toMatchObject({ value: '5', asked: undefined });
});

test('what cannot be read is no try', () => {
  const state = type(type(fresh, 'five'), '5');
  expect(state.answers).toEqual(['first']);
});

test('a wrong number is a try, and a shown one is counted as shown', () => {
  const later = all(fresh, '6', '5');
  const shown = predict(later, { type: 'show' });
  expect(shown.answers).toEqual(['later', 'shown']);
  expect(scoreOf(shown.answers)).toBe('2 numbers: 0 at the first try, 1 later, 1 shown.');
});

test('the local derivative of a product that was not swapped is named', () => {
  const asked = all(fresh, ...FIRST_POINT.slice(0, 4));
  expect(said(type(asked, '5'))).toBe(
    'That is s itself. If s grows by 1, the product grows by the other factor.',
  );
});

test('the value of the output is not its gradient', () => {
  const asked = all(fresh, ...FIRST_POINT.slice(0, 6));
  expect(said(type(asked, '15'))).toBe(
    'That is the value of f. Its gradient says how fast f changes when f does.',
  );
});

test('the product of two paths is named, and so is one path alone', () => {
  const asked = all(fresh, ...FIRST_POINT.slice(0, 11));
  expect(said(type(asked, '15'))).toBe(
    'That is their product. Across paths, add: the changes arrive side by side.',
  );
  expect(said(type(asked, '5'))).toBe(
    'That is one of the terms. y reaches f along every edge that leaves it: add them all.',
  );
});

test('a wrong number that two slips would explain gets the hint and no accusation', () => {
  // s to x at the first point: the gradient of s is 3 and the local derivative 1; 1 is the local derivative alone
  const asked = all(fresh, ...FIRST_POINT.slice(0, 9));
  expect(said(type(asked, '4'))).toBe(
    'That is their sum. Along a path, multiply: a rate of a rate is a product.',
  );
  expect(said(type(asked, '7'))).toBe(
    'Multiply the gradient at the end of the edge by the local derivative on it.',
  );
});

test('no right number is among the slips, at either point', () => {
  for (const state of [fresh, predict(all(fresh, ...FIRST_POINT), { type: 'next-round' })]) {
    for (const question of state.questions) {
      const { expected } = question;
      expect(
        helpWith(state.plan, runOf(state), question).mistakes.filter(
          ({ value }) => Math.abs(value - expected) < 1e-6,
        ),
      ).toEqual([]);
    }
  }
});

test('starting over forgets every answer', () => {
  expect(predict(all(fresh, '6', '5'), { type: 'restart' })).toEqual(fresh);
});
