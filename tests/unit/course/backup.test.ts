import { describe, expect, it } from 'vitest';
import { decodeBackup, encodeBackup, merge, ownOf, type Stored } from '../../../src/course/backup.ts';
import { decodeProgress } from '../../../src/course/progress-format.ts';
import { Random } from '../../../src/engine/random.ts';

const progress = (exercises: object, lessons = {}) => JSON.stringify({ version: 1, exercises, lessons });
const read = (text: string | undefined) => {
  const decoded = decodeProgress(text ?? '');
  return decoded.kind === 'read' ? decoded.progress : undefined;
};
const KEY = 'groundwork:progress';

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

  it('keeps the schedule of the side that reviewed last', () => {
    const review = (day: number, stage: number) =>
      JSON.stringify({
        version: 1,
        on: true,
        skills: { a: { stage, due: day + 1, history: [{ day, right: true }] } },
      });
    const { stored } = merge({ 'groundwork:review': review(5, 1) }, { 'groundwork:review': review(9, 2) });
    expect(JSON.parse(stored['groundwork:review'] ?? '')).toMatchObject({ skills: { a: { stage: 2 } } });
  });

  it('keeps work done unaided before work done after the solution, then the later one', () => {
    const work = (at: number, aided: boolean) =>
      JSON.stringify({ at, aided, submission: { kind: 'code', language: 'python', source: String(at) } });
    const key = 'groundwork:work:x';
    expect(merge({ [key]: work(9, true) }, { [key]: work(5, false) }).stored[key]).toBe(work(5, false));
    expect(merge({ [key]: work(9, false) }, { [key]: work(5, false) }).stored[key]).toBe(work(9, false));
  });

  it('leaves progress of a newer version alone and keeps both', () => {
    const newer = '{"version":99}';
    const { stored } = merge({ [KEY]: newer }, { [KEY]: progress({}) });
    expect(stored[KEY]).toBe(newer);
    expect(stored['groundwork:aside:1:progress']).toBe(progress({}));
  });

  it('loses nothing and changes nothing the second time, whatever both sides hold', () => {
    const random = new Random(4);
    const one = (): Stored =>
      Object.fromEntries(
        ['draft:a', 'draft:b', 'draft:1:c:python', 'work:a', 'aside:1:draft:a', 'review', 'odd']
          .filter(() => random.integer(3) > 0)
          .map((key) => [`groundwork:${key}`, `"${random.integer(3)}"`]),
      );
    for (let round = 0; round < 300; round++) {
      const [mine, theirs] = [one(), one()];
      const once = merge(mine, theirs).stored;
      for (const [key, text] of Object.entries(mine)) expect(once[key]).toBe(text);
      for (const [key, text] of Object.entries(theirs))
        if (!key.endsWith('odd')) expect(Object.values(once), `${key} ${text}`).toContain(text);
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
});
