/** axe finds nothing on any kind of page, in light and in dark, on a desktop and on a phone. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { lessonPaths, pageKinds } from '../support/pages.ts';

/** Scrolls through the page so that every part that waits to be seen is there. */
async function wakeEverything(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
      window.scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    window.scrollTo(0, 0);
  });
  await page.waitForLoadState('networkidle');
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  const all: string[] = [];
  for (const { id, nodes } of found)
    for (const { target, failureSummary } of nodes) {
      const place = target.join(' ');
      // axe does not read MathML, and takes a heading that is a formula for an empty one
      if (id === 'empty-table-header' && (await page.locator(place).locator('math').count()) > 0) continue;
      all.push(`${id} at ${place}: ${failureSummary}`);
    }
  return all;
}

for (const { kind, path } of pageKinds) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing on the ${kind} page in ${theme} @phone`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.addInitScript((value) => localStorage.setItem('starlight-theme', value), theme);
      await page.goto(path);
      await wakeEverything(page);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      expect(await violations(page)).toEqual([]);
    });
  }
}

const everyPage = [...pageKinds, ...lessonPaths().map((path) => ({ kind: path, path }))];
for (const { kind, path } of everyPage) {
  test(`the ${kind} page never scrolls sideways @phone`, async ({ page }) => {
    await page.goto(path);
    await wakeEverything(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}

// The themes and widgets are covered above: here every lesson's own tables, figures and words, without a rest at each.
for (const path of lessonPaths()) {
  test(`axe finds nothing in the lesson ${path} @phone`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    await wakeEverything(page);
    expect(await violations(page)).toEqual([]);
  });
}
