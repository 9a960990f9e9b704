import { describe, expect, test } from 'vitest';
import { parse, runGraph, toGraph } from '../../../src/expr/index.ts';
import {
  markAssembly,
  markForwardStep,
  markLocalStep,
  markPartialStep,
  type Work,
} from '../../../src/grading/index.ts';

// (x+y)*y at x = 2, y = 3: s = 5, f = 15; ∂f/∂s = 3, ∂f/∂y on the edge = 5; gradient 3 and 8
const expression = '(x+y)*y';
const steps = ['s = x + y', 'f = s * y'];
const graph = toGraph(parse(expression), steps);
const run = runGraph(graph, { x: 2, y: 3 });

const work = (forward: Work['forward'] = {}, local: Work['local'] = {}): Work => ({ forward, local });
const forward = (node: string, answer: string, so: Work) =>
  markForwardStep({ graph, run, node, answer, work: so });
const local = (id: string, answer: string, so: Work) =>
  markLocalStep({ graph, run, edge: graph.edges.find((edge) => edge.id === id) as never, answer, work: so });
const value = (wrt: string, answer: string, so: Work) => markAssembly({ graph, run, wrt, answer, work: so });
const partial = (wrt: string, answer: string, so: Work) =>
  markPartialStep({ graph, expression, steps, wrt, answer, work: so });

const carried = (source: string) => ({
  kind: 'correct',
  carried: true,
  message: `It follows from your own ${source}. That is where the slip is.`,
});

describe('forward values', () => {
  test('the right value is right, whatever stands before it', () => {
    expect(forward('f', '15', work({ s: '6' }))).toEqual({ kind: 'correct' });
  });

  test('6·3 = 18 after s = 6 earns its step, and s = 6 does not', () => {
    expect(forward('s', '6', work({ s: '6' })).kind).toBe('wrong');
    expect(forward('f', '18', work({ s: '6' }))).toEqual(carried('s'));
  });

  test('18 after the right s is wrong', () => {
    expect(forward('f', '18', work({ s: '5' })).kind).toBe('wrong');
    expect(forward('f', '18', work()).kind).toBe('wrong');
  });

  test('a number that follows from one rounded to four digits is right, and nobody slipped', () => {
    const expression = '100*sigmoid(x)^2';
    const graph = toGraph(parse(expression), ['s = sigmoid(x)', 'q = s^2', 'f = 100*q']);
    // s = 0.122383, q = 0.0149776, f = 1.49776; from 0.1224 they are 0.0149818 and 1.49818
    const run = runGraph(graph, { x: -1.97012 });
    const step = (node: string, answer: string, so: Work) =>
      markForwardStep({ graph, run, node, answer, work: so });
    expect(step('s', '0.1224', work())).toEqual({ kind: 'correct' });
    expect(step('q', '0.01498176', work({ s: '0.1224' }))).toEqual({
      kind: 'correct',
      carried: true,
      message: 'It follows from your rounded s.',
    });
    expect(step('f', '1.498176', work({ s: '0.1224', q: '0.01498176' }))).toMatchObject({
      message: 'It follows from your rounded q.',
    });
  });

  test('an unreadable earlier entry counts as not typed', () => {
    expect(forward('f', '18', work({ s: 'six' })).kind).toBe('wrong');
  });
});

describe('local derivatives', () => {
  test('the local derivative 6 on y → f follows from s = 6', () => {
    expect(local('y>f:1', '6', work({ s: '6' }))).toEqual(carried('s'));
    expect(local('y>f:1', '6', work({ s: '5' })).kind).toBe('wrong');
    expect(local('y>f:1', 's', work({ s: '6' }))).toEqual({ kind: 'correct' });
  });
});

describe('assembly', () => {
  test('∂f/∂y = 3·1 + 6 = 9 follows from a local derivative of 6', () => {
    expect(value('y', '9', work({}, { 'y>f:1': '6' }))).toEqual(carried('numbers above'));
    expect(value('y', '9', work({ s: '6' }))).toEqual(carried('numbers above'));
    expect(value('y', '9', work()).kind).toBe('wrong');
    expect(value('y', '8', work({ s: '6' }))).toEqual({ kind: 'correct' });
  });

  test('one path alone is wrong even from wrong numbers', () => {
    expect(value('y', '6', work({}, { 'y>f:1': '6' })).kind).toBe('wrong');
  });

  test('a formula assembled from swapped local derivatives earns its step', () => {
    const swapped = work({}, { 's>f:0': 's', 'y>f:1': 'y' });
    expect(partial('x', 'x + y', swapped)).toEqual(carried('local derivatives'));
    expect(partial('y', 'x + 2y', swapped)).toEqual({ kind: 'correct' });
    expect(partial('x', 'x + y', work()).kind).toBe('wrong');
  });

  test('unreadable stays unmarkable', () => {
    expect(partial('x', 'x +', work({}, { 's>f:0': 's' })).kind).toBe('unmarkable');
    expect(value('x', '', work({ s: '6' })).kind).toBe('unmarkable');
  });
});

// L = e², e = a - t at a = 3, t = 1: e = 2, L = 4
describe('a step may be called e', () => {
  const squared = toGraph(parse('(a - t)^2'), ['e = a - t', 'L = e^2']);
  const at = runGraph(squared, { a: 3, t: 1 });
  const edge = squared.edges.find(({ id }) => id === 'e>L:0') as never;

  test.each(['2e', '4', '2(a - t)', 'e + e'])('∂L/∂e = %s is right', (answer) => {
    expect(markLocalStep({ graph: squared, run: at, edge, answer })).toEqual({ kind: 'correct' });
  });

  test('2e stands for the step when the gradient is assembled from it', () => {
    const verdict = markAssembly({
      graph: squared,
      run: at,
      wrt: 't',
      answer: '4',
      work: work({}, { 'e>L:0': '2e', 't>e:1': '1' }),
    });
    expect(verdict).toMatchObject({ kind: 'correct', carried: true });
  });
});
