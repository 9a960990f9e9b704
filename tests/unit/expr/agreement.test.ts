import { expect, test } from 'vitest';
import { Random } from '../../../src/engine/index.ts';
import {
  differentiate,
  evaluate,
  parse,
  print,
  runGraph,
  simplify,
  toGraph,
  variablesOf,
} from '../../../src/expr/index.ts';
import type { Env, Expr } from '../../../src/expr/types.ts';
import { randomFormula } from '../../support/formulas.ts';
import bank from '../grading/bank/scalar.json' with { type: 'json' };

const near = (a: number, b: number, tolerance: number) =>
  Math.abs(a - b) <= tolerance * (1 + Math.abs(a) + Math.abs(b));

/** Fourth-order central difference; undefined where the function is too wild for it to mean anything. */
function slope(f: (t: number) => number, at: number): number | undefined {
  const estimate = (h: number) => (8 * (f(at + h) - f(at - h)) - (f(at + 2 * h) - f(at - 2 * h))) / (12 * h);
  const [coarse, fine] = [estimate(1e-3), estimate(5e-4)];
  return near(coarse, fine, 1e-7) && Math.abs(fine) < 1e4 ? fine : undefined;
}

interface Tally {
  partials: number;
  slopes: number;
}

function agree(expr: Expr, point: Env, tally: Tally): void {
  const value = evaluate(expr, point);
  if (!Number.isFinite(value)) return;
  const graph = toGraph(expr);
  const run = runGraph(graph, point);
  expect(near(run.values[graph.output] as number, value, 1e-12), `value of ${print(expr)}`).toBe(true);
  const tidied = evaluate(simplify(expr), point);
  expect(near(tidied, value, 1e-9), `${print(expr)} tidied to ${print(simplify(expr))}`).toBe(true);
  for (const name of variablesOf(expr)) {
    const exact = evaluate(differentiate(expr, name), point);
    // the tidy formula may have a value where the engine meets 0 · ∞, such as sqrt(z - z)
    if (!Number.isFinite(exact) || Number.isNaN(run.grads[name])) continue;
    const label = `∂/∂${name} of ${print(expr)} at ${JSON.stringify(point)}`;
    expect(
      near(run.grads[name] as number, exact, 1e-9),
      `engine, ${label}: ${run.grads[name]} and ${exact}`,
    ).toBe(true);
    tally.partials++;
    const measured = slope((t) => evaluate(expr, { ...point, [name]: t }), point[name] as number);
    if (measured === undefined) continue;
    expect(near(measured, exact, 1e-5), `difference, ${label}: ${measured} and ${exact}`).toBe(true);
    tally.slopes++;
  }
  for (const { id, local } of graph.edges) {
    const formula = evaluate(local, run.values);
    if (Number.isFinite(formula))
      expect(near(run.locals[id] as number, formula, 1e-9), `edge ${id} of ${print(expr)}`).toBe(true);
  }
}

test.each(bank)('$id: differentiate, the engine and central differences agree at every point', (item) => {
  const tally = { partials: 0, slopes: 0 };
  const names = Object.keys(item.points[0]?.at ?? {});
  for (const { at, gradient, f } of item.points) {
    const point = at as unknown as Env;
    const expr = parse(item.expression, { variables: names });
    agree(expr, point, tally);
    expect(near(evaluate(expr, point), f, 1e-9)).toBe(true);
    for (const [name, value] of Object.entries(gradient))
      expect(near(evaluate(differentiate(expr, name), point), value as number, 1e-9), name).toBe(true);
  }
  expect(tally.partials).toBe(names.length * item.points.length);
  expect(tally.slopes).toBe(tally.partials);
});

test('the three agree on 700 generated formulas', { timeout: 120_000 }, () => {
  const random = new Random(7);
  const tally = { partials: 0, slopes: 0 };
  for (let i = 0; i < 700; i++) {
    const expr = randomFormula(random, { depth: 4 });
    const point = { x: random.uniform(0.3, 1.7), y: random.uniform(0.3, 1.7), z: random.uniform(-1.5, 1.5) };
    agree(expr, point, tally);
  }
  expect(tally.partials).toBeGreaterThan(900);
  expect(tally.slopes).toBeGreaterThan(800);
});
