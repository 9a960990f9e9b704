import { describe, expect, test } from 'vitest';
import { parse, variablesOf } from '../../../src/expr/index.ts';
import { compare } from '../../../src/grading/equivalent.ts';
import { samplePoints } from '../../../src/grading/sample.ts';

function kind(a: string, b: string, within?: string) {
  const [left, right] = [parse(a), parse(b)];
  const names = new Set([...variablesOf(left), ...variablesOf(right)]);
  return compare(left, right, { variables: [...names], ...(within && { within: parse(within) }) }).kind;
}

describe('one function in two forms is equal', () => {
  test.each([
    ['x + 2y', 'y + (x + y)'],
    ['2x(x+y)', '2x^2 + 2xy'],
    ['x/y - y/x', '(x^2 - y^2)/(xy)'],
    ['1 - tanh(x)^2', 'sech(x)^2'],
    ['1 - tanh(x)^2', '4/(e^x + e^-x)^2'],
    ['sigmoid(x)(1 - sigmoid(x))', 'e^-x/(1 + e^-x)^2'],
    ['sin(x)^2 + cos(x)^2', '1'],
    ['ln(x^2)/2', 'ln(|x|)'],
    ['0.1x + 0.2x', '0.3x'],
    ['(x+1)^5 - x^5', '5x^4 + 10x^3 + 10x^2 + 5x + 1'],
    ['step(x - y)', '1 - step(y - x)'],
    ['max(x, y)', '(x + y + |x - y|)/2'],
  ])('%s and %s', (a, b) => {
    expect(kind(a, b)).toBe('equal');
  });
});

describe('two functions are told apart', () => {
  test.each([
    ['x + 2y', '2x + y'],
    ['x', '|x|'],
    ['x + 1e-12', 'x'],
    ['x*y', 'x*y + (x-2)(x-3)(x+2)(x+3)(y-2)(y-3)/1e9'],
    ['tanh(x)', 'sin(x)'],
    ['relu(x)', 'x'],
    ['softplus(x)', 'relu(x)'],
  ])('%s and %s', (a, b) => {
    expect(['different', 'near']).toContain(kind(a, b));
  });
});

test('an answer without a value where the truth has one is narrower, and says where', () => {
  const result = compare(parse('sqrt(x)^2'), parse('x'), { variables: ['x'] });
  expect(result).toMatchObject({ kind: 'narrower' });
  expect(result.kind === 'narrower' && result.at.x).toBeLessThan(0);
});

test('points outside the domain of the question do not count', () => {
  expect(kind('sqrt(x)^2', 'x', 'ln(x)')).toBe('equal');
});

test('a formula without a value anywhere decides nothing', () => {
  expect(kind('ln(-1 - x^2)', 'x')).toBe('unclear');
});

test('a rounded number is near, not equal', () => {
  expect(kind('0.333x', 'x/3')).toBe('near');
  expect(kind('0.33333333x', 'x/3')).toBe('near');
});

describe('sample points', () => {
  const points = samplePoints(['x', 'y'], { domain: { y: [0.5, 3] } });

  test('are the same every time, 40 of them', () => {
    expect(points).toHaveLength(40);
    expect(samplePoints(['x', 'y'], { domain: { y: [0.5, 3] } })).toEqual(points);
  });

  test('keep away from 0 and ±1, take both signs, and stay inside a domain', () => {
    for (const { x = 0, y = 0 } of points) {
      expect(Math.abs(x)).toBeGreaterThan(0.15);
      expect(Math.abs(Math.abs(x) - 1)).toBeGreaterThan(0.1);
      expect(y).toBeGreaterThan(0.5);
      expect(y).toBeLessThan(3);
    }
    expect(points.some(({ x = 0 }) => x < 0)).toBe(true);
  });

  test('cover every combination of signs of five variables', () => {
    const signs = samplePoints(['a', 'b', 'c', 'd', 'g']).map((point) =>
      Object.values(point).map(Math.sign).join(),
    );
    expect(new Set(signs).size).toBe(32);
  });
});
