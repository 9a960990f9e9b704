import { expect, test } from 'vitest';
import { exerciseSchema } from '../../../src/schemas/exercise.ts';

const question = {
  ask: 'What is 1 + 1?',
  right: '2',
  because: 'One more than 1.',
  wrong: [{ choice: '3', because: 'That is one too many.' }],
};
const quiz = (questions: unknown[]) => ({ kind: 'quiz', title: 'A quiz', ref: 'N01-f', questions });
const problems = (data: unknown) =>
  exerciseSchema.safeParse(data).error?.issues.map((issue) => issue.path.join('.'));

test('a question with a reason for every choice is accepted', () => {
  expect(problems(quiz([question]))).toBeUndefined();
});

test('a distractor without its reason is refused at its place', () => {
  expect(problems(quiz([question, { ...question, wrong: [{ choice: '3' }] }]))).toEqual([
    'questions.1.wrong.0.because',
  ]);
});

test('a question without distractors is refused', () => {
  expect(problems(quiz([{ ...question, wrong: [] }]))).toEqual(['questions.0.wrong']);
});

test('two choices that read the same are refused', () => {
  const twice = { ...question, wrong: [{ choice: '2', because: 'It says the same.' }] };
  expect(problems(quiz([twice]))).toEqual(['questions.0.wrong.0.choice']);
});
