/** The numbers of N09: operators with plain numbers, and softplus far from 0. */
import { at, valueAt } from '../../support/compute.ts';
import { type Row, written } from '../../support/printed-numbers.ts';

const twoMinus = at('2 - x', { x: 5 });
const oneOver = at('1/x', { x: 4 });
const stable = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const naive = (z: number) => Math.log(1 + Math.exp(z));
const slope = (z: number) => at('softplus(z)', { z }).grads.z ?? Number.NaN;
const shown = (value: number) => (Number.isFinite(value) ? written(value).replace(',', '') : 'overflow');

export const n09: readonly Row[] = [
  ['$2 - x$ at $x = 5$ is #, with the slope #', twoMinus.values.f ?? 0, twoMinus.grads.x ?? 0],
  ['$1/x$ at 4 is #, with the slope #', written(oneOver.values.f ?? 0), written(oneOver.grads.x ?? 0)],
  ...[-1000, 0, 1000].map(
    (z): Row => [`| ${z} | # | # | # |`, shown(naive(z)), shown(stable(z)), written(slope(z))],
  ),
  ['At $z = 1000$ it is #,', written(valueAt('softplus(z)', { z: 1000 })).replace(',', '')],
];
