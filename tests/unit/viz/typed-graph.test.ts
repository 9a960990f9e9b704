import { expect, test } from 'vitest';
import { inputsFor, typedGraph } from '../../../src/viz/typed-graph.ts';

test('one formula becomes a graph whose result is called f', () => {
  const { graph, steps } = typedGraph('(x+y)y');
  expect(graph.nodes.map(({ id }) => id)).toEqual(['x', 'y', 's', 'f']);
  expect(steps).toBeUndefined();
});

test('lines name their results and may use the names above them', () => {
  const { graph, expression } = typedGraph('sum = x + y\nf = sum * y');
  expect(graph.nodes.map(({ id }) => id)).toEqual(['x', 'y', 'sum', 'f']);
  expect(expression).toBe('(x + y)*y');
});

test('semicolons separate lines too, and empty ones do not count', () => {
  expect(typedGraph('u = x*x;\n\n v = u + 1;').graph.output).toBe('v');
});

test.each([
  ['x +', 'The formula stops after “+”: something is missing.'],
  ['', 'There is nothing here yet. Type a formula.'],
  ['u = x*x\nv = u +', 'Line 2: The formula stops after “+”: something is missing.'],
  ['u = x*x\nu + 1', 'Line 2, “u + 1”, is not of the form name = formula.'],
  ['x + y\ny + z', 'Several lines need names: s = x + y, then f = s*y.'],
])('%j is refused with a sentence', (text, message) => {
  expect(() => typedGraph(text)).toThrow(message);
});

const chain = (length: number): string =>
  Array.from({ length }, (_, index) => `a${index + 1} = ${index === 0 ? 'x' : `a${index}`} + y`).join('\n');

test('more operations than can be drawn are refused with both numbers', () => {
  expect(() => typedGraph(chain(301))).toThrow('These are 301 operations; up to 300 can be drawn.');
});

test('300 operations are accepted', () => {
  expect(typedGraph(chain(300)).graph.nodes).toHaveLength(302);
});

test('inputs without a number get one from a fixed list', () => {
  expect(inputsFor(typedGraph('x*y + z').graph, { y: 7 })).toEqual({ x: 2, y: 7, z: -1 });
});
