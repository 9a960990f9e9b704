/** Six ways to start one network: predicted, run side by side, looked into. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { saved } from '../support/download.ts';

const lab = (page: Page): Locator => page.locator('.il');
async function open(page: Page): Promise<void> {
  await page.goto('trainer/');
  await lab(page).scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island').filter({ has: page.locator('.il') })).not.toHaveAttribute(
    'ssr',
    /.*/,
  );
}
const guess = (page: Page, name: string, learns: boolean): Promise<void> =>
  lab(page)
    .getByRole('group', { name, exact: true })
    .getByLabel(learns ? 'learns' : 'does not', { exact: true })
    .check();

test('predictions are compared with what the runs do @phone', async ({ page }) => {
  await open(page);
  await guess(page, 'zeros', false);
  await guess(page, 'σ = 1', true);
  await guess(page, 'Xavier', true);
  await expect(lab(page)).toContainText('3 of 6 not predicted yet.');
  await lab(page).getByRole('button', { name: 'Run all' }).click();
  const row = (name: string): Locator =>
    lab(page)
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(row('zeros')).toContainText('does not ✓', { timeout: 60_000 });
  await expect(row('zeros')).toContainText('does not: 0.6931 after 300 steps');
  await expect(row('σ = 1').first()).toContainText('learns ✗');
  await expect(row('Xavier')).toContainText(/learns ✓.*learns, at step \d+/);
  await expect(row('all equal')).toContainText('stay equal');
  await expect(
    lab(page).getByRole('status').filter({ hasText: '2 of 3 predictions were right.' }),
  ).toHaveCount(1);
});

test('the inside shows every start layer by layer, and equal rows of equal weights', async ({ page }) => {
  await open(page);
  await lab(page).getByLabel('Hidden layers').selectOption('2');
  await lab(page).getByRole('button', { name: 'Run without predicting' }).click();
  await expect(lab(page).getByRole('button', { name: /^Run/ })).toBeVisible({ timeout: 60_000 });
  await lab(page).getByText('Look inside').click();
  await lab(page).getByLabel('Weights of').selectOption('all equal');
  await lab(page).getByLabel('When').selectOption('now');
  await expect(lab(page).getByText('W2, one row for each unit: all rows are equal')).toBeVisible();
  await lab(page).getByLabel('Weights of').selectOption('Xavier');
  await expect(lab(page).getByText('W2, one row for each unit', { exact: true })).toBeVisible();

  await lab(page).getByText('The losses as a table').click();
  const losses = lab(page).getByRole('region', { name: 'Test losses by step' });
  await expect(losses.getByRole('row').last()).toContainText(/^300/);
  expect((await saved(lab(page), 'Save the losses as CSV')).text).toMatch(/^run,step,[^\n]*\nzeros,0,0\.693/);
  expect((await saved(lab(page), 'Save the losses as SVG')).text).toMatch(/>Xavier</);
  expect((await saved(lab(page), 'Save the layers as SVG')).text).toMatch(/>output<[\s\S]*<path/);
  expect((await saved(lab(page), 'Save the layers as CSV')).text).toMatch(/\nXavier,layer 1,activations,/);
  expect((await saved(lab(page), 'Save the weights as CSV')).text).toMatch(/\nW2,0,0,/);
});

test('the table of ten layers is there without scripts, and other random numbers give other values', async ({
  page,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(`${baseURL}trainer/`);
  const rowOf = (one: Page) => one.getByRole('row').filter({ hasText: 'Xavier, ReLU' });
  const before = await rowOf(still).textContent();
  expect(before).toMatch(/0\.5\d/);
  await context.close();
  await open(page);
  await expect(rowOf(page)).toHaveText(before ?? '');
  await lab(page).getByRole('button', { name: 'Other random numbers' }).click();
  await expect(rowOf(page)).not.toHaveText(before ?? '');
});

test('up to six starts are compared, never fewer than two', async ({ page }) => {
  await open(page);
  const box = (name: string): Locator => lab(page).getByRole('checkbox', { name, exact: true });
  await expect(box('He')).toBeDisabled();
  for (const name of ['zeros', 'all equal', 'σ = 0.01', 'σ = 1']) await box(name).uncheck();
  await expect(box('Xavier')).toBeDisabled();
  await box('He').check();
});

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing in the lab after its runs in ${theme} @phone`, async ({ page }) => {
    await page.addInitScript((value) => localStorage.setItem('starlight-theme', value), theme);
    await open(page);
    await lab(page).getByLabel('Hidden layers').selectOption('2');
    await lab(page).getByRole('button', { name: 'Run without predicting' }).click();
    await expect(lab(page).getByRole('button', { name: /^Run/ })).toBeVisible({ timeout: 60_000 });
    await lab(page).getByText('Look inside').click();
    const { violations } = await new AxeBuilder({ page }).include('.il').analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`)),
    ).toEqual([]);
  });
