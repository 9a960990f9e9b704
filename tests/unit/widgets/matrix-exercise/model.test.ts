import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../../src/grading/verdict.ts';
import {
  type Action,
  act,
  draftOf,
  emptyWork,
  gridOf,
  keyOf,
  restore,
  standing,
  typedOf,
  type Work,
} from '../../../../src/widgets/matrix-exercise/model.ts';

const asked = [
  { name: 'W', rows: 2, columns: 2, choose: true },
  { name: 'b', rows: 1, columns: 1, choose: false },
];
const having = (...actions: Action[]): Work =>
  actions.reduce((work, action) => act(asked, work, action), emptyWork(asked));
const cell = (row: number, column: number, text: string): Action => ({
  do: 'cell',
  name: 'W',
  row,
  column,
  text,
});
const shape = (rows: number, columns: number): Action => ({ do: 'shape', name: 'W', rows, columns });
const judge = (work: Work, name: string, verdict: Verdict): Work =>
  act(asked, work, { do: 'judge', name, of: keyOf(work.answers[name]!), verdict });
const wrong: Verdict = { kind: 'wrong', message: 'Look again.' };

describe('a grid', () => {
  test('forgets nothing when it is made smaller and larger again', () => {
    const small = having(cell(0, 0, '1'), cell(1, 1, '4'), shape(1, 1));
    expect(typedOf(small.answers.W!)).toEqual([['1']]);
    expect(gridOf(act(asked, small, shape(2, 2)).answers.W!)).toEqual([
      ['1', ''],
      ['', '4'],
    ]);
  });

  test('loses its verdict with the next key, the next shape and the other way to answer', () => {
    const judged = judge(having(cell(0, 0, '1')), 'W', wrong);
    expect(judged.answers.W?.verdict).toEqual(wrong);
    for (const next of [cell(0, 0, '2'), shape(2, 1), { do: 'mode', name: 'W', mode: 'formula' } as const])
      expect(act(asked, judged, next).answers.W?.verdict).toBeUndefined();
  });
});

describe('a verdict', () => {
  test('that comes after the answer has changed is dropped', () => {
    const typed = having(cell(0, 0, '1'));
    const of = keyOf(typed.answers.W!);
    const changed = act(asked, typed, cell(0, 0, '12'));
    expect(act(asked, changed, { do: 'judge', name: 'W', of, verdict: wrong })).toBe(changed);
  });

  test('counts a try once for one wrong answer, and none for an unreadable one', () => {
    const once = judge(having(cell(0, 0, '1')), 'W', wrong);
    expect(judge(once, 'W', wrong).answers.W?.tries).toBe(1);
    const unread = judge(act(asked, once, cell(0, 0, '?')), 'W', { kind: 'unmarkable', message: 'What?' });
    expect(unread.answers.W?.tries).toBe(1);
    expect(unread.news).toBe('Gradient of W: could not be read. What?');
  });

  test('on the last open gradient ends the exercise, and says when the solution was shown', () => {
    const shown = act(asked, having(cell(0, 0, '1')), { do: 'show', name: 'W' });
    const solved = judge(judge(shown, 'W', { kind: 'correct' }), 'b', { kind: 'correct' });
    expect(standing(solved)).toEqual({ right: 2, of: 2, afterSolution: true, wrongAnswers: 0 });
    expect(solved.news).toBe('Gradient of b: right. The exercise is solved.');
  });
});

describe('a draft', () => {
  test('brings back what was typed, and names what is to be marked again', () => {
    const work = judge(having(shape(3, 2), cell(2, 1, '7')), 'W', wrong);
    const { work: kept, marked } = restore(asked, JSON.parse(JSON.stringify(draftOf(work))));
    expect(marked).toEqual(['W']);
    expect(gridOf(kept.answers.W!)).toEqual([
      ['', ''],
      ['', ''],
      ['', '7'],
    ]);
    expect(kept.answers.W).toMatchObject({ tries: 1, lastWrong: keyOf(work.answers.W!) });
    expect(kept.answers.W?.verdict).toBeUndefined();
  });

  test.each([
    null,
    'text',
    { answers: 3 },
    { answers: { W: { rows: 900, columns: -1, cells: 'x', mode: 'other', tries: 'two' } } },
    { answers: { b: { rows: 4 } } },
  ])('%j falls back to the empty sheet', (draft) => {
    expect(restore(asked, draft)).toEqual({ work: emptyWork(asked), marked: [] });
  });
});
