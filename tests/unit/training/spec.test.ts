import { describe, expect, it } from 'vitest';
import { layerSizes, parameterCount } from '../../../src/training/sizes.ts';
import { readSetup, setupOf } from '../../../src/training/spec.ts';

const problems = (input: unknown): readonly string[] => {
  const read = readSetup(input);
  return read.ok ? [] : read.problems;
};

describe('a setup', () => {
  it('is complete when nothing is written', () => {
    const { data, network, training } = setupOf();
    expect([data.kind, network.hidden, training.rate]).toEqual(['moons', [8, 8], 0.3]);
  });

  it('counts parameters as the lessons do', () => {
    expect(parameterCount([2, 4, 4, 2])).toBe(42);
    expect(parameterCount([2, 4, 4, 1])).toBe(37);
    expect(parameterCount([2, 3, 1])).toBe(13);
  });

  it('takes its inputs and outputs from the data and the loss', () => {
    expect(layerSizes(setupOf({ data: { kind: 'digits' } }))).toEqual([64, 8, 8, 10]);
    expect(layerSizes(setupOf({ data: { kind: 'spiral3' }, network: { hidden: [] } }))).toEqual([2, 3]);
    expect(layerSizes(setupOf({ training: { loss: 'squaredError' } }))).toEqual([2, 8, 8, 1]);
  });

  it.each([
    [
      { network: { hidden: [1_000_000] } },
      /units of a layer: expected a whole number from 1 to 256, got 1000000/,
    ],
    [{ network: { hidden: Array(13).fill(4) } }, /hidden layers: at most 12/],
    [{ network: { hidden: Array(12).fill(256) } }, /more than a page can train smoothly/],
    [{ network: { activation: 'swish' } }, /activation: expected one of tanh, relu.*got swish/],
    [{ training: { rate: 0 } }, /learning rate: expected a number above 0/],
    [{ training: { rate: Number.NaN } }, /learning rate: expected a number/],
    [{ training: { batch: 2.5 } }, /batch: expected a whole number/],
    [{ data: { kind: 'own', own: [[0, 0, 0]] } }, /own points: expected at least 2/],
    [
      {
        data: {
          kind: 'own',
          own: [
            [0, 0, 0],
            [1, 1, 0],
          ],
        },
      },
      /at least two classes/,
    ],
    [{ data: { kind: 'spiral3' }, training: { loss: 'squaredError' } }, /takes two classes; here are 3/],
    [{ data: { kind: 'xor', speed: 3 } }, /data: there is no speed\. There is: kind, points/],
    ['text', /a setup: expected an object/],
  ])('%j is refused with a sentence', (input, sentence) => {
    expect(problems(input).join(' ')).toMatch(sentence);
  });
});
