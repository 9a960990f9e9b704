/** A learner derives the gradient of (x + y)·y by hand: right, wrong, nonsense; by keyboard, on a phone, without scripts. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { LESSON } from '../support/pages.ts';

const DRAFT = 'groundwork:draft:g01';

async function openExercise(page: Page): Promise<Locator> {
  await page.goto(LESSON);
  const exercise = page.locator('#g01');
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('astro-island:not([ssr])')).toBeAttached();
  return exercise;
}

const field = (exercise: Locator, label: string) =>
  exercise.getByRole('textbox', { name: label, exact: true });

async function answer(exercise: Locator, label: string, text: string): Promise<void> {
  await field(exercise, label).fill(text);
  await field(exercise, label).press('Enter');
}

const right: readonly [label: string, text: string][] = [
  ['value of s', '5'],
  ['value of f', '15'],
  ['local derivative of s with respect to x', '1'],
  ['local derivative of s with respect to y', '1'],
  ['local derivative of f with respect to s', 'y'],
  ['local derivative of f with respect to y', '5.0'],
  ['partial derivative of f with respect to x', 'y'],
  ['partial derivative of f with respect to y', 'y + (x+y)'],
];

test('right answers in any form fill the graph and solve the exercise, and stay after a reload', async ({
  page,
}) => {
  const exercise = await openExercise(page);
  for (const [label, text] of right) await answer(exercise, label, text);
  await expect(exercise.getByText('✓ Solved.')).toBeVisible();
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('✓ solved');
  await expect(exercise.locator('.gw-runs-right')).toContainText('◂8');

  await page.reload();
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('✓ solved');
  await exercise.scrollIntoViewIfNeeded();
  await expect(field(exercise, 'partial derivative of f with respect to y')).toHaveValue('y + (x+y)');
  await expect(exercise.getByText('✓ Solved.')).toBeVisible();
});

test('a foreseen slip gets its own sentence and lights its edge; the next key takes both away', async ({
  page,
}) => {
  const exercise = await openExercise(page);
  const slipped = exercise.locator('.ge-graph .gw-runs-right [data-edge="y>s:1"]');
  await answer(exercise, 'partial derivative of f with respect to y', 'y + x');
  await expect(exercise.locator('[data-kind="wrong"]')).toContainText(
    'The path from y through s to f is missing.',
  );
  await expect(slipped).toHaveClass(/gd-wire--slip/);
  await expect(field(exercise, 'partial derivative of f with respect to y')).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('tried');

  await field(exercise, 'partial derivative of f with respect to y').press('End');
  await page.keyboard.type(' + y');
  await expect(slipped).not.toHaveClass(/gd-wire--slip/);
  await page.keyboard.press('Enter');
  await expect(exercise.locator('[data-part="partials"]').getByText('✓ right')).toBeVisible();
});

test('nonsense is pointed at and costs nothing', async ({ page }) => {
  const exercise = await openExercise(page);
  const label = 'partial derivative of f with respect to y';
  for (const nonsense of ['2*(x+', 'x + q', '$$$']) await answer(exercise, label, nonsense);
  await expect(exercise.locator('[data-kind="unmarkable"]')).toContainText('no try counted');
  await expect(exercise.getByRole('button', { name: 'Show this answer' })).toBeHidden();
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('');

  await field(exercise, label).fill('x + q');
  await field(exercise, label).blur();
  await expect(exercise.locator('mark')).toHaveText('q');
});

test('what is typed is set as mathematics before it is marked', async ({ page }) => {
  const exercise = await openExercise(page);
  await field(exercise, 'partial derivative of f with respect to y').fill('x/(2y)');
  await expect(exercise.locator('[data-part="partials"] .gw-echo mfrac')).toBeVisible();
  await expect(exercise.locator('[data-kind]')).toHaveCount(0);
});

test('after two wrong answers the solution is offered, and the result says so', async ({ page }) => {
  const exercise = await openExercise(page);
  const label = 'partial derivative of f with respect to y';
  await answer(exercise, label, 'x');
  await expect(exercise.getByRole('button', { name: 'Show this answer' })).toBeHidden();
  await answer(exercise, label, 'x');
  await expect(exercise.getByRole('button', { name: 'Show this answer' })).toBeHidden();
  await answer(exercise, label, '3');
  await exercise.getByRole('button', { name: 'Show this answer' }).click();
  await expect(exercise.getByRole('note')).toContainText('for example as x + 2*y');
  for (const [name, text] of right) await answer(exercise, name, text);
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('✓ solved after the solution');
});

test('Enter alone walks through the sheet, and each result is announced once', async ({ page }) => {
  const exercise = await openExercise(page);
  const said = exercise.getByRole('status');
  await field(exercise, 'value of s').focus();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('Value of s: right.');
  await expect(field(exercise, 'value of f')).toBeFocused();
  await page.keyboard.type('14');
  await page.keyboard.press('Enter');
  await expect(said).toHaveText(/^Value of f: not yet\. /);
  await expect(field(exercise, 'value of f')).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(said).toHaveText('');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  for (const [, text] of right.slice(2)) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await expect(said).toContainText('The exercise is solved.');
});

test('a part is checked at once: right ones are counted, the first other one is named', async ({ page }) => {
  const exercise = await openExercise(page);
  await field(exercise, 'local derivative of f with respect to s').fill('5');
  await field(exercise, 'local derivative of f with respect to y').fill('5');
  await exercise.getByRole('button', { name: 'Check the local derivatives' }).click();
  await expect(exercise.getByRole('status')).toHaveText(
    /^1 of 2 right\. Local derivative of f with respect to s: not yet\. /,
  );
  await expect(exercise.locator('[data-kind="wrong"]')).toContainText('Multiplication swaps.');
});

test('a draft is kept across a reload, and a corrupt one harms nothing', async ({ page }) => {
  let exercise = await openExercise(page);
  await field(exercise, 'value of s').fill('4.5');
  await page.reload();
  await exercise.scrollIntoViewIfNeeded();
  await expect(field(exercise, 'value of s')).toHaveValue('4.5');

  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.evaluate((key) => localStorage.setItem(key, '{"answers":{"forward:s":'), DRAFT);
  exercise = await openExercise(page);
  await answer(exercise, 'value of s', '5');
  await expect(exercise.locator('[data-part="forward"]').getByText('✓ right')).toBeVisible();
  expect(errors).toEqual([]);
});

test('other numbers are in the link, keep a draft of their own and are marked as such', async ({ page }) => {
  const exercise = await openExercise(page);
  await field(exercise, 'value of s').fill('5');
  await exercise.getByRole('button', { name: 'Other numbers' }).click();
  await expect(exercise).toContainText('Now with other numbers');
  await expect(page).toHaveURL(/\?g01=1#g01$/);
  await expect(field(exercise, 'value of s')).toHaveValue('');
  const [, x = '', y = ''] =
    /x = (\S+), y = (\S+)\./.exec((await exercise.locator('.ge-numbers').textContent()) ?? '') ?? [];
  const sum = Number(x.replace('−', '-')) + Number(y.replace('−', '-'));
  await answer(exercise, 'value of s', String(sum));
  await expect(exercise.locator('[data-part="forward"]').getByText('✓ right')).toBeVisible();

  await page.reload();
  await expect(field(exercise, 'value of s')).toHaveValue(String(sum));
  await page.goto(LESSON);
  await exercise.scrollIntoViewIfNeeded();
  await expect(field(exercise, 'value of s')).toHaveValue('5');
});

test('on a phone signs and names can be tapped in, and nothing is wider than the screen @phone', async ({
  page,
  isMobile,
}) => {
  const exercise = await openExercise(page);
  if (isMobile) {
    const input = field(exercise, 'partial derivative of f with respect to y');
    await input.tap();
    for (const piece of ['x', '+', 'y', '*'])
      await exercise.locator('.gw-insert-row').getByText(piece, { exact: true }).tap();
    await expect(input).toBeFocused();
    await expect(input).toHaveValue('x+y*');
    await expect(input).toHaveAttribute('autocapitalize', 'off');
    await expect(field(exercise, 'value of s')).toHaveAttribute('inputmode', 'decimal');
    // The row stays, so that the button below does not move away from the finger.
    const check = exercise.getByRole('button', { name: 'Check the partial derivatives' });
    await check.tap();
    await expect(exercise.locator('[data-kind="unmarkable"]')).toBeVisible();
  }
  await answer(exercise, 'partial derivative of f with respect to y', 'x+y');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('question, graph and fields can be read, and the solution opens on request', async ({ page }) => {
    await page.goto(LESSON);
    const exercise = page.locator('#g01');
    await expect(exercise).toContainText('Work out');
    await expect(
      exercise.getByRole('img', { name: /^Graph: s = x \+ y, then f = s \* y/ }).first(),
    ).toBeVisible();
    await expect(field(exercise, 'local derivative of f with respect to s')).toBeVisible();
    await expect(exercise).toContainText('Marking needs JavaScript.');
    await expect(exercise.getByRole('button')).toHaveCount(0);
    await exercise.locator('summary').click();
    await expect(exercise.locator('details')).toContainText('Local derivatives');
  });
});
