import { describe, expect, test } from 'vitest';
import { type OpName, RULES, type Rule, Value } from '../../../../src/engine/index.ts';
import * as table from '../../../../src/engine/scalar/rules.ts';

const rules: [string, Rule][] = Object.entries(RULES);
/** Away from kinks and inside every domain: each pair serves all rules, unary ones read the first number. */
const POINTS: [number, number][] = [
  [0.5, 2],
  [2, 0.5],
  [1.3, -1.7],
  [3, 2.5],
  [0.01, 4],
];

/** Evaluates a printed formula: `^` is power; the names are those that learners type. */
function evaluate(formula: string, a: number, b: number, out: number): number {
  const names = {
    step: (x: number) => (x > 0 ? 1 : 0),
    ln: Math.log,
    sin: Math.sin,
    cos: Math.cos,
    sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  };
  // in JavaScript −a / b ** 2 needs no brackets here: in every formula the minus stands before a quotient or call
  const body = formula.replaceAll('^', '**');
  return new Function('a', 'b', 'out', ...Object.keys(names), `return ${body}`)(
    a,
    b,
    out,
    ...Object.values(names),
  );
}

describe.each(rules)('%s', (name, rule) => {
  test('is filed under its own name, with one vjp and one formula per operand', () => {
    expect(rule.name).toBe(name);
    expect(rule.localDerivative).toHaveLength(rule.vjp.length);
  });

  test.each(POINTS)('at (%f, %f) the vjp, the printed formula and central differences agree', (a, b) => {
    const out = rule.forward(a, b);
    const h = 1e-6;
    const numeric = [
      (rule.forward(a + h, b) - rule.forward(a - h, b)) / (2 * h),
      (rule.forward(a, b + h) - rule.forward(a, b - h)) / (2 * h),
    ];
    rule.vjp.forEach((vjp, slot) => {
      const exact = vjp(1, out, a, b);
      const printed = evaluate(rule.localDerivative[slot] ?? '', a, b, out);
      expect(Math.abs(printed - exact)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(exact)));
      expect(Math.abs((numeric[slot] ?? 0) - exact)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(exact)));
      expect(vjp(-2.5, out, a, b)).toBeCloseTo(-2.5 * exact, 12);
    });
  });
});

describe("kinks and edges follow PyTorch's conventions", () => {
  const at = (op: OpName, ...data: number[]) => {
    const [x = new Value(0), y] = data.map((n) => new Value(n));
    const operation = x[op] as (other?: Value) => Value;
    operation.call(x, y).backward();
    return y === undefined ? [x.grad] : [x.grad, y.grad];
  };

  test.each<[OpName, number[], number[]]>([
    ['relu', [0], [0]],
    ['abs', [0], [0]],
    ['sqrt', [0], [Infinity]],
    ['step', [0], [0]],
    ['max', [2, 2], [0.5, 0.5]],
    ['min', [2, 2], [0.5, 0.5]],
    ['max', [Infinity, Infinity], [0.5, 0.5]],
    ['max', [1, 3], [0, 1]],
    ['min', [1, 3], [1, 0]],
    ['pow', [0, 0], [0, 0]],
    ['pow', [0, 2], [0, 0]],
    ['pow', [5, 0], [0, Math.log(5)]],
    ['pow', [-2, 3], [12, Number.NaN]],
    ['pow', [0, 1], [1, 0]],
    ['div', [1, 0], [Infinity, -Infinity]],
    ['log', [0], [Infinity]],
  ])('%s at %j passes back %j', (op, data, expected) => {
    expect(at(op, ...data)).toEqual(expected);
  });

  test('at a kink the printed formula of every rule gives the same number as its vjp', () => {
    for (const op of ['relu', 'abs', 'step', 'max', 'min'] as const)
      for (const [a, b] of [
        [0, 0],
        [2, 2],
        [-1, -1],
      ] as const) {
        const rule: Rule = RULES[op];
        const out = rule.forward(a, b);
        rule.vjp.forEach((vjp, slot) => {
          expect(evaluate(rule.localDerivative[slot] ?? '', a, b, out)).toBe(vjp(1, out, a, b));
        });
      }
  });

  test('softplus and sigmoid do not overflow: 0, ln 2 and 1000, with slopes 0, ½ and 1', () => {
    const z = [-1000, 0, 1000];
    expect(z.map((a) => new Value(a).softplus().data)).toEqual([0, Math.LN2, 1000]);
    expect(z.map((a) => at('softplus', a)[0])).toEqual([0, 0.5, 1]);
    expect(z.map((a) => new Value(a).sigmoid().data)).toEqual([0, 0.5, 1]);
  });

  test('a blocked relu or max passes back 0 even when the gradient is infinite', () => {
    const x = new Value(-1);
    x.relu().sqrt().backward();
    expect(x.grad).toBe(0);
    const y = new Value(-1);
    y.max(0).sqrt().backward();
    expect(y.grad).toBe(0);
  });
});

test('the numbers of the operations are their places in the table, and fewer than a value leaves room for', () => {
  const numbers = Object.entries(table).flatMap(([name, number]) =>
    typeof number === 'number' ? [[name.toLowerCase(), table.TABLE[number]] as const] : [],
  );
  expect(Object.fromEntries(numbers)).toEqual(RULES);
  expect(table.TABLE.slice(1)).toEqual(Object.values(RULES));
  expect(table.TABLE.length).toBeLessThan(32);
});
