import { describe, expect, test } from 'vitest';
import { parseMatrix } from '../../../../src/grading/matrix/language.ts';
import { fromRows, numbersOf } from '../../../../src/grading/matrix/matrix.ts';
import { execute, type Program, run } from '../../../../src/grading/matrix/program.ts';
import { type MathRun, plainText } from '../../../../src/viz/math-text.ts';
import { planMatrix } from '../../../../src/widgets/gradient-graph/matrix-plan.ts';
import { handBack } from '../../../../src/widgets/gradient-graph/matrix-rules.ts';
import {
  matrixScene,
  matrixSteps,
  numbersHeard,
} from '../../../../src/widgets/gradient-graph/matrix-steps.ts';

const LINEAR: Program = {
  given: {
    W: [
      [1, 2],
      [3, -1],
    ],
    x: [1, 2],
    b: [0, 1],
    t: [4, 4],
  },
  steps: ['p = W x', 'y = p + b', 'e = y - t', 'q = e ⊙ e', 's = sum(q)', 'L = s/2'],
};
const BATCH: Program = {
  given: {
    X: [
      [1, 2],
      [0, -1],
      [3, 1],
    ],
    W: [
      [1, -1],
      [2, 0],
    ],
    b: [[0, 1]],
  },
  steps: ['P = X W', 'Y = P + b', 'Q = Y^2', 'L = mean(Q)'],
};
const CROSS_ENTROPY: Program = {
  given: { z: [1, 2, 0.5], y: [0, 1, 0] },
  steps: ['p = softmax(z)', 'c = ln(p)', 'd = y ⊙ c', 's = sum(d)', 'L = -s'],
};
const OTHERS: Program = {
  given: {
    A: [
      [0.5, 1.2],
      [0.3, 0.8],
    ],
    B: [
      [1, 2],
      [3, 4],
    ],
    c: [[2, 5]],
    k: 0.1,
  },
  steps: [
    'a = tanh(A)',
    'g = sigmoid(a)',
    'r = relu(g - 0.6)',
    'h = relu(B)',
    'm = exp(g)',
    'n = sqrt(h)',
    'o = m/n',
    'u = o ⊙ c',
    'v = k u',
    'w = v^T',
    'i = w^3',
    'S = softmax(i)',
    'j = S ⊙ r',
    'l = mean(j)',
  ],
};

const written = (rule: readonly MathRun[]): string =>
  plainText(rule).replaceAll('\u00a0', ' ').normalize('NFC');
const grads = (program: Program, id: string) =>
  planMatrix(program).nodes.find((node) => node.id === id)?.grads;

test('y = Wx + b with half the squared error has the gradients of the lesson', () => {
  expect(grads(LINEAR, 'W')).toEqual([
    [1, 2],
    [-2, -4],
  ]);
  expect(grads(LINEAR, 'x')).toEqual([[-5], [4]]);
  expect(grads(LINEAR, 'b')).toEqual([[1], [-2]]);
});

test('softmax with cross-entropy gives p − y', () => {
  const { nodes } = planMatrix(CROSS_ENTROPY);
  const p = nodes.find(({ id }) => id === 'p')?.values.flat() ?? [];
  const expected = [(p[0] ?? 0) - 0, (p[1] ?? 0) - 1, (p[2] ?? 0) - 0];
  const z = grads(CROSS_ENTROPY, 'z')?.flat() ?? [];
  for (const [index, value] of expected.entries()) expect(z[index]).toBeCloseTo(value, 12);
});

test('the edges of a product say g xᵀ and Wᵀ g', () => {
  const rules = planMatrix(LINEAR).edges.map(({ id, rule }) => [id, written(rule)]);
  expect(Object.fromEntries(rules)).toMatchObject({
    'W>p:0': 'p̄ x^T'.normalize('NFC'),
    'x>p:1': 'W^T p̄'.normalize('NFC'),
    'b>y:1': 'ȳ'.normalize('NFC'),
    't>e:1': '−ē'.normalize('NFC'),
  });
});

test('a bias that was repeated over rows gets the column sums', () => {
  const rule = planMatrix(BATCH).edges.find(({ id }) => id === 'b>Y:1')?.rule ?? [];
  expect(written(rule)).toBe('colsum(Ȳ)'.normalize('NFC'));
});

describe('every rule is what the engine hands back', () => {
  for (const [title, program] of Object.entries({ LINEAR, BATCH, CROSS_ENTROPY, OTHERS })) {
    test(title, () => {
      const env = execute(program);
      const { nodes, edges } = planMatrix(program);
      const matrixOf = (id: string, key: 'values' | 'grads') =>
        fromRows(nodes.find((n) => n.id === id)?.[key] ?? []);
      let checked = 0;
      for (const line of program.steps) {
        const [id = '', formula = ''] = line.split('=').map((part) => part.trim());
        const step = parseMatrix(formula, [...env.keys()]);
        const out = env.get(id);
        for (const edge of edges.filter(({ to }) => to === id)) {
          const rule = out && handBack(step, edge.from, env, out);
          if (rule === undefined) continue;
          const known = new Map([...env.keys()].map((name) => [name, matrixOf(name, 'values')]));
          known.set('G', matrixOf(id, 'grads')).set('out', matrixOf(id, 'values'));
          const value = numbersOf(run(parseMatrix(rule, [...known.keys()]), known));
          expect(value.flat().length, `${edge.id}: ${rule}`).toBe(edge.message.flat().length);
          for (const [index, entry] of value.flat().entries()) {
            expect(entry, `${edge.id}: ${rule}`).toBeCloseTo(edge.message.flat()[index] ?? Number.NaN, 10);
          }
          checked += 1;
        }
      }
      expect(checked).toBeGreaterThanOrEqual(program.steps.length - 1);
    });
  }
});

test('messages into a node add up to its gradient', () => {
  const { nodes, edges } = planMatrix(OTHERS);
  for (const node of nodes) {
    const arriving = edges.filter(({ from }) => from === node.id);
    if (arriving.length === 0) continue;
    const sum = node.grads
      .flat()
      .map((_, k) => arriving.reduce((total, { message }) => total + (message.flat()[k] ?? 0), 0));
    for (const [k, value] of node.grads.flat().entries()) expect(sum[k]).toBeCloseTo(value, 10);
  }
});

test('stepping: given first, values forwards, the seed, then messages; a shared gradient is open until the last', () => {
  const plan = planMatrix(OTHERS);
  const steps = matrixSteps(plan);
  expect([...matrixScene(plan, steps, 0).values.keys()]).toEqual(['A', 'B', 'c', 'k']);
  const seed = steps.findIndex(({ kind }) => kind === 'seed');
  expect(matrixScene(plan, steps, seed + 1).grads.get('l')).toMatchObject({ grid: [[1]], complete: true });
  const twice = steps.flatMap((step, index) =>
    step.kind === 'send' && step.edge.from === 'g' ? [index] : [],
  );
  expect(twice).toHaveLength(2);
  expect(matrixScene(plan, steps, (twice[0] ?? 0) + 1).grads.get('g')?.complete).toBe(false);
  expect(matrixScene(plan, steps, (twice[1] ?? 0) + 1).grads.get('g')?.complete).toBe(true);
});

test('a program whose last step is no number is refused with its shape', () => {
  expect(() => planMatrix({ given: { x: [1, 2] }, steps: ['y = 2 x'] })).toThrow(
    'The last step, y, is 2×1; a gradient needs a single number there.',
  );
});

test('those who hear a step get its numbers, row by row; a large matrix sends them to the table', () => {
  const heard = (program: Program): string[] => matrixSteps(planMatrix(program)).map(numbersHeard);
  // P = [[1, 2], [0, −1], [3, 1]] [[1, −1], [2, 0]]; L = mean of 25, 0, 4, 1, 25, 4
  const [p, , q, loss, seed] = heard(BATCH);
  expect(p).toBe('P is 5, −1; −2, 0; 5, −3.');
  expect(q).toBe('Q is 25, 0; 4, 1; 25, 4.');
  expect(loss).toBe('L is 9.833.');
  expect(seed).toBe('');
  const large: Program = {
    given: { A: Array.from({ length: 4 }, () => [1, 2, 3, 4]) },
    steps: ['B = A + A', 's = sum(B)'],
  };
  expect(heard(large)[0]).toBe('Its entries are in the table.');
});
