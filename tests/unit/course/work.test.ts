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

  it('of version 1, which had no version written in it, is read', () => {
    expect(decodeWork(JSON.stringify(work('old')))).toEqual(work('old'));
  });

  it('of a quiz is every choice that was checked, by question', () => {
    const checked = { 'Which way?': ['forwards', 'backwards'] };
    const quiz: KeptWork = { at: 1, aided: false, submission: { kind: 'quiz', checked } };
    keepWork('x', quiz);
    expect(kept()).toEqual(quiz);
  });

  it.each(['{"version":3,"at":1,"aided":false,"submission":{"kind":"code"}}', 'damaged'])(
    'that cannot be read, %j, is set aside when new work takes its place',
    (text) => {
      stored.set('groundwork:work:x', text);
      keepWork('x', work('new'));
      expect(kept()).toEqual(work('new'));
      expect(stored.get('groundwork:aside:1:work:x')).toBe(text);
    },
  );

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
    '{"at":1,"aided":true,"submission":{"kind":"quiz","checked":{"a":"b"}}}',
    '{"at":1,"aided":true,"submission":{"kind":"quiz","checked":[["b"]]}}',
    '{"version":3,"at":1,"aided":true,"submission":{"kind":"code","language":"python","source":"x"}}',
    '{"version":"2","at":1,"aided":true,"submission":{"kind":"code","language":"python","source":"x"}}',
  ])('is none for %j', (text) => {
    expect(decodeWork(text)).toBeUndefined();
  });
});
