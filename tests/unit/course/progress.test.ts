import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** A browser's storage: a map, with a ceiling in characters. */
function storageOf(start: Record<string, string> = {}, room = 1_000) {
  const map = new Map(Object.entries(start));
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      map.set(key, value);
    },
  };
}

/** The module keeps state for its page, so every test is a fresh page. */
async function page(storage: unknown) {
  vi.stubGlobal('localStorage', storage);
  return import('../../../src/course/progress.ts');
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

const solved = { type: 'result', exercise: 'g01', outcome: 'solved', at: 7 } as const;
const KEY = 'groundwork:progress';

test('a result is stored and announced', async () => {
  const storage = storageOf();
  const { record, onProgress, lessonState } = await page(storage);
  const seen: (number | undefined)[] = [];
  onProgress((progress) => seen.push(progress.exercises.g01?.solvedAt));
  record(solved);
  expect(seen).toEqual([undefined, 7]);
  expect(lessonState('a', ['g01'])).toEqual({ status: 'done', solved: 1, of: 1 });
  expect(JSON.parse(storage.map.get(KEY) ?? '')).toMatchObject({
    version: 1,
    exercises: { g01: { tries: 1 } },
  });
});

test('what another tab wrote meanwhile is kept', async () => {
  const storage = storageOf();
  const { record, readProgress } = await page(storage);
  record(solved);
  storage.map.set(KEY, '{"version":1,"exercises":{"g02":{"tries":3}},"lessons":{}}');
  record({ type: 'opened', lesson: 'dl/a', at: 9 });
  expect(readProgress()).toMatchObject({
    exercises: { g02: { tries: 3 } },
    lessons: { 'dl/a': { lastOpened: 9 } },
  });
});

test('a listener hears another tab until it stops', async () => {
  const storage = storageOf();
  const window = new EventTarget();
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  const { onProgress } = await page(storage);
  const tries: (number | undefined)[] = [];
  const stop = onProgress((progress) => tries.push(progress.exercises.g02?.tries));
  const otherTab = (count: number) => {
    storage.map.set(KEY, `{"version":1,"exercises":{"g02":{"tries":${count}}},"lessons":{}}`);
    window.dispatchEvent(Object.assign(new Event('storage'), { key: KEY }));
  };
  otherTab(1);
  window.dispatchEvent(Object.assign(new Event('storage'), { key: 'something else' }));
  stop();
  otherTab(2);
  expect(tries).toEqual([undefined, 1]);
});

test('the last opened lesson is the one to continue', async () => {
  const { record, lastLesson } = await page(storageOf());
  expect(lastLesson()).toBeUndefined();
  record({ type: 'opened', lesson: 'dl/a', at: 1 });
  record({ type: 'opened', lesson: 'dl/b', at: 2 });
  record({ type: 'opened', lesson: 'dl/a', at: 3 });
  expect(lastLesson()).toBe('dl/a');
});

test('unreadable progress is set aside under the first free key, and said so', async () => {
  const storage = storageOf({ [KEY]: 'not ours', [`${KEY}:unreadable:1`]: 'an earlier one' });
  const { readProgress, record, progressNotice } = await page(storage);
  expect(readProgress()).toEqual({ exercises: {}, lessons: {} });
  expect(progressNotice()).toEqual({ kind: 'set-aside', key: `${KEY}:unreadable:2` });
  record(solved);
  expect(storage.map.get(`${KEY}:unreadable:1`)).toBe('an earlier one');
  expect(storage.map.get(`${KEY}:unreadable:2`)).toBe('not ours');
  expect(readProgress().exercises.g01?.tries).toBe(1);
});

test('unreadable progress that cannot be set aside is not overwritten', async () => {
  const foreign = 'x'.repeat(600);
  const storage = storageOf({ [KEY]: foreign }, 500);
  const { readProgress, record, progressNotice } = await page(storage);
  record(solved);
  expect(storage.map.get(KEY)).toBe(foreign);
  expect(progressNotice()).toEqual({ kind: 'not-saved' });
  expect(readProgress().exercises.g01?.tries).toBe(1);
});

test('progress of a newer version is left untouched', async () => {
  const newer = '{"version":99,"secret":"shape"}';
  const storage = storageOf({ [KEY]: newer });
  const { record, progressNotice } = await page(storage);
  record(solved);
  expect(Object.fromEntries(storage.map)).toEqual({ [KEY]: newer });
  expect(progressNotice()).toEqual({ kind: 'newer' });
});

test.each([
  ['missing', undefined],
  ['full', storageOf({}, 0)],
  [
    'forbidden',
    {
      getItem() {
        throw new DOMException('denied', 'SecurityError');
      },
    },
  ],
])('with %s storage the page still works, from memory', async (_, storage) => {
  const { readProgress, record, progressNotice } = await page(storage);
  record(solved);
  record({ ...solved, exercise: 'g02' });
  expect(Object.keys(readProgress().exercises)).toEqual(['g01', 'g02']);
  expect(progressNotice()).toEqual({ kind: 'not-saved' });
});
