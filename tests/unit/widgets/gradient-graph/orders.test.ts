import { describe, expect, test } from 'vitest';
import {
  breadthFirst,
  missingFor,
  preOrder,
  ready,
  reverseTopological,
  STRATEGIES,
  walk,
} from '../../../../src/widgets/gradient-graph/orders.ts';
import { orderScene } from '../../../../src/widgets/gradient-graph/orders-scene.ts';
import { FORMULAS } from '../../../support/graphs.ts';
import { planAt } from '../../../support/plan.ts';

const { plan, run } = planAt('x*x + x*x*y', { x: 2, y: 3 }, ['u = x*x', 'v = u*y', 'f = u + v']);

describe('u = x·x, v = u·y, f = u + v at (2, 3)', () => {
  test.each([
    ['reverse', 16, 4],
    ['breadth', 4, 4],
    ['pre-order', 4, 4],
    ['assign', 6, 4],
    ['recursive', 20, 4],
    ['no-seed', 0, 0],
    ['twice', 60, 12],
    ['twice-inputs-reset', 44, 8],
  ])('%s gives x the gradient %d and y %d', (id, x, y) => {
    const grads = STRATEGIES.find((strategy) => strategy.id === id)?.run(plan, run).grads;
    expect([grads?.x, grads?.y]).toEqual([x, y]);
  });

  test('the orders are what they are called', () => {
    expect(reverseTopological(plan)).toEqual(['f', 'v', 'u']);
    expect(breadthFirst(plan)).toEqual(['f', 'u', 'v']);
    expect(preOrder(plan)).toEqual(['f', 'u', 'v']);
  });

  test('a visit knows how many consumers had not reported', () => {
    const visits = walk(plan, run, ['f', 'u', 'v']).visits;
    expect(visits.map(({ node, missing }) => [node, missing])).toEqual([
      ['f', 0],
      ['u', 1],
      ['v', 0],
    ]);
  });

  test('a message says what was sent and what the receiver holds afterwards', () => {
    const [, , last] = walk(plan, run, ['f', 'v', 'u']).visits;
    expect(
      last?.sendings.map(({ upstream, message, before, after }) => [upstream, message, before, after]),
    ).toEqual([
      [4, 8, 0, 8],
      [4, 8, 8, 16],
    ]);
  });

  test('before anything is sent the output holds its seed, and nodes say for whom they wait', () => {
    const scene = orderScene(plan, run, walk(plan, run, []), 0);
    const shown = plan.nodes.map(({ id }, i) => [id, scene.nodes[i]?.grad, scene.nodes[i]?.badge]);
    expect(Object.fromEntries(shown.map(([id, ...rest]) => [id, rest]))).toMatchObject({
      f: ['1', undefined],
      u: [undefined, 'waits for 2'],
      v: [undefined, 'waits for 1'],
    });
  });

  test('at first only the output is ready; u waits for two consumers', () => {
    expect(ready(plan, [])).toEqual(['f']);
    expect(missingFor(plan, [], 'u')).toBe(2);
    expect(ready(plan, ['f'])).toEqual(['v']);
    expect(ready(plan, ['f', 'v'])).toEqual(['u']);
  });
});

describe('the right order gives the engine’s gradients', () => {
  for (const [title, formula] of Object.entries(FORMULAS)) {
    test(title, () => {
      const names = 'a b c d e f g u v w x y z'.split(' ');
      const at = Object.fromEntries(names.map((name, index) => [name, 0.7 + 0.3 * index]));
      const built = planAt(formula, at);
      const { grads } = walk(built.plan, built.run, reverseTopological(built.plan));
      for (const id of built.plan.inputs)
        expect(grads[id]).toBeCloseTo(built.run.grads[id] ?? Number.NaN, 12);
    });
  }
});
