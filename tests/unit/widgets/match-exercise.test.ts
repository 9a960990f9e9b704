import { expect, test } from 'vitest';
import { markPairs } from '../../../src/widgets/match-exercise/model.ts';

test('all pairs joined are right', () => {
  expect(markPairs([0, 1, 2]).whole).toEqual({ kind: 'correct' });
});

test('nothing chosen is no answer', () => {
  expect(markPairs([undefined, undefined]).whole.kind).toBe('unmarkable');
});

test('right so far is not a mistake, and says how many lines are open', () => {
  const { whole, rows } = markPairs([0, undefined, 2]);
  expect(whole).toMatchObject({
    kind: 'unmarkable',
    message: expect.stringContaining('One line is still open'),
  });
  expect(rows).toEqual([true, undefined, true]);
});

test('a partner given twice is told apart from two that were exchanged', () => {
  expect(markPairs([0, 0, 2]).whole).toMatchObject({ message: expect.stringContaining('one line only') });
  expect(markPairs([1, 0, 2]).whole).toMatchObject({ message: expect.not.stringContaining('one line only') });
});
