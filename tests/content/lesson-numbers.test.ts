/**
 * Every number that a lesson prints is computed here again and looked for in the lesson. A row quotes the lesson and
 * puts # where a computed number stands. No decimal with four places or more may stand in a lesson without a row.
 */
import { describe, expect, it } from 'vitest';
import { type Env, type GraphRun, parse, runGraph, toGraph } from '../../src/expr/index.ts';
import { filled, proseOf, written } from '../support/printed-numbers.ts';
import { lossAndGradients, nudgedGradients, startParameters, trained } from '../support/small-network.ts';
import { added, assigned, doublings, handedOnAgain, nearestFirst, unseeded } from '../support/sweeps.ts';

type Row = readonly [quote: string, ...numbers: (number | string)[]];

function at(expression: string, point: Env, steps: readonly string[] = []): Required<GraphRun> {
  return runGraph(toGraph(parse(expression), steps), point);
}

function valueAt(expression: string, point: Env = {}): number {
  const graph = toGraph(parse(expression));
  return runGraph(graph, point).values[graph.output] ?? Number.NaN;
}

function transposed(a: readonly (readonly number[])[]): number[][] {
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0));
}

function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  const columns = transposed(b);
  return a.map((row) =>
    columns.map((column) => row.reduce((sum, entry, k) => sum + entry * (column[k] ?? 0), 0)),
  );
}

/** The gradient that `input` gets when `arriving` comes back to the operation. */
function routed(operation: string, arriving: number, input: 'a' | 'b'): number {
  return at(`${arriving}*(${operation})`, { a: 3, b: 4 }).grads[input] ?? Number.NaN;
}

function nudged(expression: string, point: Env, input: string, h: number): number {
  const move = (by: number) => valueAt(expression, { ...point, [input]: (point[input] ?? 0) + by });
  return (move(h) - move(-h)) / (2 * h);
}

// (x + y)·y
const first = at('(x+y)*y', { x: 2, y: 3 }, ['s = x + y', 'f = s * y']);

// (x·y)·(x + y)
const both = at('(x*y)*(x+y)', { x: 2, y: 3 }, ['u = x * y', 'v = x + y', 'f = u * v']);
const { u = 0, v = 0, f = 0 } = both.values;
const { 'u>f:0': toU = 0, 'v>f:1': toV = 0, 'x>u:0': xToU = 0, 'y>u:1': yToU = 0 } = both.locals;
const throughU = { x: toU * xToU, y: toU * yToU };
const throughV = toV;

// u = x·x, v = u·y, f = u + v
const forkGraph = toGraph(parse('x*x + x*x*y'), ['u = x * x', 'v = u * y', 'f = u + v']);
const fork = runGraph(forkGraph, { x: 2, y: 3 });
const sweep = { graph: forkGraph, locals: fork.locals };
const once = added(sweep);
const twice = added({ ...sweep, before: once });
const sumAtU = once.u ?? 0;

// the neuron of N04
const neuron = at('tanh(u*x + v*y + b)', { u: 0.25, x: 2, v: 0.25, y: -2, b: 0.3 }, [
  'p = u * x',
  'q = v * y',
  'r = p + q',
  'z = r + b',
  't = tanh(z)',
]);
const slope = (curve: string, z: number) => at(`${curve}(z)`, { z }).grads.z ?? Number.NaN;
const curveRow = (z: number): Row => [
  `| ${z} | # | # | # | # |`,
  written(valueAt('sigmoid(z)', { z })),
  written(slope('sigmoid', z)),
  written(valueAt('tanh(z)', { z })),
  written(slope('tanh', z)),
];
const composite = at('(tanh(x*y)+2)^3/(y+5)', { x: 0.5, y: 2 });
/** f and its gradients at x = 0.5, y = 2, recorded from PyTorch 2.13.0 (CPU, float64). */
const RECORDED = ['3.008718281930882', '2.745337094875238', '0.25651737630011207'];
const squared = at('x*x', { x: 3 });
const sigmoidAt2 = valueAt('sigmoid(z)', { z: 2 });
const tanhAt2 = valueAt('tanh(z)', { z: 2 });
const byHand = at('(a*b + a)*(a*b)', { a: 2, b: 3 }, ['p = a * b', 'q = p + a', 'f = q * p']);

// one layer, L = r − 2s
const layer = at('a*x + b*y - 2*(c*x + d*y)', { a: 1, b: 2, c: 3, d: -1, x: 1, y: 2 }, [
  'r = a*x + b*y',
  's = c*x + d*y',
  'L = r - 2*s',
]);

// a batch of three, L = mean of Y²
const X = [
  [1, 2],
  [0, -1],
  [3, 1],
];
const W = [
  [1, -1],
  [2, 0],
];
const Y = product(X, W).map(([left = 0, right = 0]) => [left, right + 1]);
const meanSquare = Y.flat().reduce((sum, y) => sum + y * y, 0) / 6;
const G = Y.map((row) => row.map((y) => (2 * y) / 6));
const biasGrad = transposed(G).map((column) => column.reduce((sum, g) => sum + g, 0));
const matrix = (rows: number[][], tone: 'fwd' | 'grd') =>
  rows.map((row) => row.map((entry) => `\\${tone}{${written(entry, 4)}}`).join(' & ')).join(' \\\\ ');

// three scores, the truth is the first
const scores = at('ln(exp(x) + exp(y) + exp(z)) - x', { x: 1, y: 2, z: 0 }, [
  'a = exp(x)',
  'b = exp(y)',
  'c = exp(z)',
  's = a + b + c',
  'L = ln(s) - x',
]);
const share = (name: string) => (scores.values[name] ?? 0) / (scores.values.s ?? 1);

// nudging x³ at 2
const cube = (x: number) => x ** 3;
const oneWay = (h: number) => (cube(2 + h) - cube(2)) / h;
const bothWays = (h: number) => (cube(2 + h) - cube(2 - h)) / (2 * h);
const single = Math.fround;
const cubeInSingle = (x: number) => single(single(x * x) * x);
const bothWaysInSingle = (h: number) =>
  single(
    single(cubeInSingle(single(2 + single(h))) - cubeInSingle(single(2 - single(h)))) / single(2 * single(h)),
  );
const relative = (a: number, b: number) =>
  a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
const relu = (x: number) => Math.max(x, 0);

// the checked network of N07: other inputs, biases that are not 0
const SLIP = 'slope of the input';
const [W1 = [], , W2 = [], , W3 = []] = startParameters();
const checked = {
  parameters: [W1, [[0.1, -0.1, 0.2, 0]], W2, [[0, 0.1, -0.2, 0.3]], W3, [[0.05, -0.05]]],
  data: {
    inputs: [
      [0.5, -1],
      [-0.25, 0.75],
      [1, 1],
      [-1, -0.5],
    ],
    classes: [0, 1, 1, 0],
  },
};
const nudgedNetwork = nudgedGradients(checked.parameters, checked.data);
/** Worst relative error in the weights and biases of one layer. */
function worst(layer: 1 | 2 | 3, slip?: typeof SLIP): number {
  const { grads } = lossAndGradients(checked.parameters, checked.data, slip);
  const errors = [2 * layer - 2, 2 * layer - 1].flatMap((k) =>
    (grads[k] ?? []).flatMap((row, i) =>
      row.map((g, j) => relative(g, nudgedNetwork[k]?.[i]?.[j] ?? Number.NaN)),
    ),
  );
  return Math.max(...errors);
}
const below = (error: number): string => (error < 1e-8 ? 'below $10^{-8}$' : written(error));

const LESSONS: Readonly<Record<string, readonly Row[]>> = {
  N01: [
    ['Add them: #. Multiply the sum by $y$: #.', first.values.s ?? 0, first.values.f ?? 0],
    ['by about 0.00#, 0.00# or 0.00#?', 3, 5, first.grads.y ?? 0],
    [
      '\\grd{#} \\cdot \\loc{#} \\cdot \\loc{#} = \\grd{#}',
      1,
      first.locals['s>f:0'] ?? 0,
      1,
      first.grads.x ?? 0,
    ],
    [
      '= \\grd{#} + \\grd{#} = \\grd{#}',
      first.locals['y>f:1'] ?? 0,
      first.locals['s>f:0'] ?? 0,
      first.grads.y ?? 0,
    ],
    ['a computer gives # for $x$', nudged('(x+y)*y', { x: 2, y: 3 }, 'x', 1e-5).toFixed(10)],
    ['for $y$ gives #.', nudged('(x+y)*y', { x: 2, y: 3 }, 'y', 1e-5).toFixed(10)],
    ['With $x = 3$ instead of 2, $f$ is #', valueAt('(x+y)*y', { x: 3, y: 3 })],
    ['$f$ goes from # to #', valueAt('(x+y)*y', { x: 2, y: 3 }), valueAt('(x+y)*y', { x: 2, y: 4 })],
  ],
  N02: [
    ['Multiply them: $u = #$. Add them: $v = #$. Multiply the two results: $f = #$.', u, v, f],
    ['by about 0.0#, by 0.0# or by 0.#?', throughU.x, both.grads.x ?? 0, `0${throughU.x * throughV}`],
    [
      '| $f = u \\cdot v$ | $\\grd{1}$ | $u$ gets $\\loc{#} \\cdot \\grd{1} = \\grd{#}$',
      toU,
      both.grads.u ?? 0,
    ],
    ['$v$ gets $\\loc{#} \\cdot \\grd{1} = \\grd{#}$ |', toV, both.grads.v ?? 0],
    ['$x$ gets $\\loc{#} \\cdot \\grd{#} = \\grd{#}$ more', xToU, both.grads.u ?? 0, throughU.x],
    ['$y$ gets $\\loc{#} \\cdot \\grd{#} = \\grd{#}$ more', yToU, both.grads.u ?? 0, throughU.y],
    ['$\\grd{#} + \\grd{#} = \\grd{#}$, and the nudge', throughV, throughU.x, both.grads.x ?? 0],
    ['makes $f$ grow by about 0.0#', both.grads.x ?? 0],
    ['# here, instead of #.', throughU.x, both.grads.x ?? 0],
    [
      'u = x \\cdot x = \\fwd{#} \\qquad v = u \\cdot y = \\fwd{#} \\qquad f = u + v = \\fwd{#}',
      fork.values.u ?? 0,
      fork.values.v ?? 0,
      fork.values.f ?? 0,
    ],
    [
      '$u$ collects $\\grd{#} + \\grd{#} = \\grd{#}$',
      fork.locals['u>f:0'] ?? 0,
      fork.locals['u>v:0'] ?? 0,
      sumAtU,
    ],
    ['$\\loc{#} \\cdot \\grd{#}$ along each', fork.locals['x>u:0'] ?? 0, sumAtU],
    ['| none | # |', once.x ?? 0],
    ['| `=` instead of `+=` | # |', assigned(sweep).x ?? 0],
    ['| nearest nodes first | # |', nearestFirst(sweep).x ?? 0],
    ['| hand on at every arrival | # |', handedOnAgain(sweep).x ?? 0],
    ['| output never set to 1 | # |', unseeded(sweep).x ?? 0],
    ['you need # passes: # minutes', 2 * 1_000_000, Math.round((2 * 1_000_000) / 1000 / 60)],
    ['\\loc{5} \\cdot 3 + \\loc{6} \\cdot 1 = #$', both.grads.x ?? 0],
    ['The # of $y$ needs', both.grads.y ?? 0],
    ['the graph has # edges and # paths', doublings(20).edges, doublings(20).paths],
    ['| $3 + 4$ | $\\grd{#}$ | $\\grd{#}$ |', routed('a + b', 2, 'a'), routed('a + b', 2, 'b')],
    ['| $3 \\cdot 4$ | $\\grd{#}$ | $\\grd{#}$ |', routed('a * b', 2, 'a'), routed('a * b', 2, 'b')],
    ['| $\\max(3, 4)$ | $\\grd{#}$ | $\\grd{#}$ |', routed('max(a, b)', 2, 'a'), routed('max(a, b)', 2, 'b')],
  ],
  N03: [
    ['gives # for $a$, one of the consumers', (byHand.locals['a>p:0'] ?? 0) * (byHand.values.q ?? 0)],
    [
      'toward $a$ with $\\loc{#}$, toward $b$ with $\\loc{#}$',
      byHand.locals['a>p:0'] ?? 0,
      byHand.locals['b>p:1'] ?? 0,
    ],
    ['each with #. Their contributions add up to #', squared.locals['x>f:0'] ?? 0, squared.grads.x ?? 0],
    ['fifteen times with $c = c + c$ and there are # nodes', doublings(15).nodes],
    ['the search visits #', doublings(15).visits],
    [
      'where # is right. #: some `=` should be `+=`. #: a node',
      once.x ?? 0,
      assigned(sweep).x ?? 0,
      nearestFirst(sweep).x ?? 0,
    ],
    [
      '#: a gradient was handed on more than once. #: the output',
      handedOnAgain(sweep).x ?? 0,
      unseeded(sweep).x ?? 0,
    ],
    ['gives $f = #$, with # for $x$ and # for $y$', ...RECORDED],
    ['one sweep gave # for $x$ and # for $y$', once.x ?? 0, once.y ?? 0],
    [
      'and # went on to $x$ along both edges: # + # = #',
      twice.u ?? 0,
      once.x ?? 0,
      (twice.x ?? 0) - (once.x ?? 0),
      twice.x ?? 0,
    ],
  ],
  N04: [
    ...[-4, -2, 0, 2, 4].map(curveRow),
    [
      'multiply $#$ by $1 - #$. You get #',
      written(sigmoidAt2),
      written(sigmoidAt2),
      written(slope('sigmoid', 2)),
    ],
    ['$1 - #^2 = #$', written(tanhAt2), written(slope('tanh', 2))],
    ['there it is #. So', slope('sigmoid', 0)],
    ['0.25^{10} = #', written(slope('sigmoid', 0) ** 10, 8)],
    ['At $z = 0$ it would be #', 1 - valueAt('sigmoid(z)', { z: 0 }) ** 2],
    ['the two are # and #', written(slope('tanh', 0.3), 4), 1 - 0.3 ** 2],
    ['the two products are # and #', neuron.values.p ?? 0, neuron.values.q ?? 0],
    [
      'so $z = #$ and $t = \\tanh # = #$',
      written(neuron.values.z ?? 0),
      written(neuron.values.z ?? 0),
      written(neuron.values.t ?? 0),
    ],
    ['$1 - #^2 = \\loc{#}$', written(neuron.values.t ?? 0), written(neuron.grads.b ?? 0)],
    ['its input $x = 2$: #', written(neuron.grads.u ?? 0)],
    ['the slope of tanh is #: of a', written(slope('tanh', 4))],
    ['$z$ is # and its slope #', written(2 * 0.15), written(slope('tanh', 2 * 0.15))],
    ['$z$ is # and the slope #', 2 * 2, written(slope('tanh', 2 * 2))],
  ],
  N05: [
    [
      'W x = \\begin{bmatrix} 1 & 2 \\\\ 3 & -1 \\end{bmatrix} \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix} = \\begin{bmatrix} \\fwd{#} \\\\ \\fwd{#}',
      layer.values.r ?? 0,
      layer.values.s ?? 0,
    ],
    ['g = (\\grd{#}, \\grd{#})', layer.grads.r ?? 0, layer.grads.s ?? 0],
    ['One path: $\\grd{1} \\cdot \\loc{2} = \\grd{#}$', layer.grads.b ?? 0],
    ['\\grd{-2} \\cdot \\loc{1} = \\grd{#}$', layer.grads.c ?? 0],
    [
      '\\begin{bmatrix} \\grd{#} & \\grd{#} \\\\ \\grd{#} & \\grd{#} \\end{bmatrix} $$',
      layer.grads.a ?? 0,
      layer.grads.b ?? 0,
      layer.grads.c ?? 0,
      layer.grads.d ?? 0,
    ],
    ['\\loc{3} \\cdot \\grd{(-2)} = \\grd{#}', layer.grads.x ?? 0],
    ['\\loc{(-1)} \\cdot \\grd{(-2)} = \\grd{#}', layer.grads.y ?? 0],
    ['is $(#, #)$: it walks along rows', 1 * 1 + 2 * -2, 3 * 1 + -1 * -2],
    ['= \\begin{bmatrix} # \\end{bmatrix} $$ Let the loss', matrix(Y, 'fwd')],
    ['$L = \\fwd{#}$', written(meanSquare, 4)],
    ['\\tfrac{2}{6} Y = \\begin{bmatrix} # \\end{bmatrix}', matrix(G, 'grd')],
    ['X^\\top G = \\begin{bmatrix} # \\end{bmatrix}', matrix(product(transposed(X), G), 'grd')],
    ['{\\partial b} = \\begin{bmatrix} # \\end{bmatrix}', matrix([biasGrad], 'grd')],
    ['G\\,W^\\top = \\begin{bmatrix} # \\end{bmatrix}', matrix(product(G, transposed(W)), 'grd')],
    ['gives # instead of #', written((biasGrad[0] ?? 0) / 3, 4), written(biasGrad[0] ?? 0, 4)],
  ],
  N06: [
    [
      '| $e^{z_i}$ | # | # | # | # |',
      written(scores.values.a ?? 0, 4),
      written(scores.values.b ?? 0, 4),
      scores.values.c ?? 0,
      written(scores.values.s ?? 0, 4),
    ],
    ['| $p_i$ | # | # | # | 1 |', share('a'), share('b'), share('c')],
    ['it is a cat with probability #', share('a')],
    ['L = -\\ln # = \\fwd{#}', share('a'), scores.values.L ?? 0],
    ['\\grd{#} \\\\ \\grd{#} \\\\ \\grd{#}', scores.grads.x ?? 0, scores.grads.y ?? 0, scores.grads.z ?? 0],
    ['p_1 (1 - p_1) = \\loc{#}', share('a') * (1 - share('a'))],
    ['-p_1 p_2 = \\loc{#}', -share('a') * share('b')],
    ['$-1/p_1 = \\grd{#}$', -1 / share('a')],
    ['Multiply: $# \\cdot # = #$', -1 / share('a'), share('a') * (1 - share('a')), share('a') - 1],
    ['= # $$', written(1001 + Math.log(Math.exp(-1) + 1))],
    ['= \\ln 3 = #$', written(Math.log(3), 4)],
    ...[2, 3, 10].map((classes): Row => [`| ${classes} | # |`, written(Math.log(classes), 4)]),
  ],
  N07: [
    ...[0, 10, 50].map(
      (steps): Row => [
        `| ${steps} | # | # |`,
        written(trained(steps, 0.5)),
        written(trained(steps, 0.5, SLIP)),
      ],
    ),
    ['At step 68 its loss is down to #', written(trained(68, 0.5, SLIP), 4)],
    ['At step 70 it is above #', Math.floor(trained(70, 0.5, SLIP))],
    [
      'from step 76 on it is not a number',
      ...(Number.isNaN(trained(76, 0.5, SLIP)) && !Number.isNaN(trained(75, 0.5, SLIP)) ? [] : ['wrong']),
    ],
    ['| 0.1 | # | # |', written(oneWay(0.1)), written(bothWays(0.1))],
    ['| 0.001 | # | # |', written(oneWay(0.001)), written(bothWays(0.001))],
    [
      'is wrong by $# \\cdot 10^{-10}$. At $10^{-14}$ it is wrong by #',
      Math.round((bothWays(1e-5) - 12) * 1e10),
      written(bothWays(1e-14) - 12, 2),
    ],
    [
      'its floor is at #. At 0.0001 the error is already #',
      written(bothWaysInSingle(0.01) - 12, 5),
      written(12 - bothWaysInSingle(0.0001), 3),
    ],
    [
      'It is about # in the first case and # in the second',
      written(relative(1.0001, 1), 4),
      written(relative(0.00011, 0.00001)),
    ],
    [
      'Your gradient says 1.0001 and the nudge says 1. A difference of 0.0001. Fine? Now your gradient says 0.00011 and the nudge says 0.00001. Also a difference of 0.0001',
    ],
    [
      '| above 0.01 | wrong | | from 0.01 to 0.0001 | be worried | | below 0.0001 | fine if there are kinks; too much if everything is smooth | | below $10^{-7}$ |',
    ],
    [
      'has # parameters, so the check costs # evaluations',
      nudgedNetwork.flat(2).length,
      2 * nudgedNetwork.flat(2).length,
    ],
    ['| $W_3$, $b_3$ | # | # |', below(worst(3)), below(worst(3, SLIP))],
    ['| $W_2$, $b_2$ | # | # |', below(worst(2)), below(worst(2, SLIP))],
    ['| $W_1$, $b_1$ | # | # |', below(worst(1)), below(worst(1, SLIP))],
    [
      'relu at $x = 10^{-6}$ with $h = 10^{-5}$. The derivative is #. The nudge says #',
      1,
      written((relu(1e-6 + 1e-5) - relu(1e-6 - 1e-5)) / 2e-5),
    ],
  ],
};

describe.each(Object.keys(LESSONS))('the numbers that %s prints', (id) => {
  const prose = proseOf(id);
  const quotes = (LESSONS[id] ?? []).map(([quote, ...numbers]) => filled(quote, numbers));

  it.each(quotes)('%s', (quote) => {
    expect(prose).toContain(quote);
  });

  it('are all of them computed here', () => {
    const rest = quotes.reduce((text, quote) => text.replaceAll(quote, ' '), prose);
    expect(rest.match(/\d+\.\d{4,}/g) ?? []).toEqual([]);
  });
});

it('the numbers recorded from PyTorch in N03 are the engine’s, up to rounding', () => {
  const { values, grads } = composite;
  const ours = [values.f ?? 0, grads.x ?? 0, grads.y ?? 0];
  for (const [i, number] of ours.entries()) expect(number).toBeCloseTo(Number(RECORDED[i]), 12);
});
