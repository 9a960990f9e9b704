/** A code exercise as a learner meets it, for browser tests. */
import type { Locator, Page } from '@playwright/test';
import { LESSON } from './pages.ts';

export async function openExercise(page: Page, id: string, lesson = LESSON): Promise<Locator> {
  await page.goto(lesson);
  const exercise = page.locator(`#${id}`);
  await exercise.scrollIntoViewIfNeeded();
  await exercise.locator('[data-ready="true"]').waitFor();
  return exercise;
}

/** Opens the plain editor, which takes text as it is: no completion, no automatic brackets. */
export async function openPlainEditor(exercise: Locator): Promise<void> {
  await exercise.getByLabel('Plain text field').check();
  await exercise.getByRole('button', { name: 'Edit' }).click();
}

/** Types a program into the plain editor, runs it, and gives the verdict's words when it has ended. */
export async function runProgram(exercise: Locator, program: string): Promise<string> {
  await exercise.getByRole('textbox').fill(program);
  const done = exercise.locator('.gw-results');
  await exercise.getByRole('button', { name: 'Run', exact: true }).click();
  await done.waitFor({ timeout: 30_000 });
  return (await done.locator('.gw-verdict').textContent()) ?? '';
}
