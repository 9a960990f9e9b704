import { expect, test } from 'vitest';
import { snippet } from '../../../src/markdown/snippet.ts';

test('an answer that begins with a number keeps it, and becomes no list', async () => {
  expect(await snippet('1. It is the seed.')).toBe('1. It is the seed.');
  expect(await snippet('0.25, at zero.')).toBe('0.25, at zero.');
  expect(await snippet('12) Twelve.')).toBe('12) Twelve.');
});

test('a list stays one', async () => {
  expect(await snippet('Two:\n\n1. one\n2. two')).toContain('<ol>');
});
