import { expect, test } from 'vitest';
import { digitsPx, digitsWidth } from '../../../src/viz/fit-digits.ts';
import { formatNumber } from '../../../src/viz/format-number.ts';

const LONG = formatNumber(-1.2345e-100);

test('a number with room keeps its size', () => {
  expect(digitsPx('15', 14, 60)).toBe(14);
});

test('a long number is set as small as its place wants', () => {
  const px = digitsPx(LONG, 14, 76);
  expect(px).toBeLessThan(14);
  expect(digitsWidth(LONG, px)).toBeCloseTo(76);
});

test('no number is set too small to be read', () => {
  expect(digitsPx(LONG, 14, 10)).toBe(8);
});
