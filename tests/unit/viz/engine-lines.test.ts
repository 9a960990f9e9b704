import { expect, test } from 'vitest';
import { Value } from '../../../src/engine/scalar/value.ts';
import { runGraph } from '../../../src/expr/index.ts';
import { engineLines, isEngineCode } from '../../../src/viz/engine-lines.ts';
import { typedGraph } from '../../../src/viz/typed-graph.ts';

test('a program in TypeScript becomes lines, and inputs keep their numbers', () => {
  const text = `import { Value } from './engine';
    const x = new Value(2, 'x'); const y = new Value(-3.5);
    const s = x.add(y); // a comment
    const f = s
      .mul(y);
    f.backward();
    console.log(x.grad);`;
  expect(isEngineCode(text)).toBe(true);
  expect(engineLines(text)).toEqual({
    lines: ['s = ((x) + (y))', 'f = ((s) * (y))'],
    at: { x: 2, y: -3.5 },
  });
  const { graph, at } = typedGraph(text);
  expect(graph.nodes.map(({ id }) => id)).toEqual(['x', 'y', 's', 'f']);
  expect(runGraph(graph, at).grads).toMatchObject({ x: -3.5, y: -5 });
});

test('a program in Python becomes lines', () => {
  const text = `w = Value(0.5)
x = Value(2.0, label='x')  # an input
n = w * x + 1
t = n.tanh() ** 2
t.backward()
print(w.grad)`;
  expect(engineLines(text)).toEqual({
    lines: ['n = w * x + 1', 't = tanh(n) ** 2'],
    at: { w: 0.5, x: 2 },
  });
});

test('the graph of a program has the numbers that the program has', () => {
  const x = new Value(0.7);
  const y = new Value(1.3);
  const f = x.mul(y).sub(x.div(y).neg()).pow(3).max(y.exp().log()).add(y.sqrt().sigmoid().mul(2));
  f.backward();
  const { graph } = typedGraph(
    'x.mul(y).sub(x.div(y).neg()).pow(3).max(y.exp().log()).add(y.sqrt().sigmoid().mul(2)).backward()',
  );
  const { values, grads } = runGraph(graph, { x: 0.7, y: 1.3 });
  expect(values[graph.output]).toBeCloseTo(f.data, 12);
  expect(grads.x).toBeCloseTo(x.grad, 12);
  expect(grads.y).toBeCloseTo(y.grad, 12);
});

test('methods are taken from the left, on brackets, calls and names, and inside arguments', () => {
  expect(engineLines('f = 2 * (x + y).mul(tanh(y).add(x.neg()))').lines).toEqual([
    'f = 2 * (((x + y)) * (((tanh(y)) + ((-(x))))))',
  ]);
});

test('a last line without a name gets one that is free', () => {
  expect(engineLines('const f = x.add(y)\nf.mul(y).backward()').lines).toEqual([
    'f = ((x) + (y))',
    'L = ((f) * (y))',
  ]);
});

test('formulas are not taken for programs', () => {
  for (const text of ['(x+y)*y', '2.5x + 0.5(y)', 's = x + y\nf = s*y', 'max(x, .5)'])
    expect(isEngineCode(text)).toBe(false);
});

test.each([
  ['f = x.matmul(y)', 'Line 1: a Value has no method matmul. It has add, sub, mul'],
  ['s = x.add(y)\nf = s.tanh(2)', 'Line 2: tanh takes nothing in its brackets.'],
  ['f = x.mul()', 'Line 1: mul takes one value in its brackets.'],
  ['f = x.add(y', 'Line 1: the bracket of “.add(…” is never closed.'],
  ['f = .add(y)\nx.neg()', 'Line 1: “.add(…” stands behind nothing.'],
  ['const weight = new Value(2)\nf = weight.neg()', 'Line 1: an input is drawn with one letter'],
  ['new Value(2)\nf = x.neg()', 'Line 1: this input has no name.'],
  [`f = ${'x.neg()'.repeat(400)}`, 'Line 1: it has more than 2000 characters.'],
  [`${'f = x.neg()\n'.repeat(1001)}`, 'These are 1001 lines; write at most 1000.'],
])('%j is refused with a sentence', (text, message) => {
  expect(() => typedGraph(text)).toThrow(message);
});
