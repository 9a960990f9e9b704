import { expect, test } from 'vitest';
import { cardsSchema } from '../../../src/schemas/card.ts';

const problems = (data: unknown) =>
  cardsSchema.safeParse(data).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);

test('a card needs a question and an answer; distractors are optional', () => {
  expect(cardsSchema.parse({ cards: [{ question: 'What is 1 + 1?', answer: '2' }] })).toEqual({
    cards: [{ question: 'What is 1 + 1?', answer: '2', distractors: [] }],
  });
});

test('a missing answer and an unknown key are named with their place', () => {
  expect(problems({ cards: [{ question: 'What is 1 + 1?', anwser: '2' }] })).toEqual([
    expect.stringMatching(/^cards\.0\.answer: /),
    expect.stringMatching(/^cards\.0: .*anwser/),
  ]);
});

test('a distractor without its reason is refused', () => {
  const card = { question: 'What is 1 + 1?', answer: '2', distractors: [{ choice: '3' }] };
  expect(problems({ cards: [card] })).toEqual([
    expect.stringMatching(/^cards\.0\.distractors\.0\.because: /),
  ]);
});
