import { expect, test } from 'vitest';
import { parse, runGraph, toGraph } from '../../../../src/expr/index.ts';
import {
  nudgeScene,
  nudgesOf,
  pointsFor,
  quotientOf,
  SIZES,
} from '../../../../src/widgets/gradient-graph/nudge.ts';
import { planAt } from '../../../support/plan.ts';

const at = { x: 2, y: 3 };
const { plan, run } = planAt('(x+y)*y', at, ['s = x + y', 'f = s*y']);
const graph = toGraph(parse('(x+y)*y'), ['s = x + y', 'f = s*y']);
const around = (input: string) => pointsFor(at, input).map((point) => runGraph(graph, point));
const at1 = SIZES.indexOf(1);
const at001 = SIZES.indexOf(0.01);

test('y from 3 to 4 changes f by 9, not by its gradient 8', () => {
  const nudge = nudgesOf(run, around('y'), 'forward')[at1];
  expect(nudge && quotientOf(nudge, 'f')).toBe(9);
});

test('the one-sided quotient is off by h for a square, the two-sided one only by rounding', () => {
  const forward = nudgesOf(run, around('y'), 'forward')[at001];
  const central = nudgesOf(run, around('y'), 'central')[at001];
  expect(forward && quotientOf(forward, 'f')).toBeCloseTo(8.01, 10);
  expect(central && quotientOf(central, 'f')).toBeCloseTo(8, 10);
});

test('at h = 1e-14 rounding is all that is left', () => {
  const nudge = nudgesOf(run, around('y'), 'forward').at(-1);
  expect(Math.abs((nudge ? quotientOf(nudge, 'f') : 8) - 8)).toBeGreaterThan(0.01);
});

test('every node shows how far the nudge moved it, and only what it reaches is lit', () => {
  const nudge = nudgesOf(run, around('x'), 'forward')[at001];
  if (nudge === undefined) throw new Error('There is no nudge of this size.');
  const scene = nudgeScene(plan, run, 'x', nudge);
  expect(scene.nodes.map(({ id, delta, focus }) => [id, delta, focus])).toEqual([
    ['x', '+0.01', 'path'],
    ['y', '0', undefined],
    ['s', '+0.01', 'path'],
    ['f', '+0.03', 'path'],
  ]);
});
