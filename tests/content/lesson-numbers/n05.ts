/** The numbers of N05: one layer for one example and for a batch. */
import { at, product, transposed } from '../../support/compute.ts';
import { type Row, written } from '../../support/printed-numbers.ts';

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

export const n05: readonly Row[] = [
  [
    'W x = \\begin{bmatrix} 1 & 2 \\\\ 3 & -1 \\end{bmatrix} \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix} = \\begin{bmatrix} \\fwd{#} \\\\ \\fwd{#}',
    layer.values.r ?? 0,
    layer.values.s ?? 0,
  ],
  ['g = (\\grd{#}, \\grd{#})', layer.grads.r ?? 0, layer.grads.s ?? 0],
  ['One path: $\\grd{1} \\cdot \\loc{2} = \\grd{#}$', layer.grads.b ?? 0],
  ['\\grd{-2} \\cdot \\loc{1} = \\grd{#}$', layer.grads.c ?? 0],
  [
    '\\begin{bmatrix} \\grd{#} & \\grd{#} \\\\ \\grd{#} & \\grd{#} \\end{bmatrix} \\end{aligned} $$',
    layer.grads.a ?? 0,
    layer.grads.b ?? 0,
    layer.grads.c ?? 0,
    layer.grads.d ?? 0,
  ],
  ['\\loc{3} \\cdot \\grd{(-2)} = \\grd{#}', layer.grads.x ?? 0],
  ['\\loc{(-1)} \\cdot \\grd{(-2)} = \\grd{#}', layer.grads.y ?? 0],
  ['is $(#, #)$: it walks along rows', 1 * 1 + 2 * -2, 3 * 1 + -1 * -2],
  ['= \\begin{bmatrix} # \\end{bmatrix} \\end{aligned} $$ Let the loss', matrix(Y, 'fwd')],
  ['$L = \\fwd{#}$', written(meanSquare, 4)],
  ['\\tfrac{2}{6} Y = \\begin{bmatrix} # \\end{bmatrix}', matrix(G, 'grd')],
  ['X^\\top G = \\begin{bmatrix} # \\end{bmatrix}', matrix(product(transposed(X), G), 'grd')],
  ['{\\partial b} = \\begin{bmatrix} # \\end{bmatrix}', matrix([biasGrad], 'grd')],
  ['G\\,W^\\top \\\\[0.4em] &= \\begin{bmatrix} # \\end{bmatrix}', matrix(product(G, transposed(W)), 'grd')],
  ['gives # instead of #', written((biasGrad[0] ?? 0) / 3, 4), written(biasGrad[0] ?? 0, 4)],
];
