import { describe, expect, test } from 'vitest';
import { markNumber, readNumber } from '../../../src/grading/index.ts';

describe('numbers are read as people type them', () => {
  test.each([
    ['3', 3],
    ['-0.75', -0.75],
    ['−0.75', -0.75],
    ['-0', 0],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-3', 0.001],
    ['2/3', 2 / 3],
    ['-2/3', -2 / 3],
    ['sqrt(2)/2', Math.SQRT1_2],
    ['e^-1', 1 / Math.E],
    ['2π', 2 * Math.PI],
    ['3·(2+1)', 9],
    ['ln(2)', Math.LN2],
  ])('%s', (text, value) => {
    expect(markNumber(text, value)).toEqual({ kind: 'correct' });
  });

  test('a decimal comma is read, with a notice', () => {
    expect(markNumber('1,5', 1.5)).toEqual({
      kind: 'correct',
      message: 'Read as 1.5: decimals are written with a point here.',
    });
    expect(markNumber('1,5', 2).kind).toBe('wrong');
  });
});

describe('what cannot be read is not wrong', () => {
  test.each([
    '',
    '   ',
    'nan',
    'inf',
    '-Infinity',
    '∞',
    'x',
    '3+',
    '1/0',
    '0/0',
    'ln(-1)',
    '1,2,3',
    'three',
    '1e999',
  ])('%j', (text) => {
    expect(markNumber(text, 3).kind).toBe('unmarkable');
  });

  test('infinity and NaN are answers where they are the expected value', () => {
    expect(markNumber('inf', Infinity).kind).toBe('correct');
    expect(markNumber('-∞', Infinity).kind).toBe('unmarkable');
    expect(markNumber('NaN', Number.NaN).kind).toBe('correct');
    expect(markNumber('3', Number.NaN).kind).toBe('wrong');
  });

  test('a name in it is said', () => {
    expect(readNumber('2x')).toMatchObject({ kind: 'unmarkable', position: 1 });
  });
});

describe('4 to 6 digits are enough, 3 are not', () => {
  const expected = 0.9151369618;
  test.each([
    ['0.9151', 'correct'],
    ['0.91514', 'correct'],
    ['0.915137', 'correct'],
    ['0.9150', 'wrong'],
    ['0.92', 'wrong'],
  ])('%s for 0.9151369618 is %s', (text, kind) => {
    expect(markNumber(text, expected).kind).toBe(kind);
  });

  test.each([
    ['1.078', 1.0776039, 'correct'],
    ['0.1224', 0.1223829, 'correct'],
    ['13.45', 13.445067, 'correct'],
    ['-1.558', -1.5576016, 'correct'],
    ['1.078e-3', 0.0010776039, 'correct'],
    ['1,078', 1.0776039, 'correct'],
    ['1.077', 1.0776039, 'wrong'],
    ['1.001', 1, 'wrong'],
    ['1001', 1000, 'wrong'],
    ['0.0278', 0.0277778, 'wrong'],
  ])('%s for %d, rounded to the digits typed, is %s', (text, expected, kind) => {
    expect(markNumber(text, expected).kind).toBe(kind);
  });

  test('the edge of the tolerance is 1e-6 + 1e-4·|b|', () => {
    expect(markNumber('1000.09', 1000).kind).toBe('correct');
    expect(markNumber('1000.11', 1000).kind).toBe('wrong');
    expect(markNumber('0.0000009', 0).kind).toBe('correct');
    expect(markNumber('0.000002', 0).kind).toBe('wrong');
  });
});

describe('a wrong number is told what is wrong with it', () => {
  test('a foreseen number gets its own message and place', () => {
    const mistakes = [{ value: 5, message: 'The path through s is missing.', at: { edge: 'y>s:1' } }];
    expect(markNumber('5', 8, { mistakes })).toEqual({
      kind: 'wrong',
      message: 'The path through s is missing.',
      at: { edge: 'y>s:1' },
    });
  });

  test('a foreseen number that is the right one here is right', () => {
    expect(markNumber('3', 3, { mistakes: [{ value: 3, message: 'The path is missing.' }] }).kind).toBe(
      'correct',
    );
  });

  test.each([
    ['-8', 'sign'],
    ['8.05', 'rounding'],
  ])('%s for 8 is a slip of %s', (text, mistake) => {
    expect(markNumber(text, 8)).toMatchObject({ kind: 'wrong', mistake });
  });

  test('any other number gets the hint it was given', () => {
    expect(markNumber('7', 8, { hint: 'Add the two paths.', at: { node: 'y' } })).toEqual({
      kind: 'wrong',
      message: 'Add the two paths.',
      at: { node: 'y' },
    });
  });
});
