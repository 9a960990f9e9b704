/** A learner's way through the first coding exercise: reads, errs, is told how, asks, solves, comes back. */
import { devices, expect, test } from '@playwright/test';
import { openExercise, openPlainEditor, runProgram } from '../support/code-exercise.ts';
import { LESSON } from '../support/pages.ts';

const RIGHT = `export function pathSum(edges: [string, string, number][], source: string, target: string): number {
  if (source === target) return 1;
  return edges.filter(([from]) => from === source).reduce((sum, [, to, local]) => sum + local * pathSum(edges, to, target), 0);
}`;
const ADDS = RIGHT.replace('local * pathSum', 'local + pathSum').replace('return 1', 'return 0');

test('from a wrong run to a right one, with the draft kept @phone', async ({ page }) => {
  const exercise = await openExercise(page, 'path-sum');
  await openPlainEditor(exercise);

  expect(await runProgram(exercise, ADDS)).toContain('tests pass.');
  await expect(exercise.locator('.gw-mistake')).toContainText(
    'You added the local derivatives along a path.',
  );
  const first = exercise.locator('.gw-case').first();
  await expect(first).toHaveAttribute('open', '');
  await expect(first).toContainText('Two paths lead from y to f');
  await expect(first.locator('dd')).toHaveText([/^pathSum\(/, '8', '9']);
  await expect(exercise.getByRole('status').first()).toContainText('tests pass.');

  await exercise.getByRole('button', { name: 'Hint (1 of 3)' }).click();
  await expect(exercise.getByText('A path from the source begins with')).toBeVisible();
  await expect(exercise.getByText('An edge contributes its own')).toBeHidden();

  expect(await runProgram(exercise, RIGHT)).toContain('All 6 tests pass.');
  await expect(exercise.locator('[data-exercise-status]')).toContainText('solved');

  await page.reload();
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('[data-ready="true"]')).toBeVisible();
  await expect(exercise.locator('.gw-editor-listing')).toContainText('.reduce((sum');

  await exercise.getByRole('button', { name: 'Start again' }).click();
  await expect(exercise.locator('.gw-editor-listing')).toContainText('TODO: what is the answer');
  await exercise.getByRole('button', { name: 'Bring my code back' }).click();
  await expect(exercise.locator('.gw-editor-listing')).toContainText('.reduce((sum');
});

test('the solution is shown only when asked for, beside the learner’s code', async ({ page }) => {
  const exercise = await openExercise(page, 'path-sum');
  await expect(exercise.getByText('Multiply along the path')).toBeHidden();
  await exercise.getByRole('button', { name: 'Solution' }).click();
  await exercise.getByRole('button', { name: 'Not yet' }).click();
  await exercise.getByRole('button', { name: 'Solution' }).click();
  await exercise.getByRole('button', { name: 'Show it' }).click();
  await expect(exercise.getByRole('region', { name: 'Solution' })).toContainText('Multiply along the path');
  await expect(exercise.locator('.gw-editor-listing')).toContainText('TODO');
});

test('the lines of the solution can be put in order with the keyboard', async ({ page }) => {
  const exercise = await openExercise(page, 'path-sum');
  await exercise.getByRole('button', { name: 'Lines to put in order' }).click();
  const puzzle = exercise.getByRole('region', { name: 'Put the lines in order' });
  const lines = puzzle.locator('code');
  await expect(lines).toHaveCount(8);
  await puzzle.getByRole('button', { name: 'Check the order' }).click();
  await expect(puzzle.getByRole('status')).not.toContainText('All lines are in order');

  const order = ['import', 'export', 'if (source', 'let sum', 'for', 'if (from', 'sum +=', 'return sum'];
  for (const [place, start] of order.entries()) {
    const texts = await lines.allTextContents();
    const from = texts.findIndex((text) => text.trim().startsWith(start));
    for (let at = from; at > place; at -= 1) {
      await puzzle.getByRole('button', { name: `Move line ${at + 1} up` }).press('Enter');
      await expect(
        puzzle.getByRole('button', { name: `Move line ${at} ` }).and(page.locator(':focus')),
      ).toHaveCount(1);
    }
  }
  await puzzle.getByRole('button', { name: 'Check the order' }).click();
  await expect(puzzle.getByRole('status')).toContainText('All lines are in order');
});

test('a shared link shows the code, runs nothing and replaces nothing', async ({ page, context }) => {
  const exercise = await openExercise(page, 'path-sum');
  await openPlainEditor(exercise);
  await exercise.getByRole('textbox').fill('export const pathSum = () => 42;');
  await exercise.getByRole('button', { name: 'Share my code' }).click();
  const link = await exercise.getByLabel('Link to your code').inputValue();
  expect(link).toContain('#code:path-sum:typescript:');

  const friend = await context.newPage();
  await friend.goto(LESSON);
  await friend.evaluate(() => localStorage.clear());
  const mine = await openExercise(friend, 'path-sum');
  await openPlainEditor(mine);
  await mine.getByRole('textbox').fill('export const pathSum = () => 7;');
  await friend.goto('about:blank');
  await friend.goto(link);
  const received = friend.locator('#path-sum');
  const shared = received.getByRole('region', { name: 'Shared code' });
  await expect(shared).toContainText('() => 42');
  await expect(received.locator('.gw-editor-listing')).toContainText('() => 7');
  await expect(received.locator('.gw-results')).toHaveCount(0);
  expect(await friend.locator('iframe').count()).toBe(0);

  await shared.getByRole('button', { name: 'Put it into the editor' }).click();
  await expect(received.locator('.gw-editor-listing')).toContainText('() => 42');
  await received.getByRole('button', { name: 'Bring my code back' }).click();
  await expect(received.locator('.gw-editor-listing')).toContainText('() => 7');
});

test('the full editor knows the exercise’s types and runs on Ctrl + Enter; Tab leaves it', async ({
  page,
}) => {
  const exercise = await openExercise(page, 'path-sum');
  await exercise.getByRole('button', { name: 'Edit' }).click();
  await expect(exercise.locator('.gw-editor')).toHaveAttribute('data-stage', 'full', { timeout: 30_000 });
  const field = exercise.getByRole('textbox', { name: 'Code for Add up the paths, TypeScript' });
  await expect(field).toBeFocused();

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(
    'import type { Edge } from "./helpers.ts";\nconst e: Edge = ["x", "s", "one"];\nexport function pathSum() { return e }',
  );
  await expect(exercise.locator('.squiggly-error')).not.toHaveCount(0, { timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(exercise.locator('.gw-verdict')).toContainText('0 of 6 tests pass.');

  await field.focus();
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
});

test('in the plain field Tab moves on, or indents by choice with Escape as the way out', async ({ page }) => {
  const exercise = await openExercise(page, 'path-sum');
  await openPlainEditor(exercise);
  const field = exercise.getByRole('textbox');
  await expect(field).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();

  await exercise.getByLabel('Tab indents').check();
  await field.fill('a');
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('a  ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
});

test('on a touch screen the plain field opens first, and the page keeps its width', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...devices['Pixel 7'],
    viewport: { width: 360, height: 740 },
    baseURL,
  });
  const page = await context.newPage();
  const exercise = await openExercise(page, 'path-sum');
  await exercise.getByRole('button', { name: 'Edit' }).click();
  await expect(exercise.locator('.gw-editor-plain')).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await context.close();
});

test('without scripts the task, the starter and the tests can be read', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto(LESSON);
  const exercise = page.locator('#path-sum');
  await expect(exercise).toContainText('A graph is given as a list of edges.');
  await expect(exercise.locator('pre').first()).toContainText('export function pathSum(');
  await expect(exercise).toContainText('One path leads from x to f, through the sum.');
  await expect(exercise.getByText('Multiply along the path')).toBeHidden();
  await context.close();
});

test('a draft begun from another version of the exercise stays, says so, and survives starting again', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const draft = { source: 'export const pathSum = () => 5;', starter: '// An older starter.' };
    localStorage.setItem('groundwork:draft:1:path-sum:typescript', JSON.stringify(draft));
  });
  const exercise = await openExercise(page, 'path-sum');
  await expect(exercise.locator('.gw-editor-listing')).toContainText('() => 5');
  await expect(exercise.getByText('This exercise has changed since you began.')).toBeVisible();
  await exercise.getByRole('button', { name: 'Start again' }).click();
  await expect(exercise.locator('.gw-editor-listing')).toContainText('TODO: what is the answer');
  await exercise.getByRole('button', { name: 'Bring my code back' }).click();
  await expect(exercise.locator('.gw-editor-listing')).toContainText('() => 5');
});

test('the full editor completes what the helpers offer and underlines a wrong argument to them', async ({
  page,
}) => {
  const exercise = await openExercise(page, 'num-nonlinearities', 'dl/q1/m1/w2/nonlinearities-and-a-neuron/');
  await exercise.getByRole('button', { name: 'Edit' }).click();
  await expect(exercise.locator('.gw-editor')).toHaveAttribute('data-stage', 'full', { timeout: 30_000 });
  await expect(exercise.locator('.squiggly-error')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText("import * as engine from './helpers.ts';\nengine.sweep(3);\nengine.");
  await expect(exercise.locator('.squiggly-error')).not.toHaveCount(0, { timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+Space');
  await expect(page.locator('.suggest-widget').getByText('sweep', { exact: true })).toBeVisible({
    timeout: 30_000,
  });
});
