/** A learner fills in the gradients of a layer: right, in the wrong shape, transposed, nonsense; by keyboard, on a phone, without scripts. */
import { expect, type Locator, type Page, test } from '@playwright/test';

const LESSON = 'dl/q1/m1/w3/matrix-gradients/';

async function openExercise(page: Page, id = 'v02'): Promise<Locator> {
  await page.goto(LESSON);
  const exercise = page.locator(`#${id}`);
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('astro-island:not([ssr])')).toBeAttached();
  return exercise;
}

const part = (exercise: Locator, name: string) => exercise.locator(`[data-quantity="${name}"]`);
const cell = (exercise: Locator, label: string) =>
  exercise.getByRole('textbox', { name: label, exact: true });

/** Chooses the shape, fills the grid row by row and presses Enter in its last cell. */
async function fillGrid(
  exercise: Locator,
  name: string,
  rows: readonly (readonly number[])[],
): Promise<void> {
  await exercise.getByLabel(`rows of d${name}`).selectOption(String(rows.length));
  await exercise.getByLabel(`columns of d${name}`).selectOption(String(rows[0]?.length));
  for (const [i, row] of rows.entries())
    for (const [j, x] of row.entries())
      await cell(exercise, `d${name} row ${i + 1}, column ${j + 1}`).fill(String(x));
  await part(exercise, name)
    .getByRole('button', { name: `Check d${name}` })
    .click();
}

async function typeFormula(exercise: Locator, name: string, formula: string): Promise<void> {
  await part(exercise, name).getByRole('radio', { name: 'A formula' }).check();
  await cell(exercise, `d${name} as a formula`).fill(formula);
  await cell(exercise, `d${name} as a formula`).press('Enter');
}

const dW = [
  [1, 2],
  [-2, -4],
];

test('numbers and formulas solve the exercise together, and stay after a reload', async ({ page }) => {
  const exercise = await openExercise(page);
  await fillGrid(exercise, 'W', dW);
  await expect(part(exercise, 'W').getByText('✓ right')).toBeVisible();
  await typeFormula(exercise, 'x', "W'(y - t)");
  await expect(part(exercise, 'x').locator('.gw-echo msup')).toBeVisible();
  await expect(part(exercise, 'x').getByText('✓ right')).toBeVisible();
  await fillGrid(exercise, 'b', [[1], [-2]]);
  await expect(exercise.getByText('✓ Solved.')).toBeVisible();
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('✓ solved');

  await page.reload();
  await exercise.scrollIntoViewIfNeeded();
  await expect(cell(exercise, 'dW row 2, column 2')).toHaveValue('-4');
  await expect(cell(exercise, 'dx as a formula')).toHaveValue("W'(y - t)");
  await expect(exercise.getByText('✓ Solved.')).toBeVisible();
});

test('a wrong shape is told before the entries are filled in', async ({ page }) => {
  const exercise = await openExercise(page);
  await exercise.getByLabel('rows of dx').selectOption('2');
  await exercise.getByLabel('columns of dx').selectOption('2');
  await cell(exercise, 'dx row 1, column 1').fill('-5');
  await cell(exercise, 'dx row 1, column 1').press('Enter');
  await expect(part(exercise, 'x').locator('[data-kind="wrong"]')).toContainText(
    'dx must be 2×1 like x; yours is 2×2.',
  );
  await exercise.getByLabel('columns of dx').selectOption('1');
  await expect(part(exercise, 'x').locator('[data-kind]')).toHaveCount(0);
  await expect(cell(exercise, 'dx row 1, column 1')).toHaveValue('-5');
});

test('a transposed answer and a missing transpose get their own sentences', async ({ page }) => {
  const exercise = await openExercise(page);
  await fillGrid(exercise, 'W', [
    [1, -2],
    [2, -4],
  ]);
  await expect(part(exercise, 'W').locator('[data-kind="wrong"]')).toContainText(
    'Rows and columns are exchanged.',
  );
  await typeFormula(exercise, 'x', 'W e');
  await expect(part(exercise, 'x').locator('[data-kind="wrong"]')).toContainText('The transpose is missing.');
  await typeFormula(exercise, 'x', 'e^T W');
  await expect(part(exercise, 'x').locator('[data-kind="wrong"]')).toContainText('a transpose?');
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('tried');
});

test('wrong entries are marked one by one, and the next key takes the marks away', async ({ page }) => {
  const exercise = await openExercise(page);
  await fillGrid(exercise, 'W', [
    [1, 2],
    [-2, 4],
  ]);
  await expect(part(exercise, 'W').locator('[data-kind="wrong"]')).toContainText('3 of 4 entries are right.');
  await expect(exercise.getByRole('status')).toHaveText(/^Gradient of W: not yet\. 3 of 4/);
  await expect(cell(exercise, 'dW row 2, column 2')).toHaveAttribute('aria-invalid', 'true');
  await expect(part(exercise, 'W').locator('[data-state="wrong"]')).toHaveCount(1);
  await cell(exercise, 'dW row 2, column 2').fill('-4');
  await expect(part(exercise, 'W').locator('[data-state]')).toHaveCount(0);
  await cell(exercise, 'dW row 2, column 2').press('Enter');
  await expect(exercise.getByRole('status')).toHaveText('Gradient of W: right.');
});

test('nonsense is pointed at and costs nothing', async ({ page }) => {
  const exercise = await openExercise(page);
  for (const nonsense of ['e x^', 'e Q^T', '(((']) await typeFormula(exercise, 'W', nonsense);
  await expect(part(exercise, 'W').locator('[data-kind="unmarkable"]')).toContainText('no try counted');
  await typeFormula(exercise, 'W', 'e Q^T');
  await cell(exercise, 'dW as a formula').blur();
  await expect(part(exercise, 'W').locator('mark')).toHaveText('Q');
  await fillGrid(exercise, 'b', [[1]]);
  await exercise.getByLabel('rows of db').selectOption('2');
  await cell(exercise, 'db row 2, column 1').fill('two');
  await cell(exercise, 'db row 2, column 1').press('Enter');
  await expect(part(exercise, 'b').locator('[data-state="unread"]')).toHaveCount(1);
  await expect(exercise.locator('.mx-shown')).toHaveCount(0);
});

test('the solution is shown on request, and the result says so', async ({ page }) => {
  const exercise = await openExercise(page);
  await part(exercise, 'W').getByRole('button', { name: 'Show the solution for dW' }).click();
  await expect(part(exercise, 'W').getByRole('note')).toContainText('type e x^T');
  await typeFormula(exercise, 'W', 'e x^T');
  await typeFormula(exercise, 'x', 'W^T e');
  await typeFormula(exercise, 'b', 'e');
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('✓ solved after the solution');
});

test('arrows walk through the grid, and the caret first', async ({ page }) => {
  const exercise = await openExercise(page);
  await cell(exercise, 'dW row 1, column 1').focus();
  await page.keyboard.type('12');
  await page.keyboard.press('ArrowLeft');
  await expect(cell(exercise, 'dW row 1, column 1')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(cell(exercise, 'dW row 1, column 2')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cell(exercise, 'dW row 2, column 2')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cell(exercise, 'dW row 2, column 2')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await expect(cell(exercise, 'dW row 1, column 1')).toBeFocused();
});

test('marking is fetched only when the learner begins, and a lost connection loses nothing', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.route(/\/marker\.[^/]+\.js/, (route) => route.abort());
  const exercise = await openExercise(page);
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => /\/marker\./.test(url))).toEqual([]);
  await fillGrid(exercise, 'W', dW);
  await expect(exercise.getByRole('alert')).toContainText('Your answers are kept.');
  await expect(cell(exercise, 'dW row 1, column 2')).toHaveValue('2');
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('');

  await page.unroute(/\/marker\.[^/]+\.js/);
  await part(exercise, 'W').getByRole('button', { name: 'Check dW' }).click();
  await expect(part(exercise, 'W').getByText('✓ right')).toBeVisible();
  await expect(exercise.getByRole('alert')).toHaveCount(0);
});

test('a corrupt draft harms nothing', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(() =>
    localStorage.setItem(
      'groundwork:draft:v02',
      '{"answers":{"W":{"rows":-3,"cells":[[1,null]],"marked":true}}}',
    ),
  );
  const exercise = await openExercise(page);
  await fillGrid(exercise, 'W', dW);
  await expect(part(exercise, 'W').getByText('✓ right')).toBeVisible();
  expect(errors).toEqual([]);
});

test('on a phone a radio button answers the first tap, though a formula field was in use above it @touch', async ({
  page,
}) => {
  const exercise = await openExercise(page);
  await typeFormula(exercise, 'W', 'e x^T');
  const field = cell(exercise, 'dW as a formula');
  await expect(field).toHaveAttribute('autocorrect', 'off');
  await field.tap();
  const formula = part(exercise, 'x').getByRole('radio', { name: 'A formula' });
  await formula.scrollIntoViewIfNeeded();
  await formula.tap();
  await expect(formula).toBeChecked();
});

test('on a phone a wide grid scrolls inside itself @phone', async ({ page, isMobile }) => {
  const exercise = await openExercise(page);
  await exercise.getByLabel('columns of dW').selectOption('6');
  await cell(exercise, 'dW row 1, column 6').fill('1');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const scroller = part(exercise, 'W').locator('.mx-scroll');
  const inside = await scroller.evaluate((box) => box.scrollWidth - box.clientWidth);
  if (isMobile) expect(inside).toBeGreaterThan(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('question and given matrices can be read, and the solution opens on request', async ({ page }) => {
    await page.goto(LESSON);
    const exercise = page.locator('#v02');
    await expect(exercise.locator('.mx-given mtable').first()).toBeVisible();
    await expect(exercise).toContainText('half the squared distance');
    await expect(exercise.getByRole('button')).toHaveCount(0);
    await expect(exercise.getByRole('textbox')).toHaveCount(0);
    await exercise.locator('summary').click();
    await expect(exercise.locator('details mtable').first()).toBeVisible();
  });
});

test('other numbers are shown, kept in the link, marked as such, and keep a draft of their own', async ({
  page,
}) => {
  const exercise = await openExercise(page, 'v16');
  const given = exercise.locator('.mx-given');
  const before = await given.textContent();
  await exercise.getByRole('button', { name: 'Other numbers' }).click();
  await expect(exercise.getByText('Now with other numbers.').first()).toBeVisible();
  await expect(page).toHaveURL(/\?v16=1#v16$/);
  expect(await given.textContent()).not.toBe(before);
  await exercise.getByRole('radio', { name: 'A formula' }).first().check();
  await exercise.getByRole('textbox').first().fill('2(y - t)/3');
  await exercise
    .getByRole('button', { name: /^Check/ })
    .first()
    .click();
  await expect(exercise.getByText('✓ right')).toBeVisible();
  await page.reload();
  await expect(exercise.getByText('✓ right')).toBeVisible();
  await expect(given).not.toHaveText(before ?? '');
});

test('below a formula in use nothing moves away from the finger @touch', async ({ page }) => {
  await page.goto('dl/q1/m3/w1/three-layers-from-tensors/');
  const exercise = page.locator('#v14');
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('astro-island:not([ssr])').first()).toBeAttached();
  const formulas = exercise.getByRole('radio', { name: 'A formula' });
  await formulas.nth(0).tap();
  await cell(exercise, 'dw3 as a formula').tap();
  await expect(exercise.locator('.gw-insert-row')).toBeVisible();
  await formulas.nth(1).tap();
  await expect(formulas.nth(1)).toBeChecked();
});
