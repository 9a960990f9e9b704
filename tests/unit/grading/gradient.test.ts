import { describe, expect, test } from 'vitest';
import { type GradientQuestion, markGradient } from '../../../src/grading/index.ts';

const G01 = {
  expression: '(x+y)*y',
  steps: ['s = x + y', 'f = s * y'],
  point: { x: 2, y: 3 },
  mistakes: [
    { for: 'y', answer: 'x+y', message: 'The path y → s → f is missing.', edge: 'y>s:1' },
    { for: 'x', answer: 'x+y', message: 'The partials of the product are exchanged.', node: 's' },
  ],
} satisfies Partial<GradientQuestion>;

const by = (wrt: string, answer: string) => markGradient({ ...G01, wrt, answer });

describe('any equivalent form is right', () => {
  test.each(['x+2y', '2*y + x', 'y + (x+y)', 's + y', 'y+s', '(x^2 + 2xy)/x', '2(x+y) - x', 'x + y·2'])(
    '%s for ∂f/∂y',
    (answer) => {
      expect(by('y', answer)).toEqual({ kind: 'correct' });
    },
  );
});

describe('a foreseen mistake is recognized in any form', () => {
  test.each(['x+y', 'y+x', '2(x+y)/2', 's', 'x - (-y)'])('%s', (answer) => {
    expect(by('y', answer)).toEqual({
      kind: 'wrong',
      message: 'The path y → s → f is missing.',
      mistake: 'foreseen:y:x+y',
      at: { edge: 'y>s:1' },
    });
  });

  test('only for the variable it was written for', () => {
    expect(by('x', 's')).toMatchObject({
      message: 'The partials of the product are exchanged.',
      at: { node: 's' },
    });
  });
});

describe('what cannot be marked is not wrong', () => {
  test.each([
    ['', 0, 'Type a formula'],
    ['x + ', 4, 'something is missing'],
    ['x + 2z', 5, '“z” is not a name in this exercise. Names you can use here: x, y, s, f.'],
    ['2xy)', 3, 'closes nothing'],
    ['∂f', 0, 'means nothing'],
  ])('%j', (answer, position, message) => {
    const verdict = by('y', answer);
    expect(verdict).toMatchObject({ kind: 'unmarkable', position });
    expect((verdict as { message: string }).message).toContain(message);
  });

  test('x/2y where x/(2y) would be right is asked back', () => {
    expect(markGradient({ expression: 'x/(2y)', wrt: 'x', answer: '1/2y' })).toMatchObject({
      kind: 'unmarkable',
      message: expect.stringContaining('can be read in two ways'),
    });
    expect(markGradient({ expression: 'x*y/2', wrt: 'x', answer: '1/2y' })).toEqual({ kind: 'correct' });
  });

  test('x^-1/2 where x^(-1/2) would be right is asked back', () => {
    expect(markGradient({ expression: 'sqrt(x)*y', wrt: 'x', answer: '1/2 y x^-1/2' })).toMatchObject({
      kind: 'unmarkable',
      message: expect.stringContaining('x^1/2 is (x^1)/2'),
    });
    expect(markGradient({ expression: 'x^2*y/4', wrt: 'x', answer: 'y x^1/2' })).toEqual({ kind: 'correct' });
    // nobody means x^(2/2)
    expect(markGradient({ expression: 'x*y', wrt: 'y', answer: 'x^2/2' })).toMatchObject({ kind: 'wrong' });
  });

  test('a variable the function does not have is the author’s mistake, not the learner’s', () => {
    expect(() => markGradient({ expression: 'x_1*w_1', wrt: 'w_1', answer: 'x_1' })).toThrow(/it has x1, w1/);
  });

  test('a formula without a value anywhere', () => {
    expect(by('y', 'ln(-1 - x^2)').kind).toBe('unmarkable');
  });
});

describe('a wrong answer is told the next step', () => {
  test('how many paths there are, never the solution', () => {
    expect(by('y', '3x')).toEqual({
      kind: 'wrong',
      message:
        'Not yet. 2 paths lead from y to f: multiply the local derivatives along each, then add the 2 products.',
    });
  });

  test('a smaller domain is named', () => {
    expect(by('x', 'sqrt(y)^2')).toMatchObject({ kind: 'wrong', mistake: 'smaller-domain' });
  });

  test('a rounded number is named', () => {
    expect(markGradient({ expression: 'x^3/9', wrt: 'x', answer: '0.333x^2' })).toMatchObject({
      kind: 'wrong',
      mistake: 'rounded',
    });
  });

  test('numbers in place of letters are named', () => {
    expect(by('y', '8')).toMatchObject({ kind: 'wrong', mistake: 'numbers-too-early' });
    expect(by('y', '2 + 2y')).toMatchObject({
      mistake: 'numbers-too-early',
      message: expect.stringContaining('x = 2'),
    });
  });
});

describe('a step called e and Euler’s number are both understood', () => {
  const question = {
    expression: 'ln(1 + exp(x*y))',
    steps: ['z = x*y', 'e = exp(z)', 'o = 1 + e', 'f = ln(o)'],
    wrt: 'x',
    mistakes: [{ for: 'x', answer: 'y/(1+exp(x*y))', message: 'The factor e^z is missing.' }],
  };

  test.each(['y*e/(1 + e)', 'y*e/o', 'y*exp(z)/(1 + e)'])('%s uses the step', (answer) => {
    expect(markGradient({ ...question, answer })).toEqual({ kind: 'correct' });
  });

  test.each(['y*e^(x*y)/(1 + e^(x*y))', 'y/(1 + e^(-z))'])('%s uses the number, and is told so', (answer) => {
    expect(markGradient({ ...question, answer })).toMatchObject({
      kind: 'correct',
      message: expect.stringContaining('Euler'),
    });
  });

  test('a foreseen mistake is recognized in either reading', () => {
    for (const answer of ['y/(1 + e)', 'y/(1 + e^z)'])
      expect(markGradient({ ...question, answer })).toMatchObject({ message: 'The factor e^z is missing.' });
  });
});

test.each(['ln(x - 5)', 'sqrt(-4 - x)', 'ln(1 - x^2)'])(
  '%s is compared where it has a value',
  (expression) => {
    const right = {
      'ln(x - 5)': '1/(x-5)',
      'sqrt(-4 - x)': '-1/(2sqrt(-4-x))',
      'ln(1 - x^2)': '2x/(x^2 - 1)',
    }[expression];
    expect(markGradient({ expression, wrt: 'x', answer: right as string })).toEqual({ kind: 'correct' });
    expect(markGradient({ expression, wrt: 'x', answer: 'x + 1' }).kind).toBe('wrong');
  },
);

test('a domain keeps the points where the function lives', () => {
  const question = { expression: 'sqrt(x - 2)', wrt: 'x', answer: '1/(2sqrt(x-2))' };
  expect(markGradient({ ...question, domain: { x: [2.1, 5] } })).toEqual({ kind: 'correct' });
});

test('the same answer gets the same verdict', () => {
  expect(by('y', 'x + y^2')).toEqual(by('y', 'x + y^2'));
});
