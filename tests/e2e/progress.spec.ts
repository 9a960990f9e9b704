/** Progress without an account: what is solved stays marked, in every tab, and no data is ever lost in silence. */
import { expect, type Page, test } from '@playwright/test';
import { LESSON } from '../support/pages.ts';

const KEY = 'groundwork:progress';
const PATH = LESSON.replace(/\/$/, '');

async function solveQuiz(page: Page): Promise<void> {
  const questions = page.locator('#n01-quiz form');
  for (let i = 0; i < (await questions.count()); i++) {
    await questions.nth(i).locator('input[data-right]').check();
    await questions.nth(i).getByRole('button', { name: 'Check' }).click();
  }
}

const stored = (page: Page, key = KEY) => page.evaluate((name) => localStorage.getItem(name), key);
const status = (page: Page) => page.locator('#n01-quiz [data-exercise-status]');

test('every choice of the quiz comes with its reason, and no choice is told apart before', async ({
  page,
}) => {
  await page.goto(LESSON);
  const first = page.locator('#n01-quiz form').first();
  await first.getByRole('button', { name: 'Check' }).click();
  await expect(first.getByRole('status')).toHaveText(/Pick one of the answers first/);
  await first.locator('input:not([data-right])').first().check();
  await first.getByRole('button', { name: 'Check' }).click();
  await expect(first.getByRole('status')).toHaveText(/Not yet\. .{20}/);
  await page.keyboard.press('Tab');
  await first.locator('input[data-right]').check();
  await expect(first.getByRole('status')).toHaveText('');
  await first.getByRole('button', { name: 'Check' }).click();
  await expect(first.getByRole('status')).toHaveText(/Right\. .{20}/);
});

test('choices that are matrices are picked where they are pressed', async ({ page }) => {
  await page.goto('dl/q1/m1/w3/softmax-cross-entropy/');
  const question = page.locator('#n06-quiz form').first();
  const choices = question.locator('.gw-choice');
  for (let i = (await choices.count()) - 1; i >= 0; i--) {
    await choices.nth(i).click();
    await expect(question.getByRole('radio').nth(i)).toBeChecked();
  }
});

test('a solved exercise is marked here, after a reload, in the sidebar and in another tab', async ({
  page,
  context,
}) => {
  await page.goto(LESSON);
  const other = await context.newPage();
  await other.goto(LESSON);
  await solveQuiz(page);
  await expect(status(page)).toHaveText('✓ solved');
  await expect(status(other)).toHaveText('✓ solved');
  await page.reload();
  await expect(status(page)).toHaveText('✓ solved');
  const link = page.locator(`a[data-lesson="${PATH}"]`).first();
  await expect(link.getByRole('img', { name: /^1 of \d exercises solved$/ })).toBeVisible();
});

test('a lesson is done when all its exercises are, and the landing page continues there', async ({
  page,
}) => {
  await page.goto(LESSON);
  const link = page.locator(`a[data-lesson="${PATH}"]`).first();
  const ids = (await link.getAttribute('data-exercises'))?.split(' ') ?? [];
  expect(ids).toEqual(expect.arrayContaining(['g01', 'g02', 'n01-quiz', 'path-sum']));
  expect(ids).not.toContain('g03');
  for (const exercise of ids)
    await page.evaluate(
      (detail) => document.dispatchEvent(new CustomEvent('groundwork:result', { detail })),
      { exercise, outcome: 'solved' },
    );
  await expect(link.getByRole('img', { name: 'done' })).toBeVisible();
  await page.goto('');
  await expect(page.getByRole('link', { name: /Continue/ })).toHaveAttribute(
    'href',
    new RegExp(`${PATH}/?$`),
  );
});

test('unreadable progress is set aside and said so, and the page works on', async ({ page }) => {
  await page.addInitScript((key) => {
    if (!sessionStorage.getItem('once')) localStorage.setItem(key, 'not ours');
    sessionStorage.setItem('once', 'yes');
  }, KEY);
  await page.goto(LESSON);
  await expect(page.getByText('Some saved progress could not be read. Nothing was deleted')).toBeVisible();
  expect(await stored(page, `${KEY}:unreadable:1`)).toBe('not ours');
  await page.getByRole('button', { name: 'Close' }).click();
  await solveQuiz(page);
  await expect(status(page)).toHaveText('✓ solved');
});

test('progress of a newer version is left as it is', async ({ page }) => {
  const newer = '{"version":99,"everything":"new"}';
  await page.addInitScript(([key, text]) => localStorage.setItem(key ?? '', text ?? ''), [KEY, newer]);
  await page.goto(LESSON);
  await expect(page.getByText('saved by a newer version of this site')).toBeVisible();
  await solveQuiz(page);
  await expect(status(page)).toHaveText('✓ solved');
  expect(await stored(page)).toBe(newer);
});

test('recall cards are turned and judged from the keyboard, and those not known come again', async ({
  page,
}) => {
  await page.goto(LESSON);
  const cards = page.locator('gw-recall-cards');
  await cards.getByRole('button', { name: 'Turn over' }).focus();
  const count = await cards.locator('[data-card]').count();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(cards.getByRole('button', { name: 'Not yet' })).toBeFocused();
  await page.keyboard.press('Enter');
  for (let i = 1; i < count; i++) {
    await page.keyboard.press('Enter');
    await expect(cards.getByRole('button', { name: 'I knew it' })).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(cards).toContainText('One card comes again.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(cards).toContainText('You knew them all.');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('quiz and cards can be read, answers and reasons open on request', async ({ page }) => {
    await page.goto(LESSON);
    const question = page.locator('#n01-quiz form').first();
    await expect(question.getByRole('radio').first()).toBeVisible();
    await question.getByText('Answer and reasons').click();
    await expect(question.locator('details')).toContainText('Multiplication swaps');
    const card = page.locator('[data-card]').first();
    await card.getByText('Answer').click();
    await expect(card).toContainText('Multiplication swaps.');
  });
});
