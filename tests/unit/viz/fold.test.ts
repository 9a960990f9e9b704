import { describe, expect, test } from 'vitest';
import { evaluate, parse, print, runGraph, toGraph } from '../../../src/expr/index.ts';
import type { Graph } from '../../../src/expr/types.ts';
import { fold, foldRun, type Group, groupsOf } from '../../../src/viz/fold.ts';
import { FORMULAS } from '../../support/graphs.ts';

const graphOf = (formula: string, steps?: readonly string[]): Graph => toGraph(parse(formula), steps);
const operationsOf = ({ nodes }: Graph): string[] =>
  nodes.flatMap(({ id, kind, formula }) => (kind === 'operation' ? [`${id} = ${print(formula)}`] : []));

const like = (count: number, term: (i: number) => string): string =>
  Array.from({ length: count }, (_, index) => term(index + 1)).join(' + ');

const REPEATED = {
  'two neurons': 'tanh(w_1*x + b_1) + tanh(w_2*x + b_2)',
  'like terms that share inputs': like(12, (i) => `(x + ${i})*y`),
  'a layer': like(6, (i) => `tanh(w_${i}*x + b_${i})*v_${i}`),
  'a power written out': 'x*x*x*x*x + y',
  'a power of a sum': '(x+y)*(x+y)*(x+y)*(x+y)',
  'a long sum': 'x*y + x + y + exp(x) + sin(y) + x/y',
  'a sum of one term': 'x + x + x + x + x',
  'numbers among the terms': '1 + x + 2 + y + 3',
  'a value used twice inside': 'sin(x*y)*(x*y) + sin(x*z)*(x*z)',
  'parts in parts': 'exp(a*b + c*d) + exp(p*q + r*s) + (a*b + c*d)',
  'differences that look alike': 'x^2*y + x^3*y',
} as const;

test('what is repeated becomes one operation each, with its formula', () => {
  const graph = graphOf('tanh(w_1*x + b_1) + tanh(w_2*x + b_2)');
  const groups = groupsOf(graph);
  expect(groups.map(({ kind, members }) => [kind, members.length])).toEqual([
    ['part', 3],
    ['part', 3],
  ]);
  expect(groups[0]?.shape).toBe(groups[1]?.shape);
  expect(operationsOf(fold(graph, groups))).toEqual([
    `${groups[0]?.id} = tanh(w1*x + b1)`,
    `${groups[1]?.id} = tanh(w2*x + b2)`,
    `f = ${groups[0]?.id} + ${groups[1]?.id}`,
  ]);
});

test('like terms and their sum are groups beside each other; constants go inside', () => {
  const graph = graphOf(REPEATED['like terms that share inputs']);
  const groups = groupsOf(graph);
  expect(groups.filter(({ kind }) => kind === 'part')).toHaveLength(12);
  expect(groups.filter(({ kind }) => kind === 'sum').map(({ id }) => id)).toEqual(['f']);
  expect(
    fold(graph, groups)
      .nodes.map(({ kind }) => kind)
      .filter((kind) => kind === 'constant'),
  ).toEqual([]);
});

test('a product of one factor is its power', () => {
  const graph = graphOf('x*x*x*x*x');
  expect(operationsOf(fold(graph, groupsOf(graph)))).toEqual(['f = x^5']);
});

test('structures that differ in an exponent, or in what they share, are not called alike', () => {
  expect(groupsOf(graphOf('x^2*y + x^3*y'))).toEqual([]);
  expect(groupsOf(graphOf('tanh(x*x) + tanh(x*y)'))).toEqual([]);
});

test('what somebody else uses too stays outside', () => {
  expect(groupsOf(graphOf('tanh(a*b) + tanh(c*d) + a*b'))).toEqual([]);
});

test('a line that nothing uses does no harm', () => {
  const graph = graphOf('tanh(x*y) + tanh(x*z)', [
    'u = x + y',
    'v = u*z',
    'w = x + z',
    'f = tanh(x*y) + tanh(x*z)',
  ]);
  expect(groupsOf(graph).map(({ kind }) => kind)).toEqual(['part', 'part']);
});

describe.each(Object.entries({ ...REPEATED, ...FORMULAS }))('%s', (_title, formula) => {
  const graph = graphOf(formula);
  const groups = groupsOf(graph);
  const at = Object.fromEntries(graph.inputs.map((name, index) => [name, 1.3 + 0.41 * index]));
  const run = runGraph(graph, at);

  /** All groups, none, and each alone. */
  const choices: Group[][] = [groups, [], ...groups.map((group) => [group])];

  test('groups hold every operation at most once', () => {
    const members = groups.flatMap((group) => group.members);
    expect(new Set(members).size).toBe(members.length);
  });

  test('opening every group gives the original graph', () => {
    expect(fold(graph, [])).toEqual(graph);
    const folded = new Set(fold(graph, groups).nodes.map(({ id }) => id));
    for (const { id, kind } of graph.nodes) {
      const hidden = groups.some((group) => group.members.includes(id) && group.id !== id);
      if (kind === 'operation') expect([id, folded.has(id)]).toEqual([id, !hidden]);
    }
  });

  test('folded, every edge points forwards and every value is that of its formula', () => {
    for (const chosen of choices) {
      const small = fold(graph, chosen);
      const known: Record<string, number> = { ...at };
      for (const node of small.nodes) {
        for (const input of node.inputs) expect(Object.keys(known)).toContain(input);
        known[node.id] =
          node.constant ??
          (node.kind === 'input' ? (at[node.id] ?? Number.NaN) : evaluate(node.formula, known));
        expect(known[node.id]).toBeCloseTo(run.values[node.id] ?? Number.NaN, 10);
      }
    }
  });

  test('folded, what the edges bring back still adds up to every gradient, and their formulas agree', () => {
    for (const chosen of choices) {
      const small = fold(graph, chosen);
      const { locals, grads } = foldRun(graph, chosen, run);
      for (const { id } of small.nodes) {
        const leaving = small.edges.filter(({ from }) => from === id);
        if (id === small.output || leaving.length === 0) continue;
        const sum = leaving.reduce(
          (total, edge) => total + (grads[edge.to] ?? 0) * (locals[edge.id] ?? Number.NaN),
          0,
        );
        expect(sum).toBeCloseTo(grads[id] ?? Number.NaN, 10);
      }
      for (const edge of small.edges)
        expect(evaluate(edge.local, run.values)).toBeCloseTo(locals[edge.id] ?? Number.NaN, 10);
    }
  });
});
