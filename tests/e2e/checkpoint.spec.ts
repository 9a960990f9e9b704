/** The quarter's checkpoint as a learner meets it. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { variantOf } from '../../src/grading/index.ts';
import { checkedSheet } from '../../src/widgets/gradient-exercise/check.ts';
import { solutionOf } from '../../src/widgets/gradient-exercise/solution.ts';
import { gradientFolders } from '../support/gradient-folders.ts';
import { matrixFolders } from '../support/matrix-folders.ts';

const CHECKPOINT = 'dl/q1/checkpoint/';
const gradients = new Map(gradientFolders().map((folder) => [folder.id, folder]));
const matrices = new Map(matrixFolders().map((folder) => [folder.id, folder]));

async function drawn(page: Page) {
  await page.goto(CHECKPOINT);
  const exam = page.locator('#nq-hand');
  await exam.scrollIntoViewIfNeeded();
  await exam.getByRole('button', { name: 'Draw 6 exercises' }).click();
  return exam;
}

/** Opens the first exercise and waits until it answers. */
async function openFirst(exam: Locator): Promise<void> {
  await exam.getByRole('button', { name: 'Open exercise 1' }).click();
  await expect(exam.locator('.gw-exercise astro-island:not([ssr])').first()).toBeAttached();
}

test('six exercises are drawn, opened in place with fresh numbers, and offer no help', async ({ page }) => {
  const exam = await drawn(page);
  await expect(exam.getByRole('button', { name: /^Open exercise/ })).toHaveCount(6);
  await openFirst(exam);
  await expect(exam.getByText('Now with other numbers')).toBeVisible();
  await expect(exam.getByRole('button', { name: /Hint|Show the solution|Other numbers/ })).toHaveCount(0);
  await expect(exam.getByRole('textbox').first()).toBeVisible();
});

test('a second wrong answer fails the sitting and names the lesson; a new draw begins clean', async ({
  page,
}) => {
  const exam = await drawn(page);
  await openFirst(exam);
  const field = exam.getByRole('textbox').first();
  for (const nonsense of ['9999', '9998']) {
    await field.fill(nonsense);
    await field.press('Enter');
    await expect(exam.locator('.gw-verdict[data-kind="wrong"]').first()).toBeVisible();
  }
  await expect(exam.getByText('Not this time.')).toBeVisible();
  await expect(exam.getByRole('link', { name: 'Every expression is a graph' }).last()).toBeVisible();
  await page.reload();
  await expect(exam.getByText('too many wrong answers')).toBeVisible();
  await exam.getByRole('button', { name: 'Draw 6 others' }).click();
  await expect(exam.getByText('0 of 6 solved.')).toBeVisible();
});

/** Fills in what is right for the numbers that the page's address names. */
async function solve(page: Page, exercise: Locator): Promise<void> {
  const id = (await exercise.getAttribute('data-exercise')) ?? '';
  const seed = Number(new URL(page.url()).searchParams.get(id));
  const gradient = gradients.get(id);
  if (gradient) {
    const sheet = checkedSheet(variantOf(gradient.exercise, seed), gradient.file);
    for (const [i, field] of sheet.parts.flatMap(({ fields }) => fields).entries()) {
      await exercise.getByRole('textbox').nth(i).fill(solutionOf(sheet, field).typed);
      await exercise.getByRole('textbox').nth(i).press('Enter');
    }
    return;
  }
  const matrix = matrices.get(id);
  for (const [i, name] of (matrix?.exercise.ask ?? []).entries()) {
    await exercise.getByRole('radio', { name: 'A formula' }).nth(i).check();
    const field = exercise.getByRole('textbox', { name: `d${name} as a formula`, exact: true });
    await field.fill(matrix?.exercise.solutions[name]?.[0] ?? '');
    await field.press('Enter');
  }
}

test('six right derivations pass the part, which is kept; the next draw has other numbers', async ({
  page,
}) => {
  test.slow(); // some fifty answers are typed and marked
  const exam = await drawn(page);
  const seen: string[] = [];
  for (let i = 1; i <= 6; i++) {
    await exam.getByRole('button', { name: `Open exercise ${i}` }).click();
    const exercise = exam.locator('.gw-exercise').nth(i - 1);
    await expect(exercise.locator('astro-island:not([ssr])').first()).toBeAttached();
    await solve(page, exercise);
    await expect(exam.locator('li[data-state="solved"]')).toHaveCount(i);
    seen.push((await exercise.getAttribute('data-exercise')) ?? '');
  }
  expect(new Set(seen).size).toBe(6);
  await expect(exam.getByText('All 6 are right. This part is passed.')).toBeVisible();
  const numbers = new URL(page.url()).search;
  await page.reload();
  await expect(page.locator('#nq-hand > header [data-exercise-status]')).toHaveText('✓ solved');
  await exam.scrollIntoViewIfNeeded();
  await exam.getByRole('button', { name: 'Draw 6 others' }).click();
  await openFirst(exam);
  expect(new URL(page.url()).search).not.toBe(numbers);
  await expect(page.locator('#nq-hand > header [data-exercise-status]')).toHaveText('✓ solved');
  await page.goto('roadmap/');
  await expect(
    page
      .locator('a[data-lesson="dl/q1/checkpoint"]')
      .first()
      .getByRole('img', { name: /^1 of \d+ exercises solved$/ }),
  ).toBeVisible();
});

test('an unreadable answer is no wrong answer', async ({ page }) => {
  const exam = await drawn(page);
  await openFirst(exam);
  const field = exam.getByRole('textbox').first();
  for (const nonsense of ['((', ')) 3', '?']) {
    await field.fill(nonsense);
    await field.press('Enter');
    await expect(exam.locator('.gw-verdict[data-kind="unmarkable"]').first()).toBeVisible();
  }
  await expect(exam.getByText('0 of 6 solved.')).toBeVisible();
});

test('the gate gives hints for code and no solution', async ({ page }) => {
  await page.goto(CHECKPOINT);
  for (const id of ['nq-engine', 'nq-network']) {
    const exercise = page.locator(`#${id}`);
    await exercise.scrollIntoViewIfNeeded();
    await expect(exercise.getByRole('button', { name: /^Hint/ })).toBeVisible();
    await expect(exercise.getByRole('button', { name: /Solution|Lines to put in order/ })).toHaveCount(0);
  }
  // nothing of it is in the page either
  expect(await page.content()).not.toContain('nothing tracks this number');
});

test('twenty cards are asked once each, and what was missed names its lesson', async ({ page }) => {
  await page.goto(CHECKPOINT);
  const exam = page.locator('#nq-cards');
  await exam.scrollIntoViewIfNeeded();
  await exam.getByRole('button', { name: 'Draw 20 cards' }).click();
  const seen = new Set<string>();
  for (let card = 1; card <= 20; card += 1) {
    seen.add((await exam.locator('legend').textContent()) ?? '');
    // by keyboard alone: pick the first choice, check it, go on to the next card, which is where Tab continues
    if (card === 1 || card === 6) await exam.getByRole('radio').first().focus();
    else await page.keyboard.press('Tab');
    await expect(exam.getByRole('radio').first()).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(
      exam.getByRole('button', { name: card === 20 ? 'See the result' : 'Next card' }),
    ).toBeFocused();
    if (card === 5) {
      await page.reload();
      await expect(exam.locator('legend')).toContainText('6 / 20');
    } else await page.keyboard.press('Enter');
  }
  expect(seen.size).toBe(20);
  await expect(exam.getByText(/^\d+ of 20 right\./)).toBeVisible();
  await expect(exam.getByRole('button', { name: 'Draw 20 others' })).toBeVisible();
});
