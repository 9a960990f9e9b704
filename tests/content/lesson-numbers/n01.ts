/** The numbers of N01: (x + y)·y at (2, 3). */

import type { Env } from '../../../src/expr/index.ts';
import { at, valueAt } from '../../support/compute.ts';
import type { Row } from '../../support/printed-numbers.ts';

function nudged(expression: string, point: Env, input: string, h: number): number {
  const move = (by: number) => valueAt(expression, { ...point, [input]: (point[input] ?? 0) + by });
  return (move(h) - move(-h)) / (2 * h);
}

// (x + y)·y
const first = at('(x+y)*y', { x: 2, y: 3 }, ['s = x + y', 'f = s * y']);

export const n01: readonly Row[] = [
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
];
