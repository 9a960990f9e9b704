/** First weights, by name. Biases start at 0; PyTorch's default draws them too. */
import { init, Linear, noGrad, type Random } from '../engine/index.ts';
import type { Init } from './choices.ts';

interface Start {
  readonly init: Init;
  /** Standard deviation, value or height, for those that have one. */
  readonly scale: number;
  readonly dtype: 'float32' | 'float64';
}

/** Linear layers between `sizes`, with their first weights drawn from `generator`. Weights have shape `(out, in)`. */
export function startLayers(sizes: readonly number[], start: Start, generator: Random): Linear[] {
  const last = sizes.length - 2;
  let counted = 0;
  return sizes.slice(1).map((out, i) => {
    const inputs = sizes[i] ?? 0;
    const layer = new Linear(inputs, out, { generator, dtype: start.dtype });
    if (start.init === 'pytorch') return layer;
    if (layer.bias) init.constant_(layer.bias, 0);
    fillWeights(layer, { ...start, isLast: i === last, counted }, generator);
    counted += inputs * out;
    return layer;
  });
}

/** `counted`: weights of the layers before, for those that number all weights of the network. */
function fillWeights(
  { weight }: Linear,
  start: Start & { isLast: boolean; counted: number },
  generator: Random,
): void {
  const [out = 0, inputs = 0] = weight.shape;
  const { scale, counted } = start;
  const write = (value: (o: number, i: number) => number): void => {
    noGrad(() => {
      const data = weight.detach().numpy();
      for (let o = 0; o < out; o++) for (let i = 0; i < inputs; i++) data[o * inputs + i] = value(o, i);
    });
  };
  switch (start.init) {
    case 'zeros':
      init.constant_(weight, 0);
      break;
    case 'constant':
      // Signs alternate in the last layer: with equal rows the classes could never differ at all.
      write((o) => (start.isLast && o % 2 === 1 ? -scale : scale));
      break;
    case 'normal':
      init.normal_(weight, 0, scale, { generator });
      break;
    case 'xavier':
      init.xavierNormal_(weight, { generator });
      break;
    case 'he':
      init.kaimingNormal_(weight, { generator, nonlinearity: 'relu' });
      break;
    // The course's weights without chance: number k, from 1, is scale · sin(1.7 k).
    case 'sine':
      write((o, i) => scale * Math.sin(1.7 * (counted + i * out + o + 1)));
      break;
    case 'sine-by-neuron':
      write((o, i) => scale * Math.sin(1.7 * (counted + o * inputs + i + 1)));
      break;
    case 'pytorch':
      break;
  }
}
