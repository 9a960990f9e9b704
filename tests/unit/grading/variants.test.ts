import { describe, expect, test } from 'vitest';
import { evaluate, parse, runGraph, toGraph } from '../../../src/expr/index.ts';
import { closeNumber, freshPoints } from '../../../src/grading/index.ts';
import bank from './bank/scalar.json' with { type: 'json' };

const exercises = bank.map((item) => ({
  id: item.id,
  expression: item.expression,
  steps: item.steps,
  mistakes: item.mistakes,
  points: item.points.map(({ at }) => at as unknown as Record<string, number>),
}));
const SEEDS = Array.from({ length: 12 }, (_, k) => k + 1);

describe.each(exercises)('$id', (exercise) => {
  const { expression, steps, mistakes, points } = exercise;
  const graph = toGraph(parse(expression), steps);
  const names = graph.nodes.map((node) => node.id);
  const variants = SEEDS.map((seed) => freshPoints(exercise, seed));

  test('12 seeds give points at which each foreseen mistake differs from the right answer where it did before', () => {
    for (const [k, variant] of variants.entries())
      for (const [i, point] of variant.entries()) {
        const run = runGraph(graph, point);
        const before = runGraph(graph, points[i] as Record<string, number>);
        for (const { for: name, answer } of mistakes) {
          const formula = parse(answer, { variables: names });
          const coincided = closeNumber(evaluate(formula, before.values), before.grads[name] as number);
          const coincides = closeNumber(evaluate(formula, run.values), run.grads[name] as number);
          expect(
            !coincides || coincided,
            `seed ${k + 1}, ∂/∂${name} = ${answer} at ${JSON.stringify(point)}`,
          ).toBe(true);
        }
      }
  });

  test('the numbers stay small, and the gradients large enough for four digits', () => {
    for (const variant of variants)
      for (const point of variant) {
        const { values, grads } = runGraph(graph, point);
        for (const value of Object.values({ ...values, ...grads }))
          expect(Math.abs(value)).toBeLessThanOrEqual(200);
        for (const name of graph.inputs) {
          const size = Math.abs(grads[name] as number);
          expect(size === 0 || size > 0.005, `∂/∂${name} = ${grads[name]}`).toBe(true);
        }
      }
  });

  test('a seed gives the same points every time, the next one others, and 0 the author’s', () => {
    expect(freshPoints(exercise, 7)).toEqual(variants[6]);
    expect(freshPoints(exercise, 0)).toEqual(points);
    for (const [k, variant] of variants.entries()) expect(variant).not.toEqual(variants[k - 1] ?? points);
  });
});

test('max keeps its winner and relu its side, so that two points still show two gradients', () => {
  const routed = exercises.find(({ id }) => id === 'G10');
  for (const seed of SEEDS) {
    const [first, second] = freshPoints(routed as never, seed) as [
      { x: number; y: number },
      { x: number; y: number },
    ];
    expect(first.x).toBeGreaterThan(first.y);
    expect(second.y).toBeGreaterThan(second.x);
  }
});

test('numbers stay inside the domain of the exercise', () => {
  for (const seed of SEEDS) {
    const [{ x } = { x: 0 }] = freshPoints(
      { expression: 'ln(x)', points: [{ x: 0.5 }], domain: { x: [0.3, 0.9] } },
      seed,
    ) as { x: number }[];
    expect(x).toBeGreaterThan(0.3);
    expect(x).toBeLessThan(0.9);
  }
});

test('an exercise without other workable numbers says so', () => {
  expect(() => freshPoints({ expression: 'exp(99x)', points: [{ x: 2 }] }, 1)).toThrow(RangeError);
});
