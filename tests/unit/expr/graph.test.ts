import { describe, expect, test } from 'vitest';
import { ExprError, parse, print, runGraph, toGraph } from '../../../src/expr/index.ts';

const graphOf = (text: string, steps?: string[]) => toGraph(parse(text), steps);
const nodes = (text: string, steps?: string[]) =>
  graphOf(text, steps)
    .nodes.filter((node) => node.kind === 'operation')
    .map((node) => `${node.id} = ${print(node.formula)}`);
const locals = (text: string, steps?: string[]) =>
  Object.fromEntries(graphOf(text, steps).edges.map((edge) => [edge.id, print(edge.local)]));

describe('a formula becomes one node per operation', () => {
  test('(x+y)*y without steps names the sum s and the result f', () => {
    expect(nodes('(x+y)*y')).toEqual(['s = x + y', 'f = s*y']);
    expect(graphOf('(x+y)*y')).toMatchObject({ inputs: ['x', 'y'], output: 'f' });
  });

  test('equal sub-formulas are one node, and s·s has two edges from s', () => {
    expect(nodes('(x+y)*(x+y)')).toEqual(['s = x + y', 'f = s*s']);
    expect(locals('(x+y)*(x+y)')).toEqual({ 'x>s:0': '1', 'y>s:1': '1', 's>f:0': 's', 's>f:1': 's' });
  });

  test('steps name the results, and a step of several operations names its last one', () => {
    expect(nodes('tanh(w*x + b)', ['z = w*x + b', 't = tanh(z)'])).toEqual([
      'p = w*x',
      'z = p + b',
      't = tanh(z)',
    ]);
  });

  test('a step may be named e, and means the step afterwards', () => {
    expect(nodes('ln(1 + exp(x*y))', ['z = x*y', 'e = exp(z)', 'o = 1 + e', 'f = ln(o)'])).toEqual([
      'z = x*y',
      'e = exp(z)',
      'o = 1 + e',
      'f = ln(o)',
    ]);
  });

  test('the result is not called f where an input is', () => {
    expect(graphOf('f*x').output).toBe('g');
  });

  test('numbers are constant nodes, constant exponents belong to their power', () => {
    const { nodes: all } = graphOf('3x^2');
    expect(all.map(({ id, kind, symbol }) => [id, kind, symbol])).toEqual([
      ['x', 'input', 'x'],
      ['3', 'constant', '3'],
      ['a', 'operation', '²'],
      ['f', 'operation', '×'],
    ]);
  });

  test('a formula that is one variable has it as its output', () => {
    expect(graphOf('x')).toMatchObject({ output: 'x', edges: [] });
  });

  test('every node stands after its inputs', () => {
    const { nodes: all } = graphOf('(w*x + b - t)^2/2 + l*w^2/2');
    const seen = new Set<string>();
    for (const { id, inputs } of all) {
      for (const input of inputs) expect(seen, `${input} before ${id}`).toContain(input);
      seen.add(id);
    }
  });
});

describe('each edge carries its local derivative in the ids of the nodes', () => {
  test.each([
    ['x/y', { 'x>f:0': '1/y', 'y>f:1': '-x/y^2' }],
    ['x - y', { 'x>f:0': '1', 'y>f:1': '-1' }],
    ['tanh(x)', { 'x>f:0': '1 - f^2' }],
    ['sigmoid(x)', { 'x>f:0': 'f*(1 - f)' }],
    ['exp(x)', { 'x>f:0': 'f' }],
    ['x^3', { 'x>f:0': '3*x^2' }],
    ['x^y', { 'x>f:0': 'y*x^(y - 1)', 'y>f:1': 'f*ln(x)' }],
    ['max(x, y)', { 'x>f:0': 'step(x - y)', 'y>f:1': 'step(y - x)' }],
    ['sqrt(x)', { 'x>f:0': '1/(2*f)' }],
    ['relu(x)', { 'x>f:0': 'step(x)' }],
    ['-x', { 'x>f:0': '-1' }],
    ['x/2', { 'x>f:0': '1/2', '2>f:1': '-x/4' }],
  ])('%s', (text, expected) => {
    expect(locals(text)).toEqual(expected);
  });
});

describe('the engine runs the graph', () => {
  test('(x+y)*y at x = 2, y = 3 gives f = 15 with gradients 3 and 8', () => {
    const run = runGraph(graphOf('(x+y)*y', ['s = x + y', 'f = s * y']), { x: 2, y: 3 });
    expect(run.values).toEqual({ x: 2, y: 3, s: 5, f: 15 });
    expect(run.grads).toEqual({ x: 3, y: 8, s: 3, f: 1 });
    expect(run.locals).toEqual({ 'x>s:0': 1, 'y>s:1': 1, 's>f:0': 3, 'y>f:1': 5 });
  });

  test('an input without a number is named', () => {
    expect(() => runGraph(graphOf('x*y'), { x: 1 })).toThrow('There is no number for the input “y”');
  });
});

describe('steps that do not fit are refused', () => {
  test.each([
    [['s = x + y', 'f = s + y'], 'The steps compute x + y + y, but the formula is (x + y)*y.'],
    [['s = x + y', 's = s*y'], 'names its result “s”, which is taken'],
    [['x + y'], 'is not of the form name = formula'],
    [['a = x', 'f = (a+y)*y'], 'computes nothing new'],
  ])('%j', (steps, message) => {
    expect(() => graphOf('(x+y)*y', steps)).toThrow(ExprError);
    expect(() => graphOf('(x+y)*y', steps)).toThrow(message);
  });
});
