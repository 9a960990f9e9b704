/** The numbers of N03: the engine's test cases, and what its slips print. */
import { at } from '../../support/compute.ts';
import { once, sweep, twice } from '../../support/fork.ts';
import type { Row } from '../../support/printed-numbers.ts';
import { assigned, doublings, handedOnAgain, nearestFirst, unseeded } from '../../support/sweeps.ts';

export const composite = at('(tanh(x*y)+2)^3/(y+5)', { x: 0.5, y: 2 });
/** f and its gradients at x = 0.5, y = 2, recorded from PyTorch 2.13.0 (CPU, float64). */
export const RECORDED = ['3.008718281930882', '2.745337094875238', '0.25651737630011207'];
const squared = at('x*x', { x: 3 });
const byHand = at('(a*b + a)*(a*b)', { a: 2, b: 3 }, ['p = a * b', 'q = p + a', 'f = q * p']);

export const n03: readonly Row[] = [
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
];
