import { expect, test } from 'vitest';
import { parse, toGraph } from '../../../src/expr/index.ts';
import { fold, groupsOf } from '../../../src/viz/fold.ts';
import { type GraphPlan, planGraph } from '../../../src/viz/graph-plan.ts';

function plan(formula: string): GraphPlan {
  const expr = parse(formula);
  return planGraph(toGraph(expr), expr);
}

const productOf = (factors: number): string =>
  Array.from({ length: factors }, (_, i) => `sin(a${i})`).join('*');

test('a drawing that a phone can scroll through runs down there', () => {
  expect(plan('(x + y)*y').narrow?.direction).toBe('down');
});

test('a chain too long for a screen or two has only the drawing that is zoomed', () => {
  expect(plan(productOf(12)).narrow).toBeUndefined();
});

test('so has one that would be too wide running down', () => {
  const inputs = Array.from({ length: 24 }, (_, i) => `a${i}`);
  // Two layers: 24 inputs, and what they are folded into.
  const graph = toGraph(parse(inputs.join('+')));
  const formula = parse(inputs.join('+'));
  const folded = fold(graph, groupsOf(graph));
  expect(folded.nodes.filter(({ kind }) => kind === 'operation')).toHaveLength(1);
  expect(planGraph(folded, formula).narrow).toBeUndefined();
});
