/** Every code exercise, proved by running it: no author can ship a test that nothing passes or a mistake nobody makes. */
import { describe, expect, it } from 'vitest';
import { judge, recognize } from '../../src/runtime/judge.ts';
import { EXTENSION } from '../../src/runtime/language-names.ts';
import { createRunner } from '../../src/runtime/runner.ts';
import { codeFolders } from '../support/code-folders.ts';
import { nodeHost } from '../support/node-host.ts';

const folders = codeFolders();
const run = createRunner(nodeHost({ reuse: true }));

it('the course has code exercises', () => {
  expect(folders.map(({ id }) => id)).toContain('path-sum');
});

describe.each(folders)('$id', (folder) => {
  describe.each(folder.versions)('in $language', (version) => {
    const { language, cases, helpers, probes } = version;
    const attempt = async (source: string) => {
      const calls = cases.map(({ call }) => call);
      const result = await run(
        { language, source, helpers, probes, calls },
        { limits: { timeMs: folder.timeLimitMs } },
      );
      return { result, judged: judge(cases, result, language) };
    };

    it('the starter runs and fails', async () => {
      const { result, judged } = await attempt(version.starter);
      expect(result.status).toBe('finished');
      expect(judged.some(({ outcome }) => outcome === 'failed')).toBe(true);
    });

    it('the solution passes every case', async () => {
      const { judged } = await attempt(version.solution);
      const wrong = judged.filter(({ outcome }) => outcome !== 'passed');
      expect(wrong).toEqual([]);
    });

    const mistakes = folder.mistakes.filter(
      ({ id }) => `${id}.${EXTENSION[language]}` in folder.wrongPrograms,
    );
    it.each(mistakes)('the mistake $id fails and earns its own message, and no other', async ({ id }) => {
      const { result, judged } = await attempt(folder.wrongPrograms[`${id}.${EXTENSION[language]}`] ?? '');
      expect(judged.some(({ outcome }) => outcome === 'failed')).toBe(true);
      expect(recognize(folder.mistakes, cases, result).map((mistake) => mistake.id)).toEqual([id]);
    });
  });
});
