/** A learner's way through "Your own engine" in both languages: wrong, a hint, right, away and back again. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { openExercise, openPlainEditor, runProgram } from '../support/code-exercise.ts';

const LESSON = 'dl/q1/m1/w1/fifty-line-engine/';
const FOLDER = 'content/lessons/dl/q1/m1/w1/03-fifty-line-engine/exercises/num-engine';
const program = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');

for (const [language, ending] of [
  ['TypeScript', 'ts'],
  ['Python', 'py'],
] as const) {
  test(`an engine of one's own in ${language}`, async ({ page }) => {
    test.setTimeout(120_000);
    const exercise = await openExercise(page, 'num-engine', LESSON);
    await exercise.getByLabel(language).check();
    await openPlainEditor(exercise);

    await runProgram(exercise, program(`mistakes/assigned.${ending}`));
    await expect(exercise.locator('.gw-mistake')).toContainText('On the fork graph x came out as 6.');
    await exercise.getByRole('button', { name: 'Hint (1 of 5)' }).click();
    await expect(exercise.getByText('Write one operation and its edges')).toBeVisible();

    expect(await runProgram(exercise, program(`solution.${ending}`))).toContain('All 13 tests pass.');
    await page.reload();
    await exercise.scrollIntoViewIfNeeded();
    await expect(exercise.getByLabel(language)).toBeChecked();
    await expect(exercise.locator('.gw-editor-listing')).toContainText(
      ending === 'ts' ? 'neg(): Num' : 'def __neg__',
    );
  });
}
