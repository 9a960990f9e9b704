import { describe, expect, test } from 'vitest';
import { differentiate, parse, print, toGraph, variablesOf } from '../../../src/expr/index.ts';
import { explanations } from '../../../src/grading/diagnosis/diagnose.ts';
import { pointsWithin } from '../../../src/grading/equivalent.ts';
import { markGradient } from '../../../src/grading/index.ts';
import bank from './bank/scalar.json' with { type: 'json' };

/** Right answers as people write them, beside the forms a computer algebra system gave. */
const WRITTEN: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  G01: { x: ['1*y', 'y·1'], y: ['x+2y', 's + y', 'y + y + x', '2(x+y) - x'] },
  G02: { x: ['1+y', 'y·1 + 1'], y: ['x', '3x - 2x'] },
  G03: { x: ['z', '1·z'], y: ['z'], z: ['q', 'y + x'] },
  G04: { x: ['2x', 's + d', '(x+y)+(x-y)'], y: ['-2y', 'd - s', '(x-y) - (x+y)', '−2·y'] },
  G05: { x: ['2xy', 'y·2x'], y: ['x²+3y²', 'a + 3y^2'] },
  G06: { a: ['2sb', '2b(ab+c)', '2ab² + 2bc'], b: ['2sa', '2a^2b + 2ac'], c: ['2s', '2(ab+c)'] },
  G07: { x: ['2s', 's+s', '2(x+y)'], y: ['2x+2y'] },
  G08: { x: ['yv + u', 'y(x+y) + xy', '2xy + y^2'], y: ['xv + u', 'x^2 + 2xy'] },
  G09: { x: ['1/y - y/x²', '(x^2 - y^2)/(x^2 y)'], y: ['1/x - x/y^2', '(y^2-x^2)/(x y^2)'] },
  G10: {
    x: ['max(x,y) + x*step(x-y)', 'm + x(x>y)', '2x(x>y) + y(y>x)'],
    y: ['x*step(y-x)', 'x(1 - step(x-y))', 'x(x<y)'],
  },
  G11: { a: ['2ab(b+1)', 'bq + (b+1)p', '2ab^2 + 2ab'], b: ['a^2(2b+1)', 'aq + ap', '2a²b + a²'] },
  G12: { w: ['x s (1-s)', 'xσ(z)(1−σ(z))'], x: ['w s(1-s)', 'w(s - s^2)'], b: ['s(1-s)', 'e^-z/(1+e^-z)^2'] },
  G13: {
    u: ['x(1-t^2)', 'x/cosh(z)^2'],
    x: ['u(1−t²)'],
    v: ['y(1-t)(1+t)'],
    y: ['v - v t^2'],
    b: ['1-tanh(z)^2', 'sech²(z)'],
  },
  G14: { x: ['y*step(p - z)', 'y(xy > z)'], y: ['x*step(h)'], z: ['-step(xy-z)', '-(xy > z)'] },
  G15: { w: ['2(a-t)(1-a^2)x', '2e(1-a²)x'], x: ['2e(1-a^2)w'], t: ['-2(a-t)', '2(t - tanh(wx))'] },
  G16: { x: ['yσ(xy)', 'y e/(1+e)', 'y*exp(z)/o'], y: ['x/(1+exp(-xy))', 'xσ(z)'] },
  G17: { x: ['(1-xy)exp(-xy)', 'e - xye', 'e(1+z)'], y: ['-x² e', '-x*x*exp(-xy)'] },
  G18: { x: ['s + xbs(1-s)', 's(1 + z(1-s))'], b: ['x² s(1-s)', 'x x s - x^2 s^2'] },
  G19: {
    w: ['ex + lw', 'x(wx+b-t) + lw'],
    x: ['ew'],
    b: ['e', 'y - t'],
    t: ['-e', 't - y'],
    l: ['w²/2', '0.5w^2'],
  },
  G20: { x: ['1+w(1-a²)', '1 + w/cosh(wx)^2'], w: ['x(1-a^2)'] },
};

const questions = bank.flatMap((item) =>
  variablesOf(parse(item.expression)).map((wrt) => ({
    id: item.id,
    wrt,
    question: {
      expression: item.expression,
      steps: item.steps,
      wrt,
      point: item.points[0]?.at as unknown as Record<string, number>,
      mistakes: item.mistakes.map(({ for: name, answer }) => ({
        for: name,
        answer,
        message: `Foreseen for ${name}: ${answer}`,
        node: name,
      })),
    },
    fromAlgebra: (item.partials as Record<string, string>)[wrt],
    truth: differentiate(parse(item.expression), wrt),
  })),
);

describe.each(questions)('$id by $wrt', ({ id, wrt, question, fromAlgebra, truth }) => {
  const own = print(truth);
  const right = [own, `(${own})*2/2`, ...(fromAlgebra ? [fromAlgebra] : []), ...(WRITTEN[id]?.[wrt] ?? [])];

  test.each(right)('%s is right, and no slip explains it', (answer) => {
    expect(markGradient({ ...question, answer })).toEqual({ kind: 'correct' });
    const f = parse(question.expression);
    const variables = variablesOf(f);
    const request = {
      graph: toGraph(f, question.steps),
      wrt,
      truth,
      points: pointsWithin({ variables, within: f }),
    };
    expect(explanations({ ...request, answer: truth, point: question.point })).toEqual([]);
  });

  test.each(question.mistakes.filter((mistake) => mistake.for === wrt))(
    '$answer gets its own feedback first, in any form',
    ({ answer, message }) => {
      for (const form of [answer, `0 + (${answer})`, `3(${answer})/3`, `-(-(${answer}))`])
        expect(markGradient({ ...question, answer: form })).toMatchObject({
          kind: 'wrong',
          message,
          at: { node: wrt },
        });
    },
  );

  test.each(['', `${own} +`, `2(${own}`, `${own} + kk`, '??'])('%j is unmarkable, not wrong', (answer) => {
    expect(markGradient({ ...question, answer }).kind).toBe('unmarkable');
  });
});

test('the bank is whole: 20 functions, 51 partials, 71 foreseen mistakes', () => {
  expect([bank.length, questions.length, bank.flatMap((item) => item.mistakes).length]).toEqual([20, 51, 71]);
});
