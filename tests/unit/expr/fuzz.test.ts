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

/** What is amiss with how a text was read or refused; undefined where all is well. */
function amiss(text: string, variables: string[] | undefined): string | undefined {
  const options = variables ? { variables } : {};
  try {
    const expr = parse(text, options);
    if (JSON.stringify(parse(print(expr), options)) !== JSON.stringify(expr))
      return `printed as ${print(expr)}`;
    if (!/^<math>.*<\/math>$/s.test(toMathML(expr))) return `typeset as ${toMathML(expr)}`;
    print(simplify(expr));
    if (variables && typeof evaluate(expr, { x: 2, y: 3, w_1: 1, e: 5 }) !== 'number') return 'has no value';
    return undefined;
  } catch (error) {
    if (!(error instanceof ExprError)) return `threw ${error}`;
    const { position, message } = error;
    const inside = position >= 0 && position <= text.length;
    return inside && message.length > 10 ? 'refused' : `refused at ${position}: ${message}`;
  }
}

test('20,000 strings of nonsense are read or refused with an ExprError, and nothing else', {
  timeout: 120_000,
}, () => {
  const random = new Random(2026);
  const results = Array.from({ length: 20_000 }, (_, i) => {
    const text = i % 4 < 2 ? nonsense(random) : damaged(random);
    return { text, result: amiss(text, i % 2 === 0 ? ['x', 'y', 'w_1', 'e'] : undefined) };
  });
  const faults = results.filter(({ result }) => result !== undefined && result !== 'refused');
  expect(faults).toEqual([]);
  expect(results.filter(({ result }) => result === undefined).length).toBeGreaterThan(3000);
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
