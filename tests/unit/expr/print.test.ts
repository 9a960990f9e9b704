import { expect, test } from 'vitest';
import { Random } from '../../../src/engine/index.ts';
import { parse, print } from '../../../src/expr/index.ts';
import { binary, neg, number, variable } from '../../../src/expr/make.ts';
import { randomFormula } from '../../support/formulas.ts';

const [x, y] = [variable('x'), variable('y')];

test.each([
  ['(-x)*y', binary('*', neg(x), y)],
  ['-x*y', neg(binary('*', x, y))],
  ['-(x + y)', neg(binary('+', x, y))],
  ['x - (y - x)', binary('-', x, binary('-', y, x))],
  ['x/(y*x)', binary('/', x, binary('*', y, x))],
  ['(x^y)^2', binary('^', binary('^', x, y), number(2))],
  ['(-x)^2', binary('^', neg(x), number(2))],
  ['x^(-2)', binary('^', x, number(-2))],
])('%s keeps the brackets its reading needs', (text, expr) => {
  expect(print(expr)).toBe(text);
});

test('2,000 generated formulas are read back from their print as the same tree', { timeout: 120_000 }, () => {
  const random = new Random(1);
  for (let i = 0; i < 2000; i++) {
    const expr = randomFormula(random, { kinks: true });
    const text = print(expr);
    expect(parse(text, { variables: ['x', 'y', 'z'] }), text).toEqual(expr);
  }
});

test('very large and very small numbers are read back exactly', () => {
  for (const value of [1e21, 1.5e-7, 123456.789, 5e-324])
    expect(parse(print(number(value)))).toEqual(number(value));
});
