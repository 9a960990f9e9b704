/** The numbers of N02: (x·y)·(x + y), the fork graph with its slips, and the cost of a sweep. */
import { at } from '../../support/compute.ts';
import { fork, once, sweep } from '../../support/fork.ts';
import type { Row } from '../../support/printed-numbers.ts';
import { assigned, doublings, handedOnAgain, nearestFirst, unseeded } from '../../support/sweeps.ts';

/** The gradient that `input` gets when `arriving` comes back to the operation. */
function routed(operation: string, arriving: number, input: 'a' | 'b'): number {
  return at(`${arriving}*(${operation})`, { a: 3, b: 4 }).grads[input] ?? Number.NaN;
}

// (x·y)·(x + y)
const both = at('(x*y)*(x+y)', { x: 2, y: 3 }, ['u = x * y', 'v = x + y', 'f = u * v']);
const { u = 0, v = 0, f = 0 } = both.values;
const { 'u>f:0': toU = 0, 'v>f:1': toV = 0, 'x>u:0': xToU = 0, 'y>u:1': yToU = 0 } = both.locals;
const throughU = { x: toU * xToU, y: toU * yToU };
const throughV = toV;

const sumAtU = once.u ?? 0;

export const n02: readonly Row[] = [
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
    'u &= x \\cdot x = \\fwd{#} \\\\ v &= u \\cdot y = \\fwd{#} \\\\ f &= u + v = \\fwd{#}',
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
];
