/** The numbers of N06: softmax and cross-entropy of three scores. */
import { at } from '../../support/compute.ts';
import { type Row, written } from '../../support/printed-numbers.ts';

// three scores, the truth is the first
const scores = at('ln(exp(x) + exp(y) + exp(z)) - x', { x: 1, y: 2, z: 0 }, [
  'a = exp(x)',
  'b = exp(y)',
  'c = exp(z)',
  's = a + b + c',
  'L = ln(s) - x',
]);
const share = (name: string) => (scores.values[name] ?? 0) / (scores.values.s ?? 1);

export const n06: readonly Row[] = [
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
  ['\\quad = # \\end{aligned} $$', written(1001 + Math.log(Math.exp(-1) + 1))],
  ['= \\ln 3 = #$', written(Math.log(3), 4)],
  ...[2, 3, 10].map((classes): Row => [`| ${classes} | # |`, written(Math.log(classes), 4)]),
];
