import { describe, expect, it } from 'vitest';
import type { GradientExerciseData } from '../../../../src/widgets/gradient-exercise/form.ts';
import { check as checkFields, restore } from '../../../../src/widgets/gradient-exercise/marking.ts';
import { makeSheet } from '../../../../src/widgets/gradient-exercise/sheet.ts';
import {
  cleared,
  draftOf,
  nothingDone,
  shown,
  standing,
  typed,
  type Work,
} from '../../../../src/widgets/gradient-exercise/work.ts';

const exercise: GradientExerciseData = {
  kind: 'gradient',
  title: 'The gradient of (x + y)·y',
  ref: 'N01-b',
  practice: false,
  hints: [],
  expression: '(x + y)*y',
  steps: ['s = x + y', 'f = s * y'],
  points: [{ x: 2, y: 3 }],
  domain: {},
  ask: ['forward', 'partials'],
  mistakes: [{ for: 'y', answer: 'y', message: 'The direct edge is missing.', edge: 'y>f:1' }],
};
const sheet = makeSheet(exercise);

type Step = (work: Work) => Work;
const type =
  (field: string, text: string): Step =>
  (work) =>
    typed(work, field, text);
const check =
  (...fields: string[]): Step =>
  (work) =>
    checkFields(sheet, work, fields);
const show =
  (...fields: string[]): Step =>
  (work) =>
    shown(work, fields);
const then = (work: Work, ...steps: Step[]) => steps.reduce((now, step) => step(now), work);
const done = (...steps: Step[]) => then(nothingDone, ...steps);

describe('marking', () => {
  it('judges what was typed and leaves empty fields alone', () => {
    const work = done(type('forward:s', '5'), check('forward:s', 'forward:f'));
    expect(work.answers['forward:s']?.verdict).toEqual({ kind: 'correct' });
    expect(work.answers['forward:f']).toBeUndefined();
    expect(standing(sheet, work)).toEqual({ right: 1, of: 4, afterSolution: false, wrongAnswers: 0 });
  });

  it('forgets the verdict as soon as the answer changes', () => {
    const work = done(type('forward:s', '4'), check('forward:s'), type('forward:s', '45'));
    expect(work.answers['forward:s']).toEqual({ text: '45', tries: 1, lastWrong: '4' });
  });

  it('counts a wrong answer once, however often it is checked, and an unreadable one never', () => {
    const wrong = done(type('partial:y', 'y'), check('partial:y'), check('partial:y'));
    expect(wrong.answers['partial:y']?.tries).toBe(1);
    const unreadable = done(type('partial:y', '2*('), check('partial:y'));
    expect(unreadable.answers['partial:y']).toMatchObject({
      tries: 0,
      verdict: { kind: 'unmarkable', position: 3 },
    });
    const second = then(wrong, type('partial:y', 'x'), check('partial:y'));
    expect(second.answers['partial:y']?.tries).toBe(2);
  });

  it('points at the edge of a foreseen slip', () => {
    const work = done(type('partial:y', '0 + y'), check('partial:y'));
    expect(work.answers['partial:y']?.verdict).toMatchObject({
      kind: 'wrong',
      message: 'The direct edge is missing.',
      at: { edge: 'y>f:1' },
    });
  });
});

describe('what is said aloud', () => {
  it('is the verdict of one field', () => {
    expect(done(type('forward:s', '5'), check('forward:s')).news).toBe('Value of s: right.');
  });

  it('is a count and the first open field for several', () => {
    const work = done(type('forward:s', '5'), type('forward:f', '6'), check('forward:s', 'forward:f'));
    expect(work.news).toMatch(/^1 of 2 right\. Value of f: not yet\. /);
  });

  it('is gone with the next key, so that it is said once', () => {
    expect(done(type('forward:s', '5'), check('forward:s'), type('forward:f', '1')).news).toBe('');
  });

  it('asks for an answer where there is none', () => {
    expect(done(check('forward:s')).news).toBe('Nothing to check yet: type an answer first.');
  });
});

describe('an error carried forward', () => {
  const slipped = done(type('forward:s', '6'), type('forward:f', '18'), check('forward:s', 'forward:f'));

  it('costs only its own step: what follows from it rightly is right, and says so', () => {
    expect(slipped.answers['forward:s']?.verdict?.kind).toBe('wrong');
    expect(slipped.answers['forward:f']?.verdict).toMatchObject({
      kind: 'correct',
      carried: true,
      message: expect.stringContaining('from your own s'),
    });
  });

  it('is marked anew, at no cost, when the slip is repaired', () => {
    const repaired = then(slipped, type('forward:s', '5'), check('forward:s'));
    expect(repaired.answers['forward:f']).toMatchObject({ tries: 0, verdict: { kind: 'wrong' } });
    expect(repaired.news).toBe('Value of s: right.');
  });

  it('never solves the exercise', () => {
    const rest = [type('partial:x', 'y'), type('partial:y', 'x+2y'), check('partial:x', 'partial:y')];
    const work = then(slipped, ...rest);
    expect(standing(sheet, work).right).toBeLessThan(4);
  });
});

const allRight = [
  type('forward:s', '5'),
  type('forward:f', '15'),
  type('partial:x', 'y'),
  type('partial:y', 'y + (x + y)'),
  check('forward:s', 'forward:f', 'partial:x', 'partial:y'),
];

describe('the solution', () => {
  it('shown before the answer was right is remembered', () => {
    const work = done(show('partial:y'), ...allRight);
    expect(standing(sheet, work)).toEqual({ right: 4, of: 4, afterSolution: true, wrongAnswers: 0 });
  });

  it('shown for what is right already changes nothing', () => {
    const work = done(...allRight, show('partial:y'));
    expect(standing(sheet, work).afterSolution).toBe(false);
  });

  it('is forgotten with a fresh start', () => {
    const work = done(show('partial:y'), () => cleared, ...allRight);
    expect(standing(sheet, work)).toEqual({ right: 4, of: 4, afterSolution: false, wrongAnswers: 0 });
  });
});

describe('a draft', () => {
  const restored = (draft: unknown) => restore(sheet, nothingDone, draft);

  it('comes back with its verdicts made afresh', () => {
    const work = done(type('forward:s', '5'), type('forward:f', '14'), check('forward:s'), show('partial:x'));
    const back = restored(JSON.parse(JSON.stringify(draftOf(work))));
    expect(back.answers['forward:s']).toMatchObject({ text: '5', verdict: { kind: 'correct' } });
    expect(back.answers['forward:f']).toEqual({ text: '14', tries: 0 });
    expect(back.answers['partial:x']).toMatchObject({ shown: true });
  });

  it.each([
    undefined,
    null,
    7,
    [],
    {},
    { answers: 3 },
    { answers: { 'forward:s': 9, 'forward:f': { text: 4 } } },
  ])('of foreign shape %j is ignored', (draft) => expect(restored(draft).answers).toEqual({}));

  it('of an older exercise keeps what still has its field', () => {
    const draft = { answers: { 'forward:gone': { text: '1' }, 'forward:s': { text: '5', tries: 2 } } };
    expect(restored(draft).answers).toEqual({ 'forward:s': { text: '5', tries: 2 } });
  });

  it('never overwrites what was typed before it arrived', () => {
    const work = restore(sheet, done(type('forward:s', '7')), { answers: { 'forward:s': { text: '5' } } });
    expect(work.answers['forward:s']?.text).toBe('7');
  });
});
