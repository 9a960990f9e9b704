/** What a reader hands over is checked key by key before a number of it is used. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRecording } from '../../../../src/widgets/torch-parity/recorded.ts';
import { readOwnRecording } from '../../../../src/widgets/torch-parity/recording.ts';

const lesson = await loadRecording('lesson');
const text = readFileSync('src/widgets/torch-parity/recorded/lesson.json', 'utf8');
type Data = Record<string, never>;
const changed = (change: (data: Data) => void): string => {
  const data = JSON.parse(text);
  change(data);
  return JSON.stringify(data);
};
const refused = (given: string): string => {
  const read = readOwnRecording(given, lesson);
  return read.ok ? 'accepted' : read.message;
};
const set = (value: unknown, ...path: (string | number)[]) =>
  changed((data) => {
    const last = path.at(-1) as string;
    const parent = path
      .slice(0, -1)
      .reduce((at, key) => at[key] as never, data as Record<string | number, never>);
    parent[last] = value as never;
  });

describe('a recording of the reader’s own', () => {
  it('is read with its versions', () => {
    const read = readOwnRecording(text, lesson);
    expect(read).toMatchObject({
      ok: true,
      recording: { torch: lesson.torch, dtype: 'float64', loss: lesson.loss },
    });
    expect(read.ok && read.recording.grads).toEqual(lesson.grads);
  });

  it.each([
    ['', 'This is not JSON'],
    ['{"torch": NaN}', 'This holds NaN or Infinity'],
    ['[]', 'the whole file: expected the object that the script writes'],
    ['null', 'the whole file: expected the object that the script writes'],
    [`"${'x'.repeat(200_001)}"`, 'This is too long to be a recording'],
    [set(2.13, 'torch'), 'torch: expected a version'],
    [set('float16', 'dtype'), 'dtype: expected float64 or float32'],
    [set('0.78', 'loss'), 'loss: expected a number'],
    [set(undefined, 'gradients', 'W2'), 'gradients.W2: expected 4 rows'],
    [set([[1, 2]], 'gradients', 'W3'), 'gradients.W3: expected 4 rows'],
    [set([1, 2, 3], 'gradients', 'b2'), 'gradients.b2: expected 4 numbers'],
    [set([1, 2, 3], 'gradients', 'W1', 1), 'gradients.W1.1: expected 4 numbers'],
    [set(null, 'gradients', 'W1', 1, 2), 'gradients.W1.1.2: expected a number'],
    [set(undefined, 'parameters'), 'parameters: expected W1, b1, W2, b2, W3, b3'],
    [set(0.6, 'inputs', 0, 0), 'inputs: these are not the numbers of this page'],
    [set(1, 'classes', 0), 'classes: these are not the numbers of this page'],
    [set(0.9, 'parameters', 'W2', 0, 0), 'parameters.W2: these are not the numbers of this page'],
  ])('%.60s is refused with the key that is wrong', (given, message) => {
    expect(refused(given)).toContain(message);
  });

  it('may have another last digit in a sine', () => {
    expect(refused(set(lesson.parameters[0]![0]![0]! + 1e-16, 'parameters', 'W1', 0, 0))).toBe('accepted');
  });

  it('of the other data set is not taken for this one', () => {
    expect(refused(readFileSync('src/widgets/torch-parity/recorded/hidden.json', 'utf8'))).toMatch(
      /^inputs: /,
    );
  });
});
