import { describe, expect, it } from 'vitest';
import { compare, relativeDifference } from '../../../../src/grading/parity/compare.ts';

const zeros = [[[0]], [[0]], [[0]], [[0]], [[0]], [[0]]];

describe('the relative difference', () => {
  it.each([
    [1, 1.0001, 0.0001 / 1.0001],
    [4, 1, 0.75],
    [1, 4, 0.75],
    [-1, 1, 2],
    [0, 1e-3, 1],
    [0, 1e-13, 0],
    [1e-12, -1e-12, 0],
    [0, 0, 0],
    [Number.NaN, 1, Number.POSITIVE_INFINITY],
    [1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('of %d and %d is %d', (a, b, expected) => {
    const found = relativeDifference(a, b);
    if (Number.isFinite(expected)) expect(found).toBeCloseTo(expected, 12);
    else expect(found).toBe(expected);
  });
});

describe('comparing', () => {
  it('names the first entry that differs, and the largest difference', () => {
    const theirs = zeros.with(2, [
      [1, 2],
      [3, 4],
    ]);
    const ours = zeros.with(2, [
      [1, 2],
      [3.3, 8],
    ]);
    const [, , W2] = compare(ours, theirs);
    expect(W2).toMatchObject({ name: 'W2', verdict: 'differs', worst: 0.5, at: [1, 0], shape: [2, 2] });
    expect(W2?.norms.theirs).toBeCloseTo(Math.sqrt(30), 12);
  });

  it('lets a billionth pass and ten billionths not', () => {
    const verdict = (x: number) => compare(zeros.with(0, [[x]]), zeros.with(0, [[1]]))[0]?.verdict;
    expect([verdict(1 + 5e-10), verdict(1 + 1e-8)]).toEqual(['agrees', 'differs']);
  });

  it.each([
    ['too few rows', [[1, 2]]],
    [
      'a row too long',
      [
        [1, 2],
        [3, 4, 5],
      ],
    ],
    ['nothing', []],
  ])('does not compare entries where the shape differs: %s', (_, W2) => {
    const theirs = zeros.with(2, [
      [1, 2],
      [3, 4],
    ]);
    expect(compare(zeros.with(2, W2), theirs)[2]).toMatchObject({
      verdict: 'shape',
      worst: Number.POSITIVE_INFINITY,
    });
  });

  it('takes NaN for a difference, where it stands', () => {
    const [W1] = compare(zeros.with(0, [[1, Number.NaN]]), zeros.with(0, [[1, 1]]));
    expect(W1).toMatchObject({ verdict: 'differs', worst: Number.POSITIVE_INFINITY, at: [0, 1] });
  });
});
