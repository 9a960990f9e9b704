import { describe, expect, it } from 'vitest';
import { parse, runGraph, toGraph } from '../../../src/expr/index.ts';
import { markLocal } from '../../../src/grading/local.ts';
import type { Wrong } from '../../../src/grading/verdict.ts';

const asked = (expression: string, steps: string[], at: Record<string, number>) => {
  const graph = toGraph(parse(expression), steps);
  const run = runGraph(graph, at);
  return (edgeId: string, answer: string, mistakes: Parameters<typeof markLocal>[0]['mistakes'] = []) => {
    const edge = graph.edges.find(({ id }) => id === edgeId);
    if (edge === undefined) throw new Error(`no edge ${edgeId}`);
    return markLocal({ graph, edge, run, answer, mistakes });
  };
};

describe('in f = (x + y)·y at x = 2, y = 3', () => {
  const mark = asked('(x+y)*y', ['s = x + y', 'f = s*y'], { x: 2, y: 3 });

  it.each(['3', '3.0', '6/2', 'y', 'y*s/s', '0+y', '3,0'])(
    '%s is right on the edge from s to f',
    (answer) => {
      expect(mark('s>f:0', answer).kind).toBe('correct');
    },
  );

  it.each(['5', 's', 'x + y', 'y+x'])('%s is right on the direct edge from y to f', (answer) => {
    expect(mark('y>f:1', answer)).toEqual({ kind: 'correct' });
  });

  it('a formula that has the right number here only by chance is wrong', () => {
    expect(mark('s>f:0', 'x + 1').kind).toBe('wrong');
  });

  it.each(['5', 's', 'x+y'])('%s on the edge from s is recognized as the swapped factor', (answer) => {
    expect(mark('s>f:0', answer)).toMatchObject({
      kind: 'wrong',
      mistake: 'factors-swapped',
      at: { edge: 's>f:0' },
    });
  });

  it('the gradient of f in place of the local derivative is named', () => {
    expect(mark('x>s:0', '3')).toMatchObject({ mistake: 'whole-gradient', at: { edge: 'x>s:0' } });
  });

  it('the value of the operation in place of its derivative is named', () => {
    expect(mark('y>s:1', 's')).toMatchObject({ mistake: 'forward-value' });
  });

  it('any other wrong answer gets the next step and no accusation', () => {
    const verdict = mark('s>f:0', '7') as Wrong;
    expect(verdict.mistake).toBeUndefined();
    expect(verdict.message).toContain('Hold the other factor still');
  });

  it('when two slips give the same answer, neither is named', () => {
    // On y>f the factor itself is y = 3; at x = 0 the flow of gradients would be 3 as well.
    const here = asked('(x+y)*y', ['s = x + y', 'f = s*y'], { x: 0, y: 3 });
    expect((here('y>s:1', '3') as Wrong).mistake).toBeUndefined();
  });

  it("an author's mistake speaks before the general ones", () => {
    const mistakes = [{ answer: 's', message: 'Our own words.', at: { node: 's' } }];
    expect(mark('s>f:0', '5', mistakes)).toMatchObject({ message: 'Our own words.', at: { node: 's' } });
  });

  it.each([
    ['', 0],
    ['2*(', 3],
    ['3q', 1],
  ])('%j cannot be read and is not judged', (answer, position) => {
    expect(mark('s>f:0', answer)).toMatchObject({ kind: 'unmarkable', position });
  });
});

it('a lost minus is named on the edge of a difference', () => {
  const mark = asked('(x-y)*(x+y)', ['d = x - y', 's = x + y', 'f = d*s'], { x: 4, y: 1 });
  expect(mark('y>d:1', '-1')).toEqual({ kind: 'correct' });
  expect(mark('y>d:1', '1')).toMatchObject({ kind: 'wrong', mistake: 'sign' });
});

it('each of two parallel edges carries the one factor, not their sum', () => {
  const mark = asked('(x+y)*(x+y)', ['s = x + y', 'f = s*s'], { x: 1, y: 2 });
  expect(mark('s>f:0', 's')).toEqual({ kind: 'correct' });
  expect(mark('s>f:1', '3')).toEqual({ kind: 'correct' });
  expect(mark('s>f:0', '6').kind).toBe('wrong');
});
