import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawn, examFrom } from '../../../../src/widgets/autograd-lab/exam.ts';
import { RECORDED_WITH, WORDED_AS } from '../../../../src/widgets/autograd-lab/Note.tsx';

const pool = Array.from({ length: 30 }, (_, i) => i);

test('a seed draws the same each time, another seed others, and nothing twice', () => {
  expect(drawn(pool, 7, 12)).toEqual(drawn(pool, 7, 12));
  expect(drawn(pool, 7, 12)).not.toEqual(drawn(pool, 8, 12));
  expect(new Set(drawn(pool, 7, 12)).size).toBe(12);
});

test('a draft that is no exam is none', () => {
  for (const draft of [undefined, null, 3, 'x', {}, { seed: 'x', answers: [] }, { seed: 1 }, { done: [] }])
    expect(examFrom(draft, 12)).toBeUndefined();
  expect(examFrom({ seed: 3, answers: [true, 1, false] }, 2)).toEqual({ seed: 3, answers: [true, false] });
});

test('the page names the versions that recorded the scripts and worded the errors', () => {
  const stamp = (file: string): string =>
    JSON.parse(readFileSync(`tests/golden/torch/${file}`, 'utf8')).recordedWith.torch;
  expect(stamp('scripts.json').startsWith(RECORDED_WITH)).toBe(true);
  expect(stamp('semantics-2.13.json').startsWith(WORDED_AS)).toBe(true);
});
