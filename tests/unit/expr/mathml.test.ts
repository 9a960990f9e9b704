import { expect, test } from 'vitest';
import { parse, toMathML } from '../../../src/expr/index.ts';

/** The words of the markup without its tags: enough to see what is read. */
const read = (text: string) => toMathML(parse(text)).replace(/<[^>]+>/g, '');

test.each([
  ['2*x', '2⁢x'],
  ['2*3', '2·3'],
  ['(x+y)*y', '(x+y)⁢y'],
  ['x - (y - z)', 'x−(y−z)'],
  ['x + -y', 'x+(−y)'],
  ['-x*y', '−x⁢y'],
  ['(-x)^2', '(−x)2'],
  ['|x|', '|x|'],
  ['sigmoid(x)', 'σ⁡(x)'],
  ['max(x, y)', 'max⁡(x,y)'],
  ['pi*alpha', 'π⁢α'],
  ['1e-7', '1·10−7'],
])('%s reads %s', (text, expected) => {
  expect(read(text).replaceAll('&#x2062;', '⁢').replaceAll('&#x2061;', '⁡')).toBe(expected);
});

test('fractions, roots, powers and subscripts are drawn as such', () => {
  expect(toMathML(parse('x/y'))).toBe('<math><mfrac><mi>x</mi><mi>y</mi></mfrac></math>');
  expect(toMathML(parse('sqrt(x)'))).toBe('<math><msqrt><mi>x</mi></msqrt></math>');
  expect(toMathML(parse('exp(x)'))).toBe('<math><msup><mi>e</mi><mi>x</mi></msup></math>');
  expect(toMathML(parse('w_1^2'))).toBe(
    '<math><msup><msub><mi>w</mi><mn>1</mn></msub><mn>2</mn></msup></math>',
  );
});

test('a name may carry a class, and a name that is markup stays text', () => {
  expect(toMathML(parse('x'), { block: true, classOf: () => 'gw-forward' })).toBe(
    '<math display="block"><mi class="gw-forward">x</mi></math>',
  );
  expect(toMathML({ kind: 'variable', name: '<b>' })).toBe('<math><mi>&#60;b&#62;</mi></math>');
});
