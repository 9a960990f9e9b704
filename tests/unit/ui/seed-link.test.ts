import { expect, test } from 'vitest';
import { linkWith, seedFrom } from '../../../src/ui/seed-link.ts';

test.each([
  ['', 0],
  ['?g01=3', 3],
  ['?g02=5&g01=8', 8],
  ['?g01=9', 0],
  ['?g01=-1', 0],
  ['?g01=1.5', 0],
  ['?g01=abc', 0],
])('of 8 sets of numbers %j chooses %i', (search, seed) => {
  expect(seedFrom(search, 'g01', 8)).toBe(seed);
});

test('a link keeps what else the address says, and leads to the exercise', () => {
  expect(linkWith('https://example.org/a/?g02=1', 'g01', 3)).toBe('https://example.org/a/?g02=1&g01=3#g01');
  expect(linkWith('https://example.org/a/?g02=1&g01=3#top', 'g01', 0)).toBe(
    'https://example.org/a/?g02=1#g01',
  );
});
