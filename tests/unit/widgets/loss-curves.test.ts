import { describe, expect, it } from 'vitest';
import { lossScene } from '../../../src/widgets/loss-curves/model.ts';
import { parametersOf, scalarNetwork, xorLosses } from '../../../src/widgets/loss-curves/scalar-network.ts';

describe('the network of scalars', () => {
  it('has a bias for each neuron beside its weights', () => {
    expect(parametersOf(scalarNetwork([2, 4, 4, 1]))).toHaveLength(37);
    expect(parametersOf(scalarNetwork([2, 3, 1]))).toHaveLength(13);
  });

  it('takes its weights neuron by neuron and starts its biases at 0', () => {
    const [first, second, bias, next] = parametersOf(scalarNetwork([2, 3, 1])).map(({ data }) => data);
    expect([first, second, bias, next]).toEqual([1, 2, 0, 3].map((k) => (k ? 0.8 * Math.sin(1.7 * k) : 0)));
  });

  it('learns XOR, one loss more than there are steps', () => {
    const losses = xorLosses({ sizes: [2, 4, 4, 1], rate: 0.1, steps: 100 });
    expect(losses).toHaveLength(101);
    expect(losses[50]).toBeCloseTo(0.01028804, 6);
    expect(losses[100]).toBeLessThan(1e-6);
  });

  it('does not settle when gradients are never reset', () => {
    expect(xorLosses({ sizes: [2, 4, 4, 1], rate: 0.1, steps: 50, reset: false })[50]).toBeCloseTo(
      1.180502,
      5,
    );
  });
});

it('the axis of losses ends at a round number above the largest', () => {
  const { up } = lossScene([{ name: 'run', losses: [1.2, 0.3, 0.1] }]);
  expect(up.ticks.map(({ text }) => text)).toEqual(['0', '0.5', '1', '1.5']);
});
