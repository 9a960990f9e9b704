import { describe, expect, it } from 'vitest';
import {
  decodeBackup,
  encodeBackup,
  merge,
  ownOf,
  readBackup,
  type Stored,
} from '../../../src/course/backup.ts';
import { decodeProgress } from '../../../src/course/progress-format.ts';
import { decodeReview } from '../../../src/course/review-store.ts';
import { Random } from '../../../src/engine/random.ts';

const progress = (exercises: object, lessons = {}) => JSON.stringify({ version: 1, exercises, lessons });
const read = (text: string | undefined) => {
  const decoded = decodeProgress(text ?? '');
  return decoded.kind === 'read' ? decoded.progress : undefined;
};
const KEY = 'groundwork:progress';
const reviewIn = (stored: Stored) => {
  const decoded = decodeReview(stored['groundwork:review'] ?? '');
  return decoded.kind === 'read' ? decoded.review : undefined;
};

describe('taking a file in', () => {
  it('adds what is not here', () => {
    expect(merge({}, { 'groundwork:draft:g01': '{"a":1}' })).toEqual({
      stored: { 'groundwork:draft:g01': '{"a":1}' },
      changes: [{ key: 'groundwork:draft:g01', how: 'added' }],
    });
  });

  it('joins progress: solved on either side is solved, since the earlier day, unaided if it once was', () => {
    const mine = {
      [KEY]: progress({ g01: { tries: 3, solvedAt: 50, afterSolution: true }, g02: { tries: 1 } }),
    };
    const theirs = {
      [KEY]: progress({ g01: { tries: 1, solvedAt: 80, afterSolution: false }, g03: { tries: 2 } }),
    };
    expect(read(merge(mine, theirs).stored[KEY])?.exercises).toEqual({
      g01: { tries: 3, solvedAt: 50, afterSolution: false },
      g02: { tries: 1 },
      g03: { tries: 2 },
    });
  });

  it('keeps both drafts where they differ: yours in its place, the other one aside', () => {
    const { stored, changes } = merge(
      { 'groundwork:draft:g01': '"mine"' },
      { 'groundwork:draft:g01': '"theirs"' },
    );
    expect(stored).toEqual({
      'groundwork:draft:g01': '"mine"',
      'groundwork:aside:1:draft:g01': '"theirs"',
    });
    expect(changes).toEqual([{ key: 'groundwork:aside:1:draft:g01', how: 'aside' }]);
  });

  it('keeps the schedule of the side that reviewed last, and the reviews of both', () => {
    const review = (stage: number, ...days: number[]) => {
      const history = days.map((day) => ({ day, right: true }));
      return JSON.stringify({
        version: 1,
        on: true,
        skills: { a: { stage, due: (days.at(-1) ?? 0) + 1, history } },
      });
    };
    const { stored } = merge(
      { 'groundwork:review': review(1, 2, 5) },
      { 'groundwork:review': review(2, 2, 3, 9) },
    );
    const { a } = JSON.parse(stored['groundwork:review'] ?? '').skills;
    expect(a).toMatchObject({ stage: 2, due: 10 });
    expect(a.history.map(({ day }: { day: number }) => day)).toEqual([2, 3, 5, 9]);
  });

  it('puts work done unaided before work done after the solution, then the later one, and keeps the other', () => {
    const work = (at: number, aided: boolean) =>
      JSON.stringify({ at, aided, submission: { kind: 'code', language: 'python', source: String(at) } });
    const [key, aside] = ['groundwork:work:x', 'groundwork:aside:1:work:x'];
    expect(merge({ [key]: work(9, true) }, { [key]: work(5, false) }).stored).toEqual({
      [key]: work(5, false),
      [aside]: work(9, true),
    });
    expect(merge({ [key]: work(9, false) }, { [key]: work(5, false) }).stored).toEqual({
      [key]: work(9, false),
      [aside]: work(5, false),
    });
  });

  it('leaves progress of a newer version alone and keeps both', () => {
    const newer = '{"version":99}';
    const { stored } = merge({ [KEY]: newer }, { [KEY]: progress({}) });
    expect(stored[KEY]).toBe(newer);
    expect(stored['groundwork:aside:1:progress']).toBe(progress({}));
  });

  it('keeps keys that a later version may have written beside those it knows', () => {
    const mine = { [KEY]: progress({ g01: { tries: 1, mine: 1 } }) };
    const theirs = { [KEY]: progress({ g01: { tries: 1, theirs: 2 } }) };
    expect(read(merge(mine, theirs).stored[KEY])?.exercises.g01).toEqual({ tries: 1, mine: 1, theirs: 2 });
  });

  it('loses nothing and changes nothing the second time, whatever both sides hold', () => {
    const random = new Random(4);
    const pick = (n: number): number => random.integer(n);
    const exercise = () => ({
      tries: pick(4),
      ...(pick(2) && { solvedAt: pick(4), afterSolution: pick(2) > 0 }),
    });
    const some = <T>(make: () => T): Record<string, T> =>
      Object.fromEntries(['a', 'b', 'c'].filter(() => pick(2)).map((name) => [name, make()]));
    const days = () => Array.from({ length: pick(4) }, () => ({ day: pick(5), right: pick(2) > 0 }));
    const skill = () => ({ stage: pick(5), due: pick(9), history: days().toSorted((a, b) => a.day - b.day) });
    const text: Record<string, () => string> = {
      draft: () => `"${pick(3)}"`,
      aside: () => `"${pick(3)}"`,
      work: () =>
        pick(4)
          ? JSON.stringify({
              at: pick(3),
              aided: pick(2) > 0,
              submission: { kind: 'code', language: 'python', source: `${pick(2)}` },
            })
          : `damaged ${pick(2)}`,
      progress: () =>
        pick(5)
          ? progress(
              some(exercise),
              some(() => ({ firstOpened: pick(9), lastOpened: pick(9) })),
            )
          : `damaged ${pick(2)}`,
      review: () =>
        pick(5) ? JSON.stringify({ version: 1, on: pick(2) > 0, skills: some(skill) }) : `damaged ${pick(2)}`,
      language: () => `${pick(2)}`,
    };
    const names = ['draft:a', 'draft:1:c:python', 'work:a', 'work:b', 'aside:1:draft:a', 'aside:2:draft:a'];
    const one = (): Stored =>
      Object.fromEntries(
        [...names, 'progress', 'review', 'language']
          .filter(() => pick(4))
          .map((key) => [`groundwork:${key}`, text[key.split(':')[0] ?? '']?.() ?? '']),
      );
    for (let round = 0; round < 500; round++) {
      const [mine, theirs] = [one(), one()];
      const once = merge(mine, theirs).stored;
      for (const side of [mine, theirs]) {
        for (const [key, kept] of Object.entries(side)) {
          const lossless = !/:(progress|review|language)$/.test(key) || kept.startsWith('damaged');
          if (lossless) expect(Object.values(once), `${key} ${kept}`).toContain(kept);
        }
        const [before, after] = [read(side[KEY]), read(once[KEY])];
        for (const [id, { tries, solvedAt, afterSolution }] of Object.entries(before?.exercises ?? {})) {
          if (!after) continue; // the other side's record was damaged and stands in its place: checked above
          expect(after.exercises[id]?.tries).toBeGreaterThanOrEqual(tries);
          if (solvedAt !== undefined) expect(after.exercises[id]?.solvedAt).toBeLessThanOrEqual(solvedAt);
          if (solvedAt !== undefined && !afterSolution)
            expect(after.exercises[id]?.afterSolution).toBe(false);
        }
        const reviews = reviewIn(once);
        for (const [name, { history }] of Object.entries(reviewIn(side)?.skills ?? {}))
          if (reviews) expect(reviews.skills[name]?.history).toEqual(expect.arrayContaining([...history]));
      }
      expect(merge(once, theirs)).toEqual({ stored: once, changes: [] });
    }
  });
});

describe('a file', () => {
  const stored = { 'groundwork:progress': progress({}), 'starlight-theme': 'dark' };

  it('holds what is this site’s own and is read back as it was written', () => {
    const backup = decodeBackup(encodeBackup(stored, new Date(0)));
    expect(backup).toEqual({
      ok: true,
      backup: {
        kind: 'groundwork-backup',
        version: 1,
        written: '1970-01-01T00:00:00.000Z',
        stored: ownOf(stored),
      },
    });
  });

  it.each([
    ['', /not JSON/],
    ['[]', /not from this site/],
    ['{"kind":"other"}', /expected "kind": "groundwork-backup"/],
    ['{"kind":"groundwork-backup","version":2}', /newer version/],
    ['{"kind":"groundwork-backup","version":0}', /"version": expected a whole number from 1, found 0/],
    ['{"kind":"groundwork-backup"}', /"version": expected a whole number from 1, found undefined/],
    ['{"kind":"groundwork-backup","version":1,"written":"x"}', /"written": expected a date/],
    [
      '{"kind":"groundwork-backup","version":1,"written":"2026-01-01","stored":[]}',
      /"stored": expected an object/,
    ],
    [
      '{"kind":"groundwork-backup","version":1,"written":"2026-01-01","stored":{"other":"x"}}',
      /“other” is no key/,
    ],
    [
      '{"kind":"groundwork-backup","version":1,"written":"2026-01-01","stored":{"groundwork:a":1}}',
      /"stored.groundwork:a": expected a text, found number/,
    ],
    ['x'.repeat(12_000_001), /larger than anything/],
  ])('that is %.60s is refused with the reason', (text, why) => {
    expect(decodeBackup(text)).toEqual({ ok: false, why: expect.stringMatching(why) });
  });

  it('that is too large is refused by its size, without being read', async () => {
    const file = { size: 12_000_001, text: () => Promise.reject(new Error('must not be read')) };
    expect(await readBackup(file)).toEqual({ ok: false, why: expect.stringMatching(/larger than anything/) });
  });
});
