import { expect, test } from 'vitest';
import { shortened, sumText } from '../../../../src/widgets/gradient-graph/scene.ts';

test('a sum is written with the signs of its terms', () => {
  expect(sumText([5, -2, 4])).toBe('5 − 2 + 4');
});

test('a sum of a hundred terms is written, and spoken, by its first and last', () => {
  const terms = Array.from({ length: 100 }, (_, index) => 102 - index);
  expect(sumText(terms)).toBe('102 + 101 + 100 + 99 + … + 5 + 4 + 3');
});

test('nothing is left out of what can be read', () => {
  const eight = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(shortened(eight, 0)).toEqual(eight);
  expect(shortened([...eight, 9], 0)).toEqual([1, 2, 3, 4, 0, 7, 8, 9]);
});
