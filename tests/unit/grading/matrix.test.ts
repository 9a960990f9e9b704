import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/engine/index.ts';
import { type MatrixQuestion, markMatrix } from '../../../src/grading/index.ts';
import { type Numbers, toRows } from '../../../src/grading/matrix/matrix.ts';
import { execute, gradient } from '../../../src/grading/matrix/program.ts';
import bank from './bank/matrix.json' with { type: 'json' };

interface Item {
  readonly id: string;
  readonly given: Record<string, Numbers>;
  readonly steps: string[];
  readonly fixed: string[];
  readonly loss: number;
  readonly gradients: Record<string, Numbers>;
  readonly right: Record<string, string[]>;
  readonly mistakes: Record<string, (string | Numbers)[]>;
}
const items = bank as unknown as Item[];

const questions = items.flatMap((item) =>
  Object.keys(item.gradients).map((wrt) => ({
    id: item.id,
    wrt,
    item,
    question: {
      given: item.given,
      steps: item.steps,
      fixed: item.fixed,
      wrt,
      mistakes: (item.mistakes[wrt] ?? []).map((answer) => ({
        answer,
        message: `Foreseen: ${JSON.stringify(answer)}`,
      })),
    },
  })),
);

describe.each(questions)('$id by $wrt', ({ item, wrt, question }) => {
  const recorded = toRows(item.gradients[wrt] as Numbers);

  test('the engine finds the recorded loss and gradient', () => {
    const loss = execute(item).get('L')?.entries[0]?.data;
    expect(loss).toBeCloseTo(item.loss, 9);
    const found = gradient(item, wrt);
    expect(found).toHaveLength(recorded.length);
    for (const [i, row] of recorded.entries())
      for (const [j, x] of row.entries()) expect(found[i]?.[j], `entry ${i}, ${j}`).toBeCloseTo(x, 7);
  });

  test('the recorded numbers are right, in 6 decimals and as a grid', () => {
    const answer = recorded.map((row) => row.map((x) => (Math.abs(x) < 1e-4 ? x.toFixed(9) : x.toFixed(6))));
    expect(markMatrix({ ...question, answer })).toEqual({ kind: 'correct' });
  });

  test.each(item.right[wrt] ?? [])('%s is right', (answer) => {
    expect(markMatrix({ ...question, answer })).toEqual({ kind: 'correct' });
  });

  test.each(question.mistakes)('the foreseen $answer gets its own feedback', ({ answer, message }) => {
    const typed = typeof answer === 'string' ? answer : toRows(answer).map((row) => row.map(String));
    expect(markMatrix({ ...question, answer: typed })).toMatchObject({ kind: 'wrong', message });
  });
});

test('the bank is whole: V01 to V19, with V12 and V13 in two versions', () => {
  expect(items.map((item) => item.id)).toHaveLength(21);
});

// dW = e xᵀ, dx = Wᵀe, db = e with W 2×3
const given = {
  W: [
    [1, 2, -1],
    [0, -3, 2],
  ],
  x: [2, -1, 3],
  b: [0.5, -1],
  t: [1, 2],
};
const linear = { given, steps: ['y = W x + b', 'e = y - t', 'L = sum(e⊙e)/2'] };
const mark = (wrt: string, answer: MatrixQuestion['answer'], more: Partial<MatrixQuestion> = {}) =>
  markMatrix({ ...linear, wrt, answer, ...more });

describe('the shape is judged first', () => {
  test.each([
    ['W', 'x e^T', 'dW must be 2×3 like W; yours is 3×2: a transpose?'],
    ['W', 'e', 'dW must be 2×3 like W; yours is 2×1.'],
    ['x', 'e^T W', 'dx must be 3×1 like x; yours is 1×3: a transpose?'],
    ['W', '1 2; 3 4', 'dW must be 2×3 like W; yours is 2×2.'],
  ])('d%s answered %s', (wrt, answer, message) => {
    expect(mark(wrt, answer)).toEqual({ kind: 'wrong', mistake: 'shape', message });
  });

  test('a gradient that was not summed over the repeated axis is named', () => {
    const broadcast = {
      given: {
        A: [
          [1, 2],
          [3, 4],
        ],
        b: [[5, 6]],
        M: [
          [1, 0],
          [2, 3],
        ],
      },
      steps: ['L = sum((A+b)⊙M)'],
    };
    expect(markMatrix({ ...broadcast, wrt: 'b', answer: 'M' })).toMatchObject({ mistake: 'not-summed' });
    expect(markMatrix({ ...broadcast, wrt: 'b', answer: 'colsum(M)' })).toEqual({ kind: 'correct' });
  });

  test('shapes that do not fit inside the formula are explained', () => {
    expect(mark('W', 'e x')).toMatchObject({
      kind: 'wrong',
      mistake: 'shape-inside',
      message:
        '2×1 times 3×1 does not fit: the left side has 1 column, the right side 3 rows. A transpose, or the other order?',
    });
  });

  test('a list may stand for a column', () => {
    const dx = gradient(linear, 'x').flat();
    expect(mark('x', dx.join(', '))).toEqual({ kind: 'correct' });
    expect(mark('x', [dx.map(String)])).toEqual({ kind: 'correct' });
  });
});

describe('matrices are read as people type them', () => {
  const square = {
    given: {
      A: [
        [1, 2],
        [3, 4],
      ],
      B: [
        [2, 1],
        [0, 5],
      ],
    },
    steps: ['L = sum(A A B)'],
  };
  const dB = gradient(square, 'B');
  test.each([
    '(A A)^T ones(B)',
    '(A A).T @ ones(B)',
    '(A@A)^\\top @ ones(B)',
    'A.T A^{\\top} ones(B)',
    'A.T \\cdot A^\\top ones(B)\\odot ones(B)',
  ])('%s', (answer) => {
    expect(markMatrix({ ...square, wrt: 'B', answer })).toEqual({ kind: 'correct' });
  });

  test.each([
    ['lists in round brackets', `((${dB[0]}), (${dB[1]}))`],
    ['decimal commas between spaces', dB.map((row) => row.map((x) => `${x},0`).join(' ')).join('; ')],
  ])('%s', (_name, answer) => {
    expect(markMatrix({ ...square, wrt: 'B', answer })).toEqual({ kind: 'correct' });
  });

  test('numbers between spaces are a list, not a product', () => {
    expect(mark('x', gradient(linear, 'x').flat().join(' '))).toEqual({ kind: 'correct' });
    expect(mark('x', '1 2')).toMatchObject({ message: 'dx must be 3×1 like x; yours is 1×2.' });
  });

  test('a comma inside the brackets of a function is no list', () => {
    expect(mark('W', 'outer(e, x)')).toMatchObject({
      kind: 'unmarkable',
      message: expect.stringContaining('“outer” means nothing here'),
    });
    expect(mark('b', 'sqrt(4)/2, 1')).toMatchObject({ kind: 'wrong' });
  });

  test('an equals sign is what is said, not the name before it', () => {
    expect(mark('W', 'dW = e x^T')).toMatchObject({
      kind: 'unmarkable',
      message: 'Write only the formula itself, without an equals sign.',
    });
  });
});

describe('then the entries', () => {
  const mean = { given: { y: [1, 4, -2], t: [0, 2, -1] }, steps: ['L = mean((y-t)⊙(y-t))'] };

  test('entries rounded to four digits are right', () => {
    expect(markMatrix({ ...mean, wrt: 'y', answer: '[0.6667, 1.333, -0.6667]' })).toEqual({
      kind: 'correct',
    });
  });

  test('entries rounded further are called that, and no path is doubted', () => {
    expect(markMatrix({ ...mean, wrt: 'y', answer: '[0.6667, 1.33, -0.667]' })).toEqual({
      kind: 'wrong',
      mistake: 'rounding',
      message:
        'Close, but row 2, column 1 is further off than rounding allows. Round to four digits or more; zeros in front do not count.',
      at: {
        cells: [
          [1, 0],
          [2, 0],
        ],
      },
    });
  });

  test('the wrong ones are counted and pointed at', () => {
    const dW = gradient(linear, 'W').map((row) => row.map(String));
    (dW[1] as string[])[2] = '7';
    expect(mark('W', dW)).toEqual({
      kind: 'wrong',
      message:
        '5 of 6 entries are right. Look at row 2, column 3: through which entries does it reach the loss?',
      at: { cells: [[1, 2]] },
    });
  });

  test('a formula that agrees with these numbers only is not right', () => {
    expect(
      markMatrix({ given: { x: [2, 2] }, steps: ['L = sum(x⊙x)'], wrt: 'x', answer: 'x⊙x' }),
    ).toMatchObject({
      mistake: 'only-these-numbers',
    });
  });
});

describe('known slips are named where exactly one explains the answer', () => {
  test.each([
    ['the ½ that cancels forgotten', '2 e x^T', 'W', 'constant-factor'],
    ['sign', '(t - y) x^T', 'W', 'sign'],
  ])('%s', (_name, answer, wrt, mistake) => {
    expect(mark(wrt, answer)).toMatchObject({ kind: 'wrong', mistake });
  });

  const square = {
    given: {
      A: [
        [1, 2],
        [3, 4],
      ],
      B: [
        [0, 1],
        [2, -1],
      ],
      G: [
        [1, -1],
        [2, 0],
      ],
    },
    steps: ['L = sum(G⊙(A B))'],
  };
  const soft = { given: { z: [1, 2, 0], v: [1, 0, 2] }, steps: ['p = softmax(z)', 'L = sum(p⊙v)'] };
  const norm = { given: { x: [3, 4, 1], w: [1, 0, 2] }, steps: ['r = sqrt(sum(x⊙x))', 'L = sum(w⊙x)/r'] };
  const center = { given: { x: [1, 2, 6], w: [1, -1, 3] }, steps: ['c = x - mean(x)', 'L = sum(w⊙c)'] };
  const gate = { given: { x: [1, -2, 3], w: [2, 5, -1] }, steps: ['h = relu(x)', 'L = sum(w⊙h)'] };
  test.each([
    [square, 'A', 'G B', 'transpose-missing'],
    [square, 'B', 'A G', 'transpose-missing'],
    [square, 'B', 'G^T A', 'transposed'],
    [soft, 'z', 'v⊙p⊙(1-p)', 'softmax-diagonal'],
    [norm, 'x', 'w/r', 'norm-constant'],
    [center, 'x', 'w', 'mean-constant'],
    [gate, 'x', 'w', 'gate-ignored'],
    [gate, 'x', 'w⊙relu(x)', 'gate-replaced'],
  ])('%j by %s answered %s: %s', (program, wrt, answer, mistake) => {
    expect(markMatrix({ ...program, wrt, answer })).toMatchObject({ kind: 'wrong', mistake });
  });
});

describe('what cannot be read is not wrong', () => {
  test.each([
    ['', 0],
    ['e Q^T', 2],
    ['e x^', 4],
    ['(e x^T', 6],
    ['e x^T)', 5],
    ['e +', 3],
    ['!', 0],
  ])('%j', (answer, position) => {
    expect(mark('W', answer)).toMatchObject({ kind: 'unmarkable', position });
  });

  test('a cell that is no number is pointed at', () => {
    expect(mark('b', [['1'], ['']])).toMatchObject({ kind: 'unmarkable', cell: [1, 0] });
    expect(mark('b', '1; two')).toMatchObject({ kind: 'unmarkable', cell: [1, 0] });
  });

  test('rows of different lengths', () => {
    expect(mark('W', '1 2 3; 4 5')).toMatchObject({
      kind: 'unmarkable',
      message: 'Row 2 has 2 entries; the first row has 3.',
    });
  });
});

test('5,000 strings of nonsense get a verdict, and nothing is thrown', { timeout: 120_000 }, () => {
  const pieces = [
    ..."WxbteyL()+-*/^⊙@ᵀ'²;,.[]0123 \n#!",
    '^T',
    'sum(',
    'softmax(',
    'diag(',
    'ones(',
    '1e9',
    '.*',
  ];
  const random = new Random(11);
  const kinds = new Set<string>();
  for (let i = 0; i < 5000; i++) {
    const text = Array.from(
      { length: 1 + random.integer(12) },
      () => pieces[random.integer(pieces.length)],
    ).join('');
    kinds.add(mark('W', text).kind);
  }
  expect([...kinds].sort()).toEqual(['unmarkable', 'wrong']);
});
