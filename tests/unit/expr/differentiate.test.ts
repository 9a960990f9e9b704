import { describe, expect, test } from 'vitest';
import { differentiate, parse, print, simplify } from '../../../src/expr/index.ts';

const d = (text: string, name: string) => print(differentiate(parse(text), name));

describe('derivatives come out exact and tidy', () => {
  test.each([
    ['(x+y)*y', 'x', 'y'],
    ['(x+y)*y', 'y', 'x + 2*y'],
    ['x*y + x', 'x', 'y + 1'],
    ['(x-y)*(x+y)', 'x', '2*x'],
    ['(x-y)*(x+y)', 'y', '-2*y'],
    ['x^2*y + y^3', 'y', 'x^2 + 3*y^2'],
    ['(a*b + c)^2', 'c', '2*(a*b + c)'],
    ['(x+y)*(x+y)', 'x', '2*(x + y)'],
    ['x/y + y/x', 'x', '1/y - y/x^2'],
    ['x/y + y/x', 'y', '1/x - x/y^2'],
    ['(w*x + b - t)^2/2', 'b', 'w*x + b - t'],
    ['l*w^2/2', 'l', 'w^2/2'],
    ['x + y', 'z', '0'],
    ['e^x', 'x', 'exp(x)'],
    ['2^x', 'x', '2^x*ln(2)'],
    ['x^x', 'x', 'x*x^(x - 1) + x^x*ln(x)'],
    ['ln(x)', 'x', '1/x'],
    ['sqrt(x)', 'x', '1/(2*sqrt(x))'],
    ['cos(2x)', 'x', '-2*sin(2*x)'],
    ['|x|', 'x', 'x/abs(x)'],
    ['relu(x*y)', 'x', 'y*step(x*y)'],
    ['tanh(w*x)', 'w', 'x*(1 - tanh(w*x)^2)'],
    ['sigmoid(z)', 'z', 'sigmoid(z)*(1 - sigmoid(z))'],
    ['softplus(x)', 'x', 'sigmoid(x)'],
    ['0.044715x^3', 'x', '0.134145*x^2'],
    ['x/3', 'x', '1/3'],
  ])('∂(%s)/∂%s = %s', (text, name, expected) => {
    expect(d(text, name)).toBe(expected);
  });
});

describe('simplify collects what is alike and leaves the rest', () => {
  test.each([
    ['x + y + x', '2*x + y'],
    ['2*(x + y)', '2*(x + y)'],
    ['x*y*x/y', 'x^2'],
    ['0*x + 1*y', 'y'],
    ['x - x', '0'],
    ['-a + b', 'b - a'],
    ['x/2 + x/3', '5*x/6'],
    ['0.1 + 0.2', '0.3'],
    ['(2x)^3', '8*x^3'],
    ['1/(1/x)', 'x'],
    ['x/0', 'x/0'],
    ['-(x - y)', '-(x - y)'],
  ])('%s is %s', (text, expected) => {
    expect(print(simplify(parse(text)))).toBe(expected);
  });
});
