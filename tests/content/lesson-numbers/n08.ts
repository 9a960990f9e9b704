/** The numbers of N08: sweeps that keep, reset or share gradients, and the counting of consumers. */
import { at } from '../../support/compute.ts';
import { fork, once, sweep, twice } from '../../support/fork.ts';
import type { Row } from '../../support/printed-numbers.ts';
import { added } from '../../support/sweeps.ts';

const product = at('a*b', { a: 2, b: 3 });
const uses = (node: string) => sweep.graph.edges.filter(({ from }) => from === node).length;
/** x when backward runs on 3u, then on 5u, and u keeps what the first left. */
const firstLoss = at('3*u', { u: 4 }).grads.u ?? 0;
const secondLoss = at('5*u', { u: 4 }).grads.u ?? 0;
const uByX = at('x*x', { x: 2 }).grads.x ?? 0;

export const n08: readonly Row[] = [
  [
    '$\\loc{#}$ toward $a$, $\\loc{#}$ toward $b$',
    product.locals['a>f:0'] ?? 0,
    product.locals['b>f:1'] ?? 0,
  ],
  ['the counts are $u$: #, $v$: #, $x$: #, $y$: #', uses('u'), uses('v'), uses('x'), uses('y')],
  [
    '$\\grd{#}$ to $u$, $\\grd{#}$ to $y$',
    (fork.locals['u>v:0'] ?? 0) * (once.v ?? 0),
    (fork.locals['y>v:1'] ?? 0) * (once.v ?? 0),
  ],
  [
    '| $u$, with $\\grd{#}$ | $\\grd{#}$ to $x$, twice',
    once.u ?? 0,
    (fork.locals['x>u:0'] ?? 0) * (once.u ?? 0),
  ],
  ['$x$ has $\\grd{#}$ and $y$ has $\\grd{#}$', once.x ?? 0, once.y ?? 0],
  ['One sweep on this graph gives (#, #)', once.x ?? 0, once.y ?? 0],
  ['the second gave (#, #)', twice.x ?? 0, twice.y ?? 0],
  ['one clean copy: (#, #)', 2 * (added(sweep).x ?? 0), 2 * (added(sweep).y ?? 0)],
  [
    'of $a$ is $6x = #$, that of $b$ is $10x = #$, and together they are #',
    firstLoss * uByX,
    secondLoss * uByX,
    (firstLoss + secondLoss) * uByX,
  ],
  ['would say #: the # that the first sweep', firstLoss * uByX + (firstLoss + secondLoss) * uByX, firstLoss],
];
