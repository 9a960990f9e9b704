import { expect, test } from 'vitest';
import { mathRuns, nameRun, plainText, substituteRuns } from '../../../src/viz/math-text.ts';

test.each([
  ['x + y', 'x + y'],
  ['s*y', 's · y'],
  ['1 - t^2', '1 − t^2'],
  ['-u/v^2', '−u / v^2'],
  ['1/(2*out)', '1 / (2 · out)'],
  ['a/abs(a)', 'a / |a|'],
  ['x^(-1)', 'x^−1'],
  ['sigmoid(a)', 'σ(a)'],
  ['max(a, b)', 'max(a, b)'],
])('%s is set as %s', (printed, set) => {
  expect(plainText(mathRuns(printed))).toBe(set);
});

test('an exponent is raised and what follows is not', () => {
  expect(mathRuns('x^2*y').map(({ text, raised }) => [text, raised === true])).toEqual([
    ['x', false],
    ['2', true],
    ['\u2009·\u2009', false],
    ['y', false],
  ]);
});

test.each([
  ['w_1', 'w', '1'],
  ['x2', 'x', '2'],
  ['w_out', 'w', 'out'],
  ['alpha', 'α', undefined],
  ['y', 'y', undefined],
])('the name %s is set as %s with subscript %s', (name, text, subscript) => {
  expect(nameRun(name)).toMatchObject({ text, name, ...(subscript === undefined ? {} : { subscript }) });
});

test.each([
  ['x + y', '−2 + (−2)'],
  ['x*y', '−2 × (−2)'],
  ['x^2', '(−2)^2'],
  ['tanh(x)', 'tanh(−2)'],
  ['max(x, y)', 'max(−2, −2)'],
  ['-x', '−(−2)'],
])('negative numbers get the brackets they need in %s: %s', (printed, text) => {
  expect(plainText(substituteRuns(mathRuns(printed), () => '−2'))).toBe(text);
});
