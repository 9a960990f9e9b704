import { expect, test } from 'vitest';
import { pathsFrom, pathsScene } from '../../../../src/widgets/gradient-graph/paths.ts';
import { planAt } from '../../../support/plan.ts';

const names = (edges: readonly { id: string }[]): string => edges.map(({ id }) => id).join(' ');

test('y in (x+y)*y has two paths, with products 5 and 3', () => {
  const { plan, run } = planAt('(x+y)*y', { x: 2, y: 3 }, ['s = x + y', 'f = s*y']);
  const { listed, count } = pathsFrom(plan, run, 'y');
  expect(listed.map(({ edges, locals, product }) => [names(edges), locals, product])).toEqual([
    ['y>f:1', [5], 5],
    ['y>s:1 s>f:0', [1, 3], 3],
  ]);
  expect(count).toBe(2);
});

test('parallel edges are paths of their own: x*x + x*x*y has four from x, summing to 16', () => {
  const { plan, run } = planAt('x*x + x*x*y', { x: 2, y: 3 }, ['u = x*x', 'v = u*y', 'f = u + v']);
  const products = pathsFrom(plan, run, 'x').listed.map(({ product }) => product);
  expect(products).toEqual([2, 2, 6, 6]);
  expect(products.reduce((sum, product) => sum + product, 0)).toBe(run.grads.x);
});

test('paths are counted exactly when there are too many to list', () => {
  // every doubling c + c has two edges: 2^20 paths
  const doublings = Array.from(
    { length: 20 },
    (_, i) => `c${i + 1} = ${i === 0 ? 'x' : `c${i}`} + ${i === 0 ? 'x' : `c${i}`}`,
  );
  const { plan, run } = planAt('1048576*x', { x: 1 }, doublings);
  const { listed, count } = pathsFrom(plan, run, 'x', 24);
  expect(listed).toHaveLength(24);
  expect(count).toBe(2 ** 20);
});

test('an input the output does not hear of has no path', () => {
  const { plan, run } = planAt('x + y', { x: 1, y: 1 });
  expect(pathsFrom({ ...plan, edges: plan.edges.filter(({ from }) => from !== 'y') }, run, 'y')).toEqual({
    listed: [],
    count: 0,
  });
});

test('the picked path is lit and edges that no path passes fade', () => {
  const { plan, run } = planAt('(x+y)*y', { x: 2, y: 3 }, ['s = x + y', 'f = s*y']);
  const paths = pathsFrom(plan, run, 'y');
  const scene = pathsScene(plan, run, 'y', paths, paths.listed[1]);
  expect(scene.edges.map(({ id, flow }) => [id, flow])).toEqual([
    ['x>s:0', 'faded'],
    ['y>s:1', 'path'],
    ['s>f:0', 'path'],
    ['y>f:1', undefined],
  ]);
  expect(scene.nodes.find(({ id }) => id === 'y')?.grad).toBe('8');
});
