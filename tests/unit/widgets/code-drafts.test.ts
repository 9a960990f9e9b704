import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { favorite, keepDraft, keepFavorite, readDraft } from '../../../src/widgets/code-drafts.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('drafts', () => {
  it('are kept for each exercise and language', () => {
    keepDraft('path-sum', 'python', { source: 'p', starter: 's' });
    keepDraft('path-sum', 'typescript', { source: 't', starter: 's', before: 'b' });
    expect(readDraft('path-sum', 'python')).toEqual({ source: 'p', starter: 's' });
    expect(readDraft('path-sum', 'typescript')).toEqual({ source: 't', starter: 's', before: 'b' });
    expect(readDraft('other', 'python')).toBeNull();
  });

  it.each(['not json', '7', 'null', '{"source":1,"starter":"s"}', '{}'])(
    'read as none from %j, which stays as it is',
    (text) => {
      kept.set('groundwork:draft:1:path-sum:python', text);
      expect(readDraft('path-sum', 'python')).toBeNull();
      expect([...kept.values()]).toEqual([text]);
    },
  );

  it('say when the browser refuses to keep them', () => {
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new Error('full');
      },
    });
    expect(keepDraft('path-sum', 'python', { source: '', starter: '' })).toBe(false);
    expect(readDraft('path-sum', 'python')).toBeNull();
  });
});

it('the language chosen last comes back where it is offered', () => {
  expect(favorite(['typescript', 'python'])).toBe('typescript');
  keepFavorite('python');
  expect(favorite(['typescript', 'python'])).toBe('python');
  expect(favorite(['typescript'])).toBe('typescript');
});
