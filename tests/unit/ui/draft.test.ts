import { afterEach, expect, test, vi } from 'vitest';
import { readDraft, writeDraft } from '../../../src/ui/draft.ts';

afterEach(() => vi.unstubAllGlobals());

test('a draft comes back as it was written', () => {
  const map = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (k: string) => map.get(k) ?? null,
    setItem: (k: string, v: string) => map.set(k, v),
  });
  expect(writeDraft('g01', { answers: { a: 1 } })).toBe(true);
  expect([...map.keys()]).toEqual(['groundwork:draft:g01']);
  expect(readDraft('g01')).toEqual({ answers: { a: 1 } });
  expect(readDraft('g02')).toBeUndefined();
});

test.each([
  ['missing', undefined],
  [
    'full',
    {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    },
  ],
])('with %s storage there is no draft and no error', (_, storage) => {
  vi.stubGlobal('localStorage', storage);
  expect(writeDraft('g01', {})).toBe(false);
  expect(readDraft('g01')).toBeUndefined();
});

test('a corrupt draft is no draft', () => {
  vi.stubGlobal('localStorage', { getItem: () => '{"answers":' });
  expect(readDraft('g01')).toBeUndefined();
});
