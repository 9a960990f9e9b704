import { expect, test } from 'vitest';
import { Random } from '../../../src/engine/index.ts';
import { ExprError, evaluate, parse, print, simplify, toMathML } from '../../../src/expr/index.ts';
import { randomFormula } from '../../support/formulas.ts';

const PIECES = [
  ...'xyzwe()()()+-*/^|,.0123456789 =<>_{}[]!?#"\'\\&;~`@$%√²³⁻σπ·×−÷λ₁∞é漢😀\n\t\u0000',
  '**',
  'exp(',
  'ln(',
  'tanh(',
  'max(',
  'cosh(',
  'sin',
  'x_1',
  '1e5',
  '1e999',
  '9^9^9',
  '__proto__',
  'constructor',
  'toString(',
];

function nonsense(random: Random): string {
  const length = 1 + random.integer(random.integer(20) === 0 ? 400 : 24);
  return Array.from({ length }, () => PIECES[random.integer(PIECES.length)]).join('');
}

/** A readable formula with a few characters replaced or lost: most of what is nearly right. */
function damaged(random: Random): string {
  const characters = [...print(randomFormula(random, { kinks: true, names: ['x', 'y', 'w_1'] }))];
  for (let i = random.integer(4); i > 0; i--)
    characters.splice(
      random.integer(characters.length),
      random.integer(2),
      PIECES[random.integer(PIECES.length)] as string,
    );
  return characters.join('');
}

test('20,000 strings of nonsense are read or refused with an ExprError, and nothing else', () => {
  const random = new Random(2026);
  let read = 0;
  for (let i = 0; i < 20_000; i++) {
    const text = i % 4 < 2 ? nonsense(random) : damaged(random);
    const variables = i % 2 === 0 ? ['x', 'y', 'w_1', 'e'] : undefined;
    try {
      const expr = parse(text, variables ? { variables } : {});
      read++;
      const again = print(expr);
      expect(parse(again, variables ? { variables } : {}), text).toEqual(expr);
      expect(toMathML(expr)).toMatch(/^<math>.*<\/math>$/s);
      print(simplify(expr));
      if (variables) expect(typeof evaluate(expr, { x: 2, y: 3, w_1: 1, e: 5 })).toBe('number');
    } catch (error) {
      if (!(error instanceof ExprError))
        throw new Error(`${JSON.stringify(text)}: ${error}`, { cause: error });
      expect(error.position, text).toBeGreaterThanOrEqual(0);
      expect(error.position, text).toBeLessThanOrEqual(text.length);
      expect(error.message.length).toBeGreaterThan(10);
    }
  }
  expect(read).toBeGreaterThan(3000);
});

test.each([
  ['brackets', '('.repeat(2000)],
  ['minus signs', '-'.repeat(1999)],
  ['powers', '2^'.repeat(999)],
  ['bars', '|'.repeat(2000)],
  ['roots', '√'.repeat(2000)],
  ['superscripts', '²'.repeat(2000)],
  ['digits', '9'.repeat(2000)],
  ['a doubling function', `${'sech('.repeat(60)}x${')'.repeat(60)}`],
  ['a long name', 'a_'.repeat(900)],
  ['a megabyte', 'x'.repeat(1_000_000)],
])('2,000 characters of %s end in an ExprError', (_name, text) => {
  expect(() => parse(text, { variables: ['x'] })).toThrow(ExprError);
});
