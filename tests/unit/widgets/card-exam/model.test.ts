import { describe, expect, it } from 'vitest';
import type { Deck } from '../../../../src/ui/deck.ts';
import { draw, outcome, readSitting, toReview } from '../../../../src/widgets/card-exam/model.ts';

const card = (question: string) => ({
  question,
  answer: `${question} right.`,
  distractors: [
    { html: `${question} wrong`, because: 'it is not' },
    { html: `${question} worse`, because: 'nor is it' },
  ],
});
const decks: Deck[] = ['a', 'b', 'c'].map((name) => ({
  lesson: `dl/q1/${name}`,
  title: `Lesson ${name}`,
  cards: [
    ...[1, 2, 3, 4].map((n) => card(`${name}${n}`)),
    { question: 'open', answer: 'x', distractors: [] },
  ],
}));

describe('a draw', () => {
  it('takes different cards, each with one right choice among the others', () => {
    const asked = draw(decks, 6, 11);
    expect(new Set(asked.map(({ question }) => question)).size).toBe(6);
    for (const { choices, question } of asked) {
      expect(choices.filter(({ right }) => right).map(({ html }) => html)).toEqual([`${question} right`]);
      expect(choices).toHaveLength(3);
    }
  });

  it('is the same for the same seed, and another for the next', () => {
    expect(draw(decks, 6, 11)).toEqual(draw(decks, 6, 11));
    expect(draw(decks, 6, 11)).not.toEqual(draw(decks, 6, 12));
  });

  it('never asks a card that has nothing to choose from', () => {
    expect(draw(decks, 99, 3).map(({ question }) => question)).not.toContain('open');
  });

  it('puts the right choice into every place, over many cards', () => {
    const places = draw(decks, 99, 4).map(({ choices }) => choices.findIndex(({ right }) => right));
    expect(new Set(places)).toEqual(new Set([0, 1, 2]));
  });
});

describe('the outcome', () => {
  it('is open until the last card, whatever came before', () => {
    expect(outcome({ seed: 1, answers: [true, true] }, 3, 2)).toBe('open');
  });

  it.each([
    [[true, true, false], 'solved'],
    [[true, false, false], 'failed'],
  ] as const)('of %j with two needed is %s', (answers, result) => {
    expect(outcome({ seed: 1, answers }, 3, 2)).toBe(result);
  });
});

it('the lessons to go back to are those of missed cards, each once, the most missed first', () => {
  const asked = draw(decks, 12, 5);
  const missed = new Set(['a1', 'b1', 'b2']);
  const answers = asked.map(({ question }) => !missed.has(question));
  expect(toReview(asked, { seed: 5, answers }).map(({ title }) => title)).toEqual(['Lesson b', 'Lesson a']);
});

it.each([null, 3, {}, { seed: 1 }, { seed: 'x', answers: [] }, { seed: 1, answers: [1] }])(
  'a kept sitting is none for %j',
  (kept) => {
    expect(readSitting(kept)).toBeUndefined();
  },
);
