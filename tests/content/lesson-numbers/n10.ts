/** The numbers of N10: what is left of a gradient when a path is cut, computed by the tensor engine. */
import { type Tensor, tensor } from '../../../src/engine/index.ts';
import type { Row } from '../../support/printed-numbers.ts';

const leaf = (value: number | number[]) => tensor(value, { dtype: 'float64', requiresGrad: true });
const gradOf = (x: Tensor) => x.grad?.item() ?? Number.NaN;
const list = (x: Tensor | null) => `[${[x?.detach().toArray() ?? []].flat(2).join(', ')}]`;

/** Σy² with y = 2x at x = [1, 2], swept once; y keeps its gradient. */
function retained() {
  const x = leaf([1, 2]);
  const y = x.mul(2).retainGrad();
  y.square().sum().backward();
  return { ofX: list(x.grad), ofY: list(y.grad) };
}

/** Σx² at [1, 2], built anew for each of so many sweeps. */
function swept(times: number): string {
  const x = leaf([1, 2]);
  for (let i = 0; i < times; i++) x.square().sum().backward();
  return list(x.grad);
}

/** x² at [1, 2] with the seeds 1 and 10. */
function seeded(): string {
  const x = leaf([1, 2]);
  x.square().backward(tensor([1, 10], { dtype: 'float64' }));
  return list(x.grad);
}

/** 100 is written into the first place of x = [1, 2] through a detached tensor. */
function shared(): string {
  const x = leaf([1, 2]);
  x.detach().select(0, 0).fill_(100);
  return list(x);
}

/** z = x²·x at 3, with x² detached or not. */
function cube(cut: boolean) {
  const x = leaf(3);
  const y = x.mul(x);
  const z = (cut ? y.detach() : y).mul(x);
  z.backward();
  return { z: z.item(), ofX: gradOf(x) };
}

/** L = (h + d)² for w = 2, x = 3, h = wx, with d = h detached or not. */
function both(cut: boolean) {
  const w = leaf(2);
  const h = w.mul(3).retainGrad();
  const sum = h.add(cut ? h.detach() : h).retainGrad();
  const L = sum.square();
  L.backward();
  return { L: L.item(), h: h.item(), sum: sum.item(), ofSum: gradOf(sum), ofW: gradOf(w) };
}

const whole = cube(false);
const cut = cube(true);
const half = both(true);
const { ofX, ofY } = retained();

export const n10: readonly Row[] = [
  ['its forward value is `fwd:#`, and its slope is $3x^2$: `x.grad` is `grd:#` too', whole.z, whole.ofX],
  ['The forward value is `fwd:#` as before', cut.z],
  ['It is `grd:#`. One word', cut.ofX],
  ['$h$ and $d$ are both #, so $L = #^2 = \\fwd{#}$', half.h, half.sum, half.L],
  ['hands back $2 \\cdot # = \\grd{#}$', half.sum, half.ofSum],
  ['multiplied by $x = #$: `w.grad` is `grd:#`', half.ofW / half.ofSum, half.ofW],
  ['the same # would have come a second time, and the sum would be #', half.ofW, both(false).ofW],
  ['`y.grad` is #, beside `x.grad`, which is #.', ofY, ofX],
  ['One sweep gives #. What', swept(1)],
  ['After three sweeps `x.grad` holds #.', swept(3)],
  ['`x.grad` is $[1 \\cdot 2, \\; 10 \\cdot 4] = #$', seeded()],
  ['the first brings # and the second brings #, together #', whole.ofX - cut.ofX, cut.ofX, whole.ofX],
  ['That is why the answer was #, and not 0', cut.ofX],
  ['now `x` is #.', shared()],
];
