import { expect, test } from 'vitest';
import type { ProgressEvent } from '../../../src/course/progress-record.ts';
import { lessonStateIn, noProgress, reduce } from '../../../src/course/progress-record.ts';

const after = (...events: ProgressEvent[]) => events.reduce(reduce, noProgress);

test('tries are counted and the first solving keeps its time', () => {
  const progress = after(
    { type: 'result', exercise: 'g01', outcome: 'tried', at: 10 },
    { type: 'result', exercise: 'g01', outcome: 'solved', at: 20 },
    { type: 'result', exercise: 'g01', outcome: 'tried', at: 30 },
    { type: 'result', exercise: 'g01', outcome: 'solved', at: 40 },
  );
  expect(progress.exercises.g01).toEqual({ tries: 4, solvedAt: 20, afterSolution: false });
});

test('solved after the solution says so until it is solved unaided, and never comes back', () => {
  const aided: ProgressEvent = {
    type: 'result',
    exercise: 'g01',
    outcome: 'solved',
    afterSolution: true,
    at: 1,
  };
  const unaided: ProgressEvent = { type: 'result', exercise: 'g01', outcome: 'solved', at: 2 };
  expect(after(aided).exercises.g01?.afterSolution).toBe(true);
  expect(after(aided, unaided).exercises.g01?.afterSolution).toBe(false);
  expect(after(aided, unaided, aided).exercises.g01?.afterSolution).toBe(false);
});

test('opening a lesson again keeps the first time and moves the last', () => {
  const progress = after(
    { type: 'opened', lesson: 'dl/q1/m1/w1/computational-graphs', at: 5 },
    { type: 'opened', lesson: 'dl/q1/m1/w1/computational-graphs', at: 9 },
  );
  expect(progress.lessons).toEqual({
    'dl/q1/m1/w1/computational-graphs': { firstOpened: 5, lastOpened: 9 },
  });
});

test('a lesson is done when every counted exercise is solved', () => {
  const one = after({ type: 'result', exercise: 'g01', outcome: 'solved', at: 1 });
  const both = reduce(one, { type: 'result', exercise: 'g02', outcome: 'solved', at: 2 });
  expect(lessonStateIn(noProgress, 'a', ['g01', 'g02'])).toEqual({ status: 'new', solved: 0, of: 2 });
  expect(lessonStateIn(one, 'a', ['g01', 'g02'])).toEqual({ status: 'opened', solved: 1, of: 2 });
  expect(lessonStateIn(both, 'a', ['g01', 'g02'])).toEqual({ status: 'done', solved: 2, of: 2 });
});

test('a lesson without counted exercises is opened, never done', () => {
  const opened = after({ type: 'opened', lesson: 'a', at: 1 });
  expect(lessonStateIn(opened, 'a', [])).toEqual({ status: 'opened', solved: 0, of: 0 });
});
