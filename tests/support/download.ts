/** What a button saves: the name of the file and its text. */
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';

export async function saved(within: Locator, button: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    within.page().waitForEvent('download'),
    within.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}
