import { describe, expect, it } from 'vitest';
import { setupOf } from '../../../../src/training/spec.ts';
import {
  attemptWords,
  judge,
  readAttempts,
  setupWords,
  type Target,
  targetWords,
  withAttempt,
} from '../../../../src/widgets/mlp-trainer/task.ts';

const loss: Target = { measure: 'test loss', atMost: 0.05, within: 300 };
const frame = (test: number[], broken?: string) => {
  const every = 100;
  const steps = Float64Array.from(test, (_, i) => i * every);
  const values = Float64Array.from(test);
  return {
    standing: { step: steps.at(-1)!, train: 0, trainAccuracy: 0, broken },
    curves: { steps, train: values, test: values, trainAccuracy: values, testAccuracy: values },
  };
};

describe('a target', () => {
  it('is said in words', () => {
    expect(targetWords(loss)).toBe('test loss at most 0.05 within 300 steps');
    expect(targetWords({ measure: 'test accuracy', atLeast: 0.95, within: 100 })).toBe(
      'test accuracy at least 95 % within 100 steps',
    );
  });

  it('is reached at the first step that meets it', () => {
    const attempt = judge(loss, 'rate 1', frame([1, 0.2, 0.04, 0.03]));
    expect(attempt).toMatchObject({ reached: 200, done: true });
    expect(attemptWords(loss, attempt)).toBe('reached at step 200');
  });

  it('is not reached by a step beyond the allowed ones', () => {
    const attempt = judge(loss, 'rate 1', frame([1, 0.5, 0.3, 0.2, 0.01]));
    expect(attempt).toMatchObject({ reached: undefined, best: 0.2, steps: 300, done: true });
    expect(attemptWords(loss, attempt)).toBe('best 0.2 in 300 steps');
  });

  it('is open while steps are left, and closed when the run broke', () => {
    expect(judge(loss, 'rate 1', frame([1, 0.5])).done).toBe(false);
    expect(judge(loss, 'rate 1', frame([1, Number.NaN], 'broke'))).toMatchObject({ done: true, best: 1 });
  });

  it('an accuracy is reached from below', () => {
    const target: Target = { measure: 'test accuracy', atLeast: 0.9, within: 300 };
    expect(judge(target, 'rate 1', frame([0.5, 0.95, 0.8])).reached).toBe(100);
  });
});

describe('attempts', () => {
  const words = setupWords(setupOf(), ['rate', 'init']);

  it('are named by what may be changed', () => {
    expect(words).toBe('rate 0.3, Xavier');
  });

  const failed = { words, reached: undefined, best: 0.2, steps: 300, done: true };

  it('of the same setup are one, and the better news stays', () => {
    const reached = { ...failed, reached: 120 };
    expect(withAttempt([failed], { ...failed, words: 'another' })).toHaveLength(2);
    expect(withAttempt([{ ...failed, steps: 100 }], reached)).toEqual([reached]);
    expect(withAttempt([reached], failed)).toEqual([reached]);
  });

  it('survive in a draft, and a draft of anything else is no attempt', () => {
    expect(readAttempts(JSON.parse(JSON.stringify({ attempts: [failed] })))).toEqual([failed]);
    for (const draft of [undefined, null, 7, { attempts: 'x' }, { attempts: [null, {}, { words: 3 }] }])
      expect(readAttempts(draft)).toEqual([]);
  });
});
