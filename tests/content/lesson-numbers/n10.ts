/** The numbers of N10: what is left of a gradient when a path is cut, computed by the tensor engine. */
import { type Tensor, tensor } from '../../../src/engine/index.ts';
import type { Row } from '../../support/printed-numbers.ts';

const leaf = (value: number | number[]) => tensor(value, { dtype: 'float64', requiresGrad: true });
const gradOf = (x: Tensor) => x.grad?.item() ?? Number.NaN;

/** `w` and `h` of L = (w·x)², swept once; h keeps its gradient. */
function asked() {
  const w = leaf(2);
  const h = w.mul(tensor(3, { dtype: 'float64' })).retainGrad();
  const L = h.mul(h);
  L.backward();
  return { L: L.item(), h: h.item(), ofW: gradOf(w), ofH: gradOf(h) };
}

/** Σx² at [1, 2], built anew for each of so many sweeps. */
function swept(times: number): number[] {
  const x = leaf([1, 2]);
  for (let i = 0; i < times; i++) x.square().sum().backward();
  return x.grad?.toArray() as number[];
}

/** z = x²·x at 3, with x² detached or not. */
function cube(cut: boolean) {
  const x = leaf(3);
  const y = x.mul(x);
  const z = (cut ? y.detach() : y).mul(x);
  z.backward();
  return { z: z.item(), y: y.item(), ofX: gradOf(x) };
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

const product = asked();
const cut = cube(true);
const whole = cube(false);
const half = both(true);
const [once, thrice] = [swept(1), swept(3)].map((grads) => `[${grads.join(', ')}]`);

export const n10: readonly Row[] = [
  ['`h` is #, and `L` is #.', product.h, product.L],
  ['by $w$ is $2 \\cdot wx \\cdot x = \\grd{#}$', product.ofW],
  ['Only `w`, with $\\grd{#}$.', product.ofW],
  ['its gradient, $\\grd{#}$, was used on the way', product.ofH],
  ['One sweep gives #. Three give $\\grd{#}$', once ?? '', thrice ?? ''],
  ['So $z = \\fwd{#}$, with the slope $3x^2 = \\grd{#}$', whole.z, whole.ofX],
  ['`z` is still $\\fwd{#}$. What', cut.z],
  ['with the other factor as its local derivative: $\\loc{#}$', cut.y],
  ['So `x.grad` is $\\grd{#}$.', cut.ofX],
  ['Then `h` and `d` are both #, and $L = \\fwd{#}$', half.h, half.L],
  ['The sum is #, so its gradient is $\\grd{#}$', half.sum, half.ofSum],
  ['times $\\loc{#}$: $\\grd{#}$. With', half.ofW / half.ofSum, half.ofW],
  ['it would arrive twice: $\\grd{#}$', both(false).ofW],
];
