import { describe, expect, it } from 'vitest';
import {
  draw,
  type Group,
  marked,
  outcome,
  readSitting,
  type Sitting,
  whole,
} from '../../../../src/widgets/gradient-exam/model.ts';

const groups: Group[] = ['a', 'b', 'c'].map((name) => ({
  title: `Group ${name}`,
  candidates: [1, 2, 3].map((n) => ({ id: `${name}${n}`, title: `${name}${n}` })),
}));
const begun: Sitting = { seed: 5, standings: {} };
const drawn = draw(groups, begun.seed);
const [first, second, third] = drawn.map(({ id }) => id) as [string, string, string];
const right = (exercise: string) => ({ exercise, outcome: 'solved', wrongAnswers: 0 }) as const;
const wrong = (exercise: string, wrongAnswers: number) =>
  ({ exercise, outcome: 'tried', wrongAnswers }) as const;

describe('a draw', () => {
  it('takes one exercise of each group, with numbers of its own', () => {
    expect(drawn.map(({ group }) => group)).toEqual(['Group a', 'Group b', 'Group c']);
    for (const { numbers } of drawn) expect(numbers).toBeGreaterThanOrEqual(1);
  });

  it('is the same for the same seed and reaches every exercise over many seeds', () => {
    expect(draw(groups, 5)).toEqual(drawn);
    const seen = new Set(
      Array.from({ length: 60 }, (_, seed) => draw(groups, seed).map(({ id }) => id)).flat(),
    );
    expect(seen.size).toBe(9);
  });
});

describe('a sitting', () => {
  it('is passed when every exercise is solved with at most one wrong answer', () => {
    let sitting = marked(begun, wrong(first, 1), 1);
    expect(outcome(sitting, first, 1)).toBe('open');
    for (const result of [{ ...right(first), wrongAnswers: 1 }, right(second)])
      sitting = marked(sitting, result, 1);
    expect(whole(sitting, drawn, 1)).toBe('open');
    expect(whole(marked(sitting, right(third), 1), drawn, 1)).toBe('solved');
  });

  it('fails with the second wrong answer, and solving the exercise afterwards does not mend it', () => {
    const failed = marked(begun, wrong(first, 2), 1);
    expect(whole(failed, drawn, 1)).toBe('failed');
    expect(marked(failed, { ...right(first), wrongAnswers: 2 }, 1)).toBe(failed);
  });

  it('fails when a solution was shown', () => {
    const helped = marked(begun, { ...right(first), afterSolution: true }, 1);
    expect(outcome(helped, first, 1)).toBe('failed');
  });

  it('keeps an exercise solved when its answers are changed later', () => {
    const solved = marked(begun, right(first), 1);
    expect(marked(solved, wrong(first, 2), 1)).toBe(solved);
  });
});

describe('a kept sitting', () => {
  it('is read back as it was', () => {
    const sitting = marked(begun, right(first), 1);
    expect(readSitting(JSON.parse(JSON.stringify(sitting)))).toEqual(sitting);
  });

  it.each([null, 7, 'text', {}, { seed: 1.5, standings: {} }, { seed: 1, standings: null }])(
    'is none for %j',
    (kept) => {
      expect(readSitting(kept)).toBeUndefined();
    },
  );

  it('leaves out what is damaged', () => {
    expect(
      readSitting({ seed: 1, standings: { a1: 7, a2: { wrong: 0, solved: true, helped: false } } }),
    ).toEqual({
      seed: 1,
      standings: { a2: { wrong: 0, solved: true, helped: false } },
    });
  });
});
