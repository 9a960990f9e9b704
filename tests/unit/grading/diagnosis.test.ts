import { describe, expect, test } from 'vitest';
import { differentiate, parse, print, toGraph, variablesOf } from '../../../src/expr/index.ts';
import { binary, neg, number, substitute } from '../../../src/expr/make.ts';
import type { Expr, Graph, GraphEdge } from '../../../src/expr/types.ts';
import { SLIP_IDS } from '../../../src/grading/diagnosis/diagnose.ts';
import { markGradient } from '../../../src/grading/index.ts';
import bank from './bank/scalar.json' with { type: 'json' };

describe('the slip is named and its place lit', () => {
  test.each([
    // expression, by, answer, slip, edge or node
    ['(x+y)*y', 'y', 'x+y', 'path-dropped', 'y>s:1'],
    ['x*y + x', 'x', '1', 'path-dropped', 'x>p:0'],
    ['x/y + y/x', 'x', '1/y', 'path-dropped', 'x>a:1'],
    ['(x+y)*(x+y)', 'x', 'x+y', 'path-dropped', 's>f:1'],
    ['(x*y)*(x+y)', 'x', 'y*(x+y)*x*y', 'multiplied-across-paths', undefined],
    ['x^2*exp(x)', 'x', '2x + exp(x)*x^2 + exp(x)', 'added-along-path', undefined],
    ['(x+y)*z', 'x', '1', 'factor-forgotten', 's>f:0'],
    ['(3x + y)^2', 'x', '2(3x+y)', undefined, undefined],
    ['(3x + 5y)^2', 'x', '2(3x+5y)', 'factor-forgotten', 'x>p:1'],
    ['tanh(x^2)', 'x', '2x', 'factor-forgotten', 'a>f:0'],
    ['tanh(x^2)', 'x', '1 - tanh(x^2)^2', 'factor-forgotten', 'x>a:0'],
    ['(tanh(w*x) - t)^2', 'w', '2(tanh(w*x)-t)*x', 'factor-forgotten', 'p>a:0'],
    ['(x+y)*y', 'x', 'x+y', 'swapped-partials', 's>f:0'],
    ['x^3*y', 'x', 'x^2*y', 'power-factor-dropped', 'x>a:0'],
    ['x^3*y', 'x', '3x^3*y', 'power-not-lowered', 'x>a:0'],
    ['x^3*y', 'x', 'x^3*y', undefined, undefined],
    ['x^3*y + z', 'x', 'x^3*y', 'power-unchanged', 'x>a:0'],
    ['x^3*y', 'x', '3y', 'power-base-dropped', 'x>a:0'],
    ['x^3*y', 'x', '3x*y', 'power-lowered-twice', 'x>a:0'],
    ['2^x*y', 'x', 'x*2^(x-1)*y', 'exponential-as-power', 'x>a:1'],
    ['2^x*y', 'x', '2^x*y', undefined, undefined],
    ['2^x*y + z', 'x', '2^x*y', 'exponential-logarithm-forgotten', 'x>a:1'],
    ['x/y', 'y', '-x/y', 'quotient-square-forgotten', 'y>f:1'],
    ['x/y', 'y', '-1/y^2', 'quotient-numerator-forgotten', 'y>f:1'],
    ['x/y', 'y', 'x', 'quotient-as-product', 'y>f:1'],
    ['sin(x)/x^2', 'x', 'cos(x)/(2x)', 'quotient-of-derivatives', 'f'],
    ['sin(x)*x^2', 'x', 'cos(x)*2x', 'product-of-derivatives', 'f'],
    ['y*exp(2x)', 'x', '2y*2x*exp(2x-1)', 'exp-as-power', 'p>a:0'],
    ['ln(x)*y', 'x', 'x*y', 'ln-inverted', 'x>a:0'],
    ['y*sqrt(x)', 'x', 'y/sqrt(x)', 'sqrt-half-forgotten', 'x>a:0'],
    ['y*sqrt(x)', 'x', 'y/(2x)', 'sqrt-root-forgotten', 'x>a:0'],
    ['y*tanh(x)', 'x', 'y*(1 - tanh(x))', 'tanh-square-forgotten', 'x>a:0'],
    ['y*tanh(x)', 'x', 'y*(1 - x^2)', 'tanh-of-input', 'x>a:0'],
    ['y*tanh(x)', 'x', 'y*tanh(x)(1 - tanh(x))', 'tanh-as-sigmoid', 'x>a:0'],
    ['y*tanh(x)', 'x', 'y*(1 + tanh(x)^2)', 'tanh-sign', 'x>a:0'],
    ['y*sigmoid(x)', 'x', 'y*(1 - sigmoid(x)^2)', 'sigmoid-as-tanh', 'x>a:0'],
    ['y*sigmoid(x)', 'x', 'y*(1 - sigmoid(x))', 'sigmoid-half-rule', 'x>a:0'],
    ['y*sigmoid(x)', 'x', 'y*x*(1 - x)', 'sigmoid-of-input', 'x>a:0'],
    ['y*tan(x)', 'x', 'y*(1 - tan(x)^2)', 'tan-sign', 'x>a:0'],
    ['y^2*relu(x)', 'x', 'y^2', 'gate-ignored', 'x>b:0'],
    ['z*max(x, y)', 'x', 'z*step(y - x)', undefined, undefined],
    ['z*max(x, 2y)', 'x', 'z*step(2y - x)', 'gate-reversed', 'x>a:0'],
    ['sigmoid(w*x + 2b)', 'w', 'x*sigmoid(w*x + 2b)', 'function-kept', 's>f:0'],
    ['(x-y)*(x+y)', 'y', 'x+y+x-y', undefined, undefined],
    ['(x-2y)*(x+y)', 'y', '2(x+y)+x-2y', 'sign', 'p>d:1'],
    ['y*cos(x)', 'x', 'y*sin(x)', 'sign', 'x>a:0'],
    ['x*exp(-x*y)', 'x', 'exp(-x*y)(1 + x*y)', 'sign', 'p>a:0'],
    ['x^2*y', 'x', '-2x*y', 'sign', undefined],
    // the sign lost, or the factors of the product exchanged
    ['(x-y)*(x+y)', 'y', '2y', undefined, undefined],
    ['x^2*y + z', 'x', 'x^2*y + z', 'gave-f', 'f'],
    ['x^2*y', 'x', '0', 'treated-as-constant', 'x'],
    ['x^2*sin(y)', 'x', 'x^2*cos(y)', 'other-variable', 'x'],
    ['x^2*sin(y)', 'x', 'x^2*cos(y) + 2x*sin(y)', 'partials-added', 'y'],
    // the inner derivative is added, and a local derivative 1 is not thought of
    ['(2x+3y)^3', 'x', '3(2x+3y)^2 + 2', 'added-along-path', undefined],
    [
      '(sigmoid(w*x) - t)^2',
      'w',
      '2(sigmoid(w*x)-t) + x*sigmoid(w*x)(1-sigmoid(w*x))',
      'added-along-path',
      undefined,
    ],
    ['a*x + b', 'x', 'a + b', 'constant-kept', 'b'],
    ['3x^2 + 5x*y + 7', 'x', '6x + 5y + 7', 'constant-kept', '7'],
    ['(x - y)/(x + y)', 'y', '(x-1 - (x-y)/(x+y))/(x+y)', 'constant-kept', 'x'],
    ['3x^2 + 5x*y + 7', 'y', '3x^2 + 5x + 7', 'constant-kept', undefined],
    ['tanh(x^2)', 'x', '1 - tanh(2x)^2', 'derivative-inside', 'a>f:0'],
    ['tanh(x^2)', 'x', '2x*(1 - tanh(2x)^2)', 'derivative-inside', 'a>f:0'],
    ['y*exp(x^2)', 'x', 'y*exp(2x)', 'derivative-inside', 'a>b:0'],
    ['ln(x^2 + y^2)', 'x', '1/(2x)', 'derivative-inside', 's>f:0'],
    ['(2x + 3y)^4', 'y', '4*3^3', 'derivative-inside', 's>f:0'],
    ['1/(x^2 + y^2)', 'x', '1/(2x)', 'quotient-of-derivatives', 's>f:1'],
    ['(x^2 + 1)/(x*y)', 'x', '(2x*x*y - (x^2+1)*y)/(x*y)', 'quotient-square-forgotten', 'p>f:1'],
    ['(x^2 + 1)/(x*y)', 'x', '2x*x*y - (x^2+1)*y', 'quotient-denominator-forgotten', 'p>f:1'],
    ['x^(-2)*y', 'x', '-2y/x', 'power-raised', 'x>a:0'],
    ['y*sqrt(x^2 + y)', 'x', 'y*sqrt(x^2 + y)*x', 'sqrt-not-lowered', 's>b:0'],
    ['y*tanh(x*y)', 'x', 'y^2*tanh(x*y)^2', 'tanh-one-forgotten', 'p>a:0'],
    ['y*sigmoid(x)', 'x', 'y*sigmoid(x)(1 + sigmoid(x))', 'sigmoid-sign', 'x>a:0'],
    ['softplus(x*y)', 'x', 'y*sigmoid(x*y)(1 - sigmoid(x*y))', 'softplus-derived-twice', 'p>f:0'],
    ['softplus(x*y)', 'x', 'y*step(x*y)', 'softplus-as-relu', 'p>f:0'],
    ['softplus(x*y)', 'x', 'y/(1 + exp(x*y))', 'softplus-exponential-forgotten', 'p>f:0'],
    ['max(x, y)', 'x', '1', 'gate-ignored', 'x>f:0'],
    ['max(x, y)*x', 'x', 'x + max(x, y)', 'gate-ignored', 'x>a:0'],
    // a rule remembered wrongly is remembered wrongly everywhere
    ['x*y*tanh(w*x)', 'w', 'w*tanh(w*x)*(1 - tanh(w*x)^2)', 'swapped-partials', undefined],
    [
      'tanh(x)*tanh(x*y)',
      'x',
      '(1-tanh(x))*tanh(x*y) + tanh(x)(1-tanh(x*y))*y',
      'tanh-square-forgotten',
      undefined,
    ],
    // once is the simpler explanation: both quotients swapped, or the other variable
    ['x/y + y/x', 'x', '1/x - x/y^2', 'other-variable', 'x'],
    // true of the answer, whatever led to it
    ['relu(2x + y)^2', 'x', '0', 'treated-as-constant', 'x'],
    ['abs(x - y)', 'x', '0', 'treated-as-constant', 'x'],
    ['(x + y)*(x - y)*x', 'x', '(x-y)*(x+y)*x + (x+y)*(x-y)', 'multiplied-across-paths', 'p'],
    ['x*y + y*z + z*x', 'x', '2', 'factor-forgotten', undefined],
    ['3x^2 + 5x*y + 7', 'x', '2x + 1', 'factor-forgotten', undefined],
    ['tanh(x)^2', 'x', '(1 - tanh(x)^2)^2', 'power-of-derivative', 'a>f:0'],
    ['(w*x - t)^2', 't', '1', undefined, undefined],
    // −1 for the minus and 1 for the sum cancel, and nobody adds those
    ['x - (y - x)^2', 'y', '2(y - x)', 'sign', 'a>f:1'],
    // one over the derivative, which is 1 here, and the rule of a product lead to the same
    ['x/(x + y)', 'y', 'x', 'quotient-as-product', 's>f:1'],
  ])('%s by %s answered %s: %s', (expression, wrt, answer, slip, place) => {
    const verdict = markGradient({ expression, wrt, answer });
    expect(verdict.kind).toBe('wrong');
    const { mistake, at } = verdict as { mistake?: string; at?: { edge?: string; node?: string } };
    expect(mistake).toBe(slip);
    expect(at?.edge ?? at?.node).toBe(place);
  });

  test('the verdict shows your path beside the path, in names of the graph', () => {
    expect(markGradient({ expression: '(x+y)*y', wrt: 'y', answer: 'x+y' })).toEqual({
      kind: 'wrong',
      mistake: 'path-dropped',
      message: 'y reaches f along 2 paths. The path y → s → f is missing from your sum.',
      at: { edge: 'y>s:1' },
      paths: { yours: 'y → f', right: 'y → s → f and y → f' },
    });
  });

  test('the missing inner derivative is told from where you stopped to the variable asked', () => {
    const answer = '2(sigmoid(w*x) - t)';
    const verdict = markGradient({ expression: '(sigmoid(w*x) - t)^2', wrt: 'w', answer });
    expect(verdict).toMatchObject({
      message: 'You stopped at ∂f/∂a. The inner derivative is missing: how a changes with w.',
    });
  });

  test.each([
    ['y*abs(x)', 'y'],
    ['y*exp(2x)', '2y*2x*exp(2x-1)'],
    ['2^x*y + z', '2^x*y'],
  ])('in %s answered %s no letter of a rule is taken for a node', (expression, answer) => {
    const { message } = markGradient({ expression, wrt: 'x', answer }) as { message: string };
    // a is a node of each of these graphs, and none of them holds |a| or e^a
    expect(message).not.toMatch(/\|a\||[ae]\^/);
  });

  test('an answer two slips explain equally well is not accused', () => {
    // f itself, and the product of the two paths
    expect(markGradient({ expression: '(x+y)*y', wrt: 'y', answer: '(x+y)*y' })).not.toHaveProperty(
      'mistake',
    );
  });

  test('an answer that overflows at most points and is almost 0 at the others is not called 0', () => {
    const answer = '((x^100)^100)^100 + x^99*y';
    expect(markGradient({ expression: '(x+y)*y', wrt: 'x', answer })).not.toHaveProperty('mistake');
  });

  test('an answer no slip explains is not accused', () => {
    expect(markGradient({ expression: '(x+y)*y', wrt: 'y', answer: 'x*y + 7' })).not.toHaveProperty(
      'mistake',
    );
  });
});

/** Every bank item by every variable, with the graph its author named. */
const questions = bank.flatMap((item) => {
  const expr = parse(item.expression);
  return variablesOf(expr).map((wrt) => ({
    item,
    wrt,
    graph: toGraph(expr, item.steps),
    point: item.points[0]?.at,
  }));
});

/** The slips again as formulas, without the marker's own tables: what a person would write down. */
function slipped(graph: Graph, wrt: string): { slip: string; answer: Expr }[] {
  const inputsOnly: Record<string, Expr> = {};
  for (const node of graph.nodes)
    if (node.kind === 'operation') inputsOnly[node.id] = substitute(node.formula, inputsOnly);
  const local = (edge: GraphEdge) => substitute(edge.local, inputsOnly);
  const product = (factors: Expr[]) => factors.reduce((a, b) => binary('*', a, b), number(1));
  const sum = (terms: Expr[]) => terms.reduce((a, b) => binary('+', a, b), number(0));
  const walk = (from: string): GraphEdge[][] =>
    from === graph.output
      ? [[]]
      : graph.edges.filter((e) => e.from === from).flatMap((e) => walk(e.to).map((rest) => [e, ...rest]));
  const paths = walk(wrt);
  const total = (change: (edge: GraphEdge) => Expr) => sum(paths.map((path) => product(path.map(change))));
  const live = new Set(paths.flat());

  const list: { slip: string; answer: Expr }[] = [
    { slip: 'gave-f', answer: inputsOnly[graph.output] as Expr },
    { slip: 'treated-as-constant', answer: number(0) },
    { slip: 'sign', answer: neg(total(local)) },
  ];
  if (paths.length > 1) {
    list.push({
      slip: 'multiplied-across-paths',
      answer: product(paths.map((path) => product(path.map(local)))),
    });
    for (const path of paths)
      list.push({
        slip: 'path-dropped',
        answer: sum(paths.filter((p) => p !== path).map((p) => product(p.map(local)))),
      });
  }
  if (paths.some((path) => path.length > 1))
    list.push({ slip: 'added-along-path', answer: sum(paths.map((path) => sum(path.map(local)))) });
  for (const edge of live) {
    const op = graph.nodes.find((node) => node.id === edge.to)?.op;
    const [a, b] = (graph.nodes.find((node) => node.id === edge.to)?.inputs ?? []).map(
      (id) => inputsOnly[id] ?? parse(id, { variables: [id] }),
    );
    if (op === 'mul' && a && b)
      list.push({
        slip: 'swapped-partials',
        answer: total((e) => (e.to === edge.to ? ((e.slot === 0 ? a : b) as Expr) : local(e))),
      });
    if (op === 'neg' || ((op === 'sub' || op === 'div') && edge.slot === 1))
      list.push({ slip: 'sign', answer: total((e) => (e === edge ? neg(local(e)) : local(e))) });
    if (op === 'pow' && edge.local.kind === 'binary') {
      const [n] = /\d+/.exec(print(graph.nodes.find((node) => node.id === edge.to)?.formula as Expr)) ?? [
        '2',
      ];
      const withLocal = (text: string) => {
        const wrong = substitute(parse(text, { variables: ['a'] }), { a: a as Expr });
        return total((e) => (e === edge ? wrong : local(e)));
      };
      list.push({ slip: 'power-factor-dropped', answer: withLocal(`a^(${n} - 1)`) });
      list.push({ slip: 'power-not-lowered', answer: withLocal(`${n}*a^${n}`) });
      list.push({ slip: 'power-unchanged', answer: withLocal(`a^${n}`) });
    }
    if (op === 'tanh' || op === 'sigmoid' || op === 'log' || op === 'relu')
      list.push({
        slip: 'function-kept',
        answer: total((e) => (e === edge ? (inputsOnly[edge.to] as Expr) : local(e))),
      });
    const gate = op === 'relu' || op === 'max';
    if (!gate && Math.abs(Number(print(edge.local))) !== 1)
      list.push({ slip: 'factor-forgotten', answer: total((e) => (e === edge ? number(1) : local(e))) });
  }
  for (const other of graph.inputs.filter((name) => name !== wrt))
    list.push({ slip: 'other-variable', answer: differentiate(inputsOnly[graph.output] as Expr, other) });
  return list;
}

/** Every slip on every question, marked: what it was, and what it was called. */
const marked = questions.map(({ item, wrt, graph, point }) => ({
  id: item.id,
  wrt,
  answers: slipped(graph, wrt).map(({ slip, answer }) => {
    const given = point && { point: point as unknown as Record<string, number> };
    const typed = print(answer);
    const question = { expression: item.expression, steps: item.steps, wrt, answer: typed, ...given };
    return { slip, typed, verdict: markGradient(question) };
  }),
}));

test.each(marked)('$id by $wrt: no slip is taken for another one', ({ answers }) => {
  for (const { slip, typed, verdict } of answers) {
    if (verdict.kind === 'correct') continue;
    const { mistake } = verdict as { mistake?: string };
    expect([slip, undefined, 'smaller-domain'], `${typed} was called ${mistake}`).toContain(mistake);
  }
});

test('over the bank, most single slips are named', () => {
  const wrong = marked.flatMap(({ answers }) => answers.filter(({ verdict }) => verdict.kind === 'wrong'));
  const named = wrong.filter(({ slip, verdict }) => verdict.kind === 'wrong' && verdict.mistake === slip);
  expect(wrong.length).toBeGreaterThan(300);
  expect(named.length / wrong.length).toBeGreaterThan(0.6);
});

test('every slip has an id of its own', () => {
  expect(new Set(SLIP_IDS).size).toBe(SLIP_IDS.length);
});
