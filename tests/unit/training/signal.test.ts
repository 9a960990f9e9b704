/** The ten-layer table of lesson N14: width 100, batch 500. Its numbers vary by some per cent with the seed. */
import { describe, expect, it } from 'vitest';
import { type SignalSetup, signal } from '../../../src/training/signal.ts';

const ten = (init: SignalSetup['init'], activation: SignalSetup['activation'], scale = 1) => {
  const { activations, gradients } = signal({
    init,
    scale,
    activation,
    width: 100,
    depth: 10,
    batch: 500,
    seed: 0,
  });
  const at = (values: readonly number[]) => [1, 5, 10].map((layer) => values[layer - 1]!);
  return { activations: at(activations), gradients: at(gradients) };
};

describe('ten layers of 100 units', () => {
  it.each([
    ['normal', 'tanh', 0.01, [0.0987, 9.4e-6, 9.3e-11], [9.8e-10, 1e-5, 1], 0.15],
    ['normal', 'tanh', 1, [0.959, 0.957, 0.958], [450, 16.7, 0.237], 0.25],
    ['xavier', 'tanh', 1, [0.625, 0.314, 0.223], [0.276, 0.663, 0.953], 0.2],
    ['pytorch', 'tanh', 1, [0.461, 0.047, 0.003], [0.0054, 0.064, 1], 0.2],
    ['he', 'relu', 1, [0.827, 0.802, 0.862], [0.724, 0.777, 0.716], 0.5],
    ['xavier', 'relu', 1, [0.585, 0.142, 0.027], [0.032, 0.137, 0.716], 0.5],
    ['normal', 'relu', 1, [5.85, 1.4e4, 2.7e8], [3.2e7, 1.4e4, 0.716], 0.5],
  ] as const)(
    '%s with %s (scale %d) is as the lesson says',
    (init, activation, scale, told, toldBack, off) => {
      const { activations, gradients } = ten(init, activation, scale);
      activations.forEach((value, i) => {
        expect(Math.abs(value / told[i]! - 1)).toBeLessThan(off);
      });
      gradients.forEach((value, i) => {
        expect(Math.abs(value / toldBack[i]! - 1)).toBeLessThan(off);
      });
    },
  );
});
