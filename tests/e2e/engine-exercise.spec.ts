/**
 * A learner's way through "Your own engine" in both languages: wrong, a hint, the puzzle, the debugger, right, away and
 * back again, and a link for a friend.
 */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openExercise, openPlainEditor, runProgram } from '../support/code-exercise.ts';
import { wrongProgram } from '../support/code-folders.ts';

const LESSON = 'dl/q1/m1/w1/fifty-line-engine/';
const FOLDER = 'content/lessons/dl/q1/m1/w1/03-fifty-line-engine/exercises/num-engine';
const program = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');

for (const [language, ending, telling] of [
  ['TypeScript', 'ts', 'neg(): Num'],
  ['Python', 'py', 'def __neg__'],
] as const) {
  test(`an engine of one's own in ${language}`, async ({ page, context }) => {
    const exercise = await openExercise(page, 'num-engine', LESSON);
    await exercise.getByLabel(language).check();
    await openPlainEditor(exercise);

    await runProgram(exercise, wrongProgram('num-engine', `assigned.${ending}`));
    await expect(exercise.locator('.gw-mistake')).toContainText('On the fork graph x came out as 6.');
    await exercise.getByRole('button', { name: 'Hint (1 of 5)' }).click();
    await expect(exercise.getByText('Write one operation and its edges')).toBeVisible();

    await exercise.getByRole('button', { name: 'Lines to put in order' }).click();
    const puzzle = exercise.getByRole('region', { name: 'Put the lines in order' });
    await puzzle.getByRole('button', { name: 'Check the order' }).click();
    await expect(puzzle.getByRole('status')).toContainText(/first/);
    await puzzle.getByRole('button', { name: 'Close' }).click();

    await exercise.getByRole('button', { name: 'Find where my graph differs' }).click();
    const debug = exercise.getByRole('region', { name: 'Your graph beside ours' });
    await debug.getByLabel('Program', { exact: true }).selectOption('fork');
    const said = debug.getByRole('status');
    await expect(said).toContainText('All values agree. The gradient of u is 3, and should be 4.');
    await expect(said).toContainText('A gradient was assigned with =');
    await expect(debug.getByRole('img', { name: /The gradient of u is 3/ }).first()).toContainText('3 ≠ 4');
    await debug.getByText('Both engines as a table').click();
    await expect(debug.getByRole('row', { name: /^u \(first difference\)/ })).toContainText('3 ✗');
    const { violations } = await new AxeBuilder({ page }).include('#num-engine .gw-trace').analyze();
    expect(violations).toEqual([]);

    expect(await runProgram(exercise, program(`solution.${ending}`))).toContain('All 13 tests pass.');
    await exercise.getByRole('button', { name: 'Find where my graph differs' }).click();
    await expect(said).toContainText('Every value and every gradient of this program agrees.');

    await page.reload();
    await exercise.scrollIntoViewIfNeeded();
    await expect(exercise.getByLabel(language)).toBeChecked();
    await expect(exercise.locator('.gw-editor-listing')).toContainText(telling);
    await exercise.getByRole('button', { name: 'Share my code' }).click();
    const link = await exercise.getByLabel('Link to your code').inputValue();

    const friend = await context.newPage();
    await friend.goto(link);
    const shared = friend.locator('#num-engine').getByRole('region', { name: 'Shared code' });
    await expect(shared).toContainText(telling);
    expect(await friend.locator('iframe').count()).toBe(0);
  });
}
