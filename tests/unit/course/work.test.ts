import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeWork, type KeptWork, keepWork } from '../../../src/course/work.ts';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

const work = (source: string, aided = false): KeptWork => ({
  at: 1,
  aided,
  submission: { kind: 'code', language: 'python', source },
});
const kept = () => decodeWork(stored.get('groundwork:work:x') ?? null);

describe('kept work', () => {
  it('is the latest, and comes back as it was', () => {
    keepWork('x', work('first'));
    keepWork('x', work('second'));
    expect(kept()).toEqual(work('second'));
  });

  it('done unaided is not replaced by work done after the solution was shown', () => {
    keepWork('x', work('mine'));
    keepWork('x', work('copied', true));
    expect(kept()).toEqual(work('mine'));
  });

  it('that is too long is not kept, and says so', () => {
    expect(keepWork('x', work('y'.repeat(100_001)))).toBe(false);
    expect(stored.size).toBe(0);
  });

  it('from a file that is longer than this site keeps is none', () => {
    expect(decodeWork(JSON.stringify(work('y'.repeat(100_001))))).toBeUndefined();
  });

  it.each([
    '',
    '7',
    '{}',
    '{"at":1,"aided":true,"submission":{"kind":"code","source":"x"}}',
    '{"at":1,"aided":true,"submission":{"kind":"gradient","numbers":0,"fields":{"a":1}}}',
    '{"at":1,"aided":true,"submission":{"kind":"matrix","numbers":0,"grids":{"a":[1]}}}',
    '{"at":1,"aided":true,"submission":{"kind":"other","numbers":0}}',
  ])('is none for %j', (text) => {
    expect(decodeWork(text)).toBeUndefined();
  });
});
