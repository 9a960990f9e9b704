/** Small steps, proved by running them: the predicted output is what was printed, and each blank does what is said of it. */
import { describe, expect, it } from 'vitest';
import { createRunner } from '../../src/runtime/runner.ts';
import { fill, judgeBlank, piecesOf } from '../../src/widgets/fill-blanks/model.ts';
import { judgePrediction } from '../../src/widgets/predict-output/model.ts';
import { inLanguage, type StepVersion } from '../../src/widgets/step-folder.ts';
import { nodeHost } from '../support/node-host.ts';
import { blanksFolders, predictFolders } from '../support/step-folders.ts';

const run = createRunner(nodeHost({ reuse: true }));

/** What a program printed, or how it ended. */
async function printed({ language, helpers }: StepVersion, source: string): Promise<string> {
  const result = await run({ language, source, calls: [], ...(helpers === undefined ? {} : { helpers }) });
  if (result.status === 'failed') return `${result.problem.name}: ${result.problem.message}`;
  if (result.status !== 'finished') return result.status;
  return result.prints.map(({ text }) => text).join('\n');
}

it('the course has steps of both kinds', () => {
  expect(predictFolders().map(({ id }) => id)).toContain('sum-assigned');
  expect(blanksFolders().map(({ id }) => id)).toContain('tape-with-blanks');
});

describe.each(predictFolders())('$id', ({ exercise, versions }) => {
  describe.each(versions)('in $language', (version) => {
    const { language, program, output } = version;
    const wrong = exercise.wrong.flatMap(({ output: text, because }) => {
      const found = inLanguage(text, language);
      return found === undefined ? [] : [{ output: found, html: because }];
    });

    it('prints exactly what is asked for', async () => {
      expect(await printed(version, program)).toBe(output);
      expect(judgePrediction(output, { output, wrong })).toEqual({ kind: 'correct', exact: true });
    });

    it('each foreseen wrong prediction is wrong and earns its own message', () => {
      for (const one of wrong)
        expect(judgePrediction(one.output, { output, wrong })).toEqual({ kind: 'wrong', html: one.html });
    });
  });
});

describe.each(blanksFolders())('$id', ({ exercise, versions }) => {
  describe.each(versions)('in $language', (version) => {
    const { language, program, output } = version;
    const blanks = exercise.blanks.map((blank) => ({
      id: blank.id,
      label: blank.label,
      right: inLanguage(blank.right, language) ?? [],
      wrong: blank.wrong.flatMap(({ text, because }) => {
        const found = inLanguage(text, language);
        return found === undefined ? [] : [{ text: found, html: because }];
      }),
    }));
    const answers = Object.fromEntries(blanks.map(({ id, right }) => [id, right[0] ?? '']));

    it('the program has exactly these blanks', () => {
      const inProgram = piecesOf(program).flatMap((piece) => ('blank' in piece ? [piece.blank] : []));
      expect(inProgram.toSorted()).toEqual(blanks.map(({ id }) => id).toSorted());
    });

    it('every right answer makes it print what it should', async () => {
      for (const blank of blanks) {
        expect(blank.right.length, blank.id).toBeGreaterThan(0);
        for (const answer of blank.right) {
          expect(judgeBlank(answer, blank)).toEqual({ kind: 'correct' });
          expect(await printed(version, fill(program, { ...answers, [blank.id]: answer })), answer).toBe(
            output,
          );
        }
      }
    });

    it('every foreseen wrong answer makes it print something else and earns its message', async () => {
      for (const blank of blanks)
        for (const { text, html } of blank.wrong) {
          expect(judgeBlank(text, blank)).toEqual({ kind: 'wrong', html });
          expect(await printed(version, fill(program, { ...answers, [blank.id]: text })), text).not.toBe(
            output,
          );
        }
    });
  });
});
