import { expect, test } from 'vitest';
import { formatNumber, isRounded } from '../../../src/viz/format-number.ts';

test.each([
  [15, '15'],
  [0, '0'],
  [-0, '0'],
  [-2, '−2'],
  [0.1 + 0.2, '0.3'],
  [-1 / 3, '−0.3333'],
  [138.8338, '138.8'],
  [1234.5, '1235'],
  [999999, '999999'],
  [1234567, '1.235×10⁶'],
  [9.5367e-7, '9.537×10⁻⁷'],
  [0.0001, '0.0001'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NEGATIVE_INFINITY, '−∞'],
  [Number.NaN, 'undefined'],
])('%d is shown as %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each([
  [15, false],
  [0.25, false],
  [0.1 + 0.2, false],
  [1 / 3, true],
  [1234.5, true],
  [1234567, true],
])('whether %d loses digits: %s', (value, rounded) => {
  expect(isRounded(value)).toBe(rounded);
});
