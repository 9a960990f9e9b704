import { describe, expect, test } from 'vitest';
import { ExprError, parse, print } from '../../../src/expr/index.ts';

const read = (text: string, variables?: string[]) => print(parse(text, variables ? { variables } : {}));

describe('what people type is read as they mean it', () => {
  test.each([
    ['2xy', '2*x*y'],
    ['y(x+y)', 'y*(x + y)'],
    ['x tanh(y)', 'x*tanh(y)'],
    ['(x+y)(x-y)', '(x + y)*(x - y)'],
    ['-x^2', '-x^2'],
    ['(-x)^2', '(-x)^2'],
    ['2^3^x', '2^(3^x)'],
    ['x**2', 'x^2'],
    ['2^-x*y', '2^(-x)*y'],
    ['2/-x*y', '2/(-x)*y'],
    ['x/2y', 'x/2*y'],
    ['a - -b', 'a - -b'],
    ['2 · x × y − 3', '2*x*y - 3'],
    ['x² + y³', 'x^2 + y^3'],
    ['x⁻²y', 'x^(-2)*y'],
    ['√x + √(x+1)', 'sqrt(x) + sqrt(x + 1)'],
    ['σ(z)(1−σ(z))', 'sigmoid(z)*(1 - sigmoid(z))'],
    ['2πx', '2*pi*x'],
    ['e^x', 'e^x'],
    ['log(x)', 'ln(x)'],
    ['|x|y|z|', 'abs(x)*y*abs(z)'],
    ['|x - |y||', 'abs(x - abs(y))'],
    ['tanh²(x)', 'tanh(x)^2'],
    ['max(x, y, z)', 'max(max(x, y), z)'],
    ['(x > y)x', 'step(x - y)*x'],
    ['w_1 + w1 + w₁ + w_{1}', 'w1 + w1 + w1 + w1'],
    ['λ + alpha', 'lambda + alpha'],
    ['.5 + 1e-3', '0.5 + 0.001'],
    ['[x + y] z', '(x + y)*z'],
    ['½x² + ¾', '0.5*x^2 + 0.75'],
    ['Tanh(x) + MAX(x, y)', 'tanh(x) + max(x, y)'],
    ['e^{-x} + w_{12}{x}', 'e^(-x) + w12*x'],
    ['2\\cdot x \\times y\\,z', '2*x*y*z'],
    ['-\\frac{1}{2x^2}y', '-1/(2*x^2)*y'],
    ['\\sqrt{x} \\tanh^{2}\\left(\\theta x\\right)', 'sqrt(x)*tanh(theta*x)^2'],
    ['y(x ≥ 0) + y(x >= z) + y(x<=z)', 'y*step(x - 0) + y*step(x - z) + y*step(z - x)'],
    ['x•sgn(y)', 'x*(y/abs(y))'],
  ])('%s is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  test.each([
    ['2wx', ['w', 'x'], '2*w*x'],
    ['x_1w_1', ['x1', 'w_1'], 'x1*w_1'],
    ['x1w1', ['x_1', 'w_1'], 'x_1*w_1'],
    ['loss x', ['loss', 'x'], 'loss*x'],
    ['2(e-1)', ['e'], '2*(e - 1)'],
    ['αx', ['alpha', 'x'], 'alpha*x'],
  ])('%s with the names %j is %s', (typed, names, meant) => {
    expect(read(typed, names)).toBe(meant);
  });
});

describe('what cannot be read is said with its place', () => {
  const failure = (text: string): ExprError => {
    try {
      parse(text, { variables: ['x', 'y'] });
    } catch (error) {
      if (error instanceof ExprError) return error;
      throw error;
    }
    throw new Error(`${text} was read`);
  };

  test.each([
    ['2xy)', 3, 'The bracket “)” at 4 closes nothing.'],
    ['(x + y', 6, 'The “(” at 1 is never closed.'],
    ['2^{x', 4, 'The “{” at 3 is never closed.'],
    ['x + ** 2', 4, '“**” at 5 needs something before it.'],
    ['x·', 2, 'The formula stops after “·”: something is missing.'],
    ['x + ', 4, 'The formula stops after “+”: something is missing.'],
    ['x + 2z', 5, '“z” is not a name in this exercise. Names you can use here: x, y.'],
    ['tanh x', 4, 'Write tanh(…) with brackets, so that it is clear where its input ends.'],
    ['-exp -x', 4, 'Write exp(…) with brackets'],
    ['3cosx', 4, 'Write cos(…) with brackets'],
    ["x'", 1, 'A prime asks for a derivative. Write the derivative itself.'],
    ["σ'(x)", 1, 'A prime asks for a derivative.'],
    ['\\frac12 x', 5, 'Put both parts of a fraction in brackets.'],
    ['max(x)', 3, 'max takes two inputs; here it gets 1.'],
    ['1,5', 1, 'Write decimals with a point: 1.5.'],
    ['2 3', 2, 'Two numbers side by side at 3'],
    [
      'x2',
      0,
      '“x2” is not a name here. For a product write the number first, as in 2x; for a power write x^2.',
    ],
    ['x^1000', 2, 'Exponents up to 100 are enough here.'],
    ['df/dx = x', 6, 'Write only the formula itself, without an equals sign.'],
    ['y = x', 2, 'Write only the formula itself, without an equals sign.'],
    ['', 0, 'There is nothing here yet.'],
    ['()', 1, 'The brackets at 1 are empty.'],
    ['x # y', 2, '“#” means nothing in a formula here.'],
  ])('%j fails at %i: %s', (text, position, message) => {
    const error = failure(text);
    expect(error.position).toBe(position);
    expect(error.message).toContain(message);
  });

  test('length, depth and number of parts are bounded', () => {
    expect(failure('x+'.repeat(1500)).message).toContain('2000 characters');
    expect(failure('('.repeat(100)).message).toContain('too many to read');
    expect(failure('x+x'.repeat(600)).message).toContain('parts');
    expect(failure(`${'cosh('.repeat(20)}x${')'.repeat(20)}`).message).toContain('parts');
  });
});
