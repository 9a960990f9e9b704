/** The built site opens from a folder and from the root of a plain file server, with nothing missing. */
import { expect, test } from '@playwright/test';

test('the first lesson opens and every request it makes succeeds @root @phone', async ({ page }) => {
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => failed.push(String(error)));
  await page.goto('dl/q1/m1/w1/computational-graphs/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Every expression is a graph');
  await page.waitForLoadState('networkidle');
  expect(failed).toEqual([]);
});
