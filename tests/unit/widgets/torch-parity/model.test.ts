import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../../../src/grading/parity/network.ts';
import { PLANTED } from '../../../../src/schemas/exercise-parity.ts';
import { against, gradientsWith } from '../../../../src/widgets/torch-parity/causes.ts';
import { lossWords, parityScene } from '../../../../src/widgets/torch-parity/model.ts';
import { loadRecording } from '../../../../src/widgets/torch-parity/recorded.ts';

const recording = await loadRecording('lesson');
const { grads } = recording;
const times = (factor: number): Matrix[] =>
  grads.map((matrix) => matrix.map((row) => row.map((x) => factor * x)));

describe('a comparison as a table', () => {
  it('of equal gradients has six rows that agree, and says how nearly', () => {
    const scene = parityScene(grads, grads);
    expect(scene.headline).toBe('All six agree. The largest relative difference is 0.');
    expect(scene.rows.map(({ name, shape }) => `${name} ${shape}`)).toEqual([
      'W1 2×4',
      'b1 4',
      'W2 4×4',
      'b2 4',
      'W3 4×2',
      'b3 2',
    ]);
    expect(scene.rows[0]?.norms).toEqual({ ours: '0.208566', theirs: '0.208566' });
    expect(scene.rows.some(({ first }) => first)).toBe(false);
  });

  it('shows the first entry that differs, with enough digits to see it', () => {
    const { rows, headline } = parityScene(times(4), grads);
    expect(headline).toBe('All six differ.');
    expect(rows[0]).toMatchObject({
      worst: '0.75',
      first: { place: 'row 1, column 1', ours: '0.03960864713', theirs: '0.009902161783' },
    });
    expect(rows[1]?.first?.place).toBe('entry 1');
  });

  it('names what differs, and says a shape instead of a difference', () => {
    const scene = parityScene(grads.with(1, [[1, 2]]).with(4, times(2)[4] ?? []), grads);
    expect(scene.headline).toBe('4 of 6 agree. db1 and dW3 differ.');
    expect(scene.rows[1]).toMatchObject({ agrees: false, worst: 'shape 2' });
    expect(scene.rows[1]?.first).toBeUndefined();
    expect(parityScene(grads.with(3, [[1, Number.NaN, 1, 1]]), grads).rows[3]?.worst).toBe('not a number');
  });

  it('tells a right loss from a wrong one', () => {
    expect(lossWords(0.5, 0.5)).toBe('The loss is 0.5 on both sides.');
    expect(lossWords(2, 0.5)).toContain('Look at forward first.');
    expect(lossWords(null, 0.5)).toBe('');
  });
});

describe('the tables to diagnose', () => {
  const verdicts = (cause: (typeof PLANTED)[number]) =>
    parityScene(gradientsWith(cause, recording), grads)
      .rows.map(({ agrees }) => (agrees ? '✓' : '✗'))
      .join('');

  it('show what each cause does to W1, b1, W2, b2, W3 and b3', () => {
    expect(Object.fromEntries(PLANTED.map((cause) => [cause, verdicts(cause)]))).toEqual({
      'no-mean': '✗✗✗✗✗✗',
      'not-transposed': '✗✗✓✓✓✓',
      'bias-means': '✓✗✓✗✓✗',
      sign: '✗✗✗✗✗✗',
      'slope-of-the-input': '✗✗✗✗✓✓',
      'single-precision': '✗✗✗✗✗✗',
      rounding: '✓✓✓✓✓✓',
    });
  });

  it('always have something that speaks against a wrong choice', () => {
    for (const shown of PLANTED)
      for (const chosen of PLANTED.filter((cause) => cause !== shown))
        expect(against(chosen, shown, recording), `${chosen} for ${shown}`).toMatch(
          /^Here d\w\d (agrees|differs)\.$|^The largest relative difference of d\w\d would be .+\. Here it is .+\.$/,
        );
  });

  it('say it of the right parameter', () => {
    expect(against('no-mean', 'bias-means', recording)).toBe('Here dW3 agrees.');
    expect(against('no-mean', 'sign', recording)).toBe(
      'The largest relative difference of db3 would be 0.75. Here it is 2.',
    );
    expect(against('not-transposed', 'slope-of-the-input', recording)).toBe('Here db2 differs.');
  });
});
