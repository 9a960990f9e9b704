/** The gradients the parity page compares with: another version of PyTorch, our engine and the hand-written lines agree. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/grading/parity/compare.ts';
import { lossAndGradients, PARAMETERS } from '../../../src/grading/parity/network.ts';
import { engineGradients } from '../../../src/widgets/torch-parity/engine.ts';
import { loadRecording } from '../../../src/widgets/torch-parity/recorded.ts';
import { startParameters } from '../../support/small-network.ts';

const newer = JSON.parse(readFileSync(new URL('./parity-2.13.json', import.meta.url), 'utf8'));
const lesson = await loadRecording('lesson');
const hidden = await loadRecording('hidden');

describe('PyTorch 2.13 and the recorded version agree', () => {
  it('in the loss', () => {
    expect(Math.abs(lesson.loss - newer.loss)).toBeLessThan(1e-15);
  });

  it.each(PARAMETERS.map((name, k) => [name, k] as const))(
    'in every entry of d%s to ten places',
    (name, k) => {
      const entries = [newer.gradients[name]].flat(2) as number[];
      const ours = (lesson.grads[k] ?? []).flat();
      expect(ours).toHaveLength(entries.length);
      for (const [i, entry] of entries.entries())
        expect(Math.abs(entry - ours[i]!)).toBeLessThanOrEqual(5.1e-11);
      const norm = newer.norms[name] ?? Math.hypot(...entries);
      expect(Math.abs(Math.hypot(...ours) - norm)).toBeLessThan(name in newer.norms ? 1e-14 : 1e-10);
    },
  );

  it('in the distance of single precision', () => {
    const pairs = lesson.grads.flatMap((matrix, k) =>
      matrix.flatMap((row, i) => row.map((x, j) => [x, lesson.single[k]?.[i]?.[j] ?? Number.NaN] as const)),
    );
    const absolute = Math.max(...pairs.map(([a, b]) => Math.abs(a - b)));
    const relative = Math.max(...compare(lesson.single, lesson.grads).map(({ worst }) => worst));
    expect(absolute).toBeGreaterThan(newer.float32.absolute / 2);
    expect(absolute).toBeLessThan(newer.float32.absolute * 2);
    expect(relative).toBeGreaterThan(newer.float32.relative / 2);
    expect(relative).toBeLessThan(newer.float32.relative * 2);
  });
});

describe.each(Object.entries({ lesson, hidden }))('on the %s data', (_, recording) => {
  const { parameters, batch, grads, loss } = recording;

  it('the engine differs by rounding alone', () => {
    const ours = engineGradients(parameters, batch);
    expect(Math.abs(ours.loss - loss)).toBeLessThan(1e-15);
    expect(compare(ours.grads, grads).map(({ worst }) => worst < 1e-12)).toEqual(PARAMETERS.map(() => true));
  });

  it('so do the lines written by hand', () => {
    const ours = lossAndGradients(parameters, batch);
    expect(Math.abs(ours.loss - loss)).toBeLessThan(1e-15);
    expect(compare(ours.grads, grads).map(({ worst }) => worst < 1e-12)).toEqual(PARAMETERS.map(() => true));
  });
});

it('the recorded weights are 0.8·sin(1.7k), up to the last digit of a sine', () => {
  for (const [recording, sizes] of [
    [lesson, [2, 4, 4, 2]],
    [hidden, [5, 7, 5, 3]],
  ] as const) {
    const start = startParameters(sizes);
    for (const k of [0, 2, 4])
      for (const [i, row] of (recording.parameters[k] ?? []).entries())
        for (const [j, w] of row.entries()) expect(Math.abs(w - start[k]![i]![j]!)).toBeLessThan(1e-15);
  }
});

it('the hidden data set has 5 inputs, 7-5-3 units and 9 examples', () => {
  expect(hidden.batch.inputs.map((row) => row.length)).toEqual(new Array(9).fill(5));
  expect(hidden.batch.classes).toHaveLength(9);
  expect(hidden.grads.map((g) => [g.length, g[0]?.length])).toEqual([
    [5, 7],
    [1, 7],
    [7, 5],
    [1, 5],
    [5, 3],
    [1, 3],
  ]);
});
