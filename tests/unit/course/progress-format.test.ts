import { expect, test } from 'vitest';
import { decodeProgress, encodeProgress } from '../../../src/course/progress-format.ts';

const g01 = { tries: 2, solvedAt: 20, afterSolution: false };
const lesson = { firstOpened: 5, lastOpened: 9 };

test('what is written is read back', () => {
  const progress = { exercises: { g01 }, lessons: { 'dl/a': lesson } };
  expect(decodeProgress(encodeProgress(progress))).toEqual({
    kind: 'read',
    progress: { ...progress, version: 1 },
  });
});

test('keys of a later schema pass through a page that does not know them', () => {
  const text = JSON.stringify({
    version: 1,
    exercises: { g01: { ...g01, review: 3 } },
    lessons: {},
    cards: { c1: 4 },
  });
  const decoded = decodeProgress(text);
  expect(decoded.kind === 'read' && JSON.parse(encodeProgress(decoded.progress))).toEqual(JSON.parse(text));
});

test('an older version passes through every migration in turn', () => {
  const migrations = {
    1: (old: Record<string, unknown>) => ({ version: 2, done: old.solved, lessons: {} }),
    2: (old: Record<string, unknown>) => ({
      version: 3,
      lessons: old.lessons,
      exercises: Object.fromEntries((old.done as string[]).map((id) => [id, { tries: 1, solvedAt: 0 }])),
    }),
  };
  expect(decodeProgress('{"version":1,"solved":["g01"]}', migrations, 3)).toEqual({
    kind: 'read',
    progress: { version: 3, lessons: {}, exercises: { g01: { tries: 1, solvedAt: 0 } } },
  });
});

test('a version without its migration is damaged, not guessed', () => {
  expect(decodeProgress('{"version":0,"solved":["g01"]}').kind).toBe('damaged');
});

test('a newer version is recognized as such', () => {
  expect(decodeProgress('{"version":7,"anything":true}')).toEqual({ kind: 'newer', version: 7 });
});

test.each(['', 'null', '[]', '42', '{"version":1', '"text"', '{}', '{"version":"1"}', '{"version":1.5}'])(
  'foreign text %j is damaged and yields no progress',
  (text) => {
    expect(decodeProgress(text)).toEqual({ kind: 'damaged', progress: { exercises: {}, lessons: {} } });
  },
);

test('readable entries survive beside damaged ones', () => {
  const text = JSON.stringify({
    version: 1,
    exercises: { g01, g02: 'yes', g03: { tries: -1 }, g04: { tries: 1, solvedAt: 'today' } },
    lessons: { 'dl/a': lesson, 'dl/b': null },
  });
  expect(decodeProgress(text)).toEqual({
    kind: 'damaged',
    progress: { version: 1, exercises: { g01 }, lessons: { 'dl/a': lesson } },
  });
});
