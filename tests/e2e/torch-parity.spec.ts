/** A learner compares gradients with PyTorch's, learns what is wrong, records their own, and reads six tables. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { wrongProgram } from '../support/code-folders.ts';
import { saved } from '../support/download.ts';

const PAGE = 'dl/q1/m3/w3/parity-with-pytorch/';
const FOLDER = 'content/lessons/dl/q1/m3/w1/13-three-layers-from-tensors/exercises/three-layers';
const program = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');
const wrong = (file: string) => wrongProgram('three-layers', file);

/** Opens the page with the learner's code of N13-b kept in the browser. */
async function open(page: Page, drafts: { typescript?: string; python?: string }): Promise<Locator> {
  await page.addInitScript((kept) => {
    for (const [language, source] of Object.entries(kept))
      localStorage.setItem(
        `groundwork:draft:1:three-layers:${language}`,
        JSON.stringify({ source, starter: 'export {};' }),
      );
  }, drafts);
  await page.goto(PAGE);
  const exercise = page.locator('#torch-parity');
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('[data-ready="true"]')).toBeVisible();
  return exercise;
}
const compare = (exercise: Locator) => exercise.getByRole('button', { name: 'Compare', exact: true }).click();
const table = (exercise: Locator) => exercise.getByRole('table').first();

test('without scripts the engine’s table and all six causes can be read', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(new URL(PAGE, baseURL).href);
  const rows = table(page.locator('#torch-parity')).locator('tbody');
  await expect(rows).toHaveCount(6);
  await expect(rows.first()).toContainText('dW1 2×4');
  await expect(rows.first()).toContainText('0.208566');
  await expect(page.locator('#diagnose-tables').getByRole('table')).toHaveCount(6);
  await page.context().close();
});

test('a wrong backward is diagnosed, and a right one passes @phone', async ({ page }) => {
  const exercise = await open(page, { typescript: wrong('not-averaged.ts') });
  await expect(exercise.getByRole('radio', { name: 'My TypeScript of N13-b' })).toBeChecked();
  await expect(exercise.getByRole('radio', { name: 'My Python of N13-b' })).toBeDisabled();
  await compare(exercise);
  await expect(exercise.getByRole('status').first()).toHaveText('All six differ.');
  await expect(table(exercise)).toContainText('yours 0.03960864713, PyTorch 0.009902161783');
  await expect(exercise).toContainText('Every gradient is exactly 4 times too large');
  await expect(exercise.getByRole('link', { name: 'Three layers, forward and back' })).toBeVisible();
  await expect(exercise.locator('[data-exercise-status]')).toContainText('tried');
  const numbers = (await saved(exercise, 'Save the table as CSV')).text.split('\n');
  expect(numbers[1]).toMatch(
    /^dW1,2×4,false,0\.75,[^,]+,[^,]+,"row 1, column 1",0\.03960864713,0\.009902161783$/,
  );
  expect((await saved(exercise, 'Save the table as SVG')).text).toMatch(/>W1<[\s\S]*>0\.75</);

  await exercise.getByRole('radio', { name: 'The course’s engine' }).check();
  await compare(exercise);
  await expect(exercise.getByRole('status').first()).toContainText('All six agree.');
  await expect(exercise.locator('[data-exercise-status]')).toContainText('tried');

  // Code that was kept since, as from another tab, is what runs.
  await page.evaluate(
    (source) =>
      localStorage.setItem(
        'groundwork:draft:1:three-layers:typescript',
        JSON.stringify({ source, starter: '' }),
      ),
    program('solution.ts'),
  );
  await exercise.getByRole('radio', { name: 'My TypeScript of N13-b' }).check();
  await compare(exercise);
  await expect(exercise.getByRole('status').first()).toContainText(
    'All six agree. The largest relative difference is',
  );
  await expect(exercise.locator('[data-exercise-status]')).toContainText('solved');
});

test('at the gate both data sets are compared, and code written on the page is found', async ({ page }) => {
  await page.goto('dl/q1/checkpoint/');
  const exercise = page.locator('#nq-parity');
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('[data-ready="true"]')).toBeVisible();
  await expect(exercise.getByRole('table')).toHaveCount(2);
  await page.evaluate((source) => {
    localStorage.setItem('groundwork:draft:1:nq-network:typescript', JSON.stringify({ source, starter: '' }));
    const detail = { exercise: 'nq-network', outcome: 'tried' };
    document.dispatchEvent(new CustomEvent('groundwork:result', { detail }));
  }, wrong('weights-not-transposed.ts'));
  await expect(exercise.getByRole('radio', { name: 'My TypeScript of NQ-c' })).toBeChecked();
  await compare(exercise);
  await expect(exercise).toContainText('W2 is not transposed. It is square, so the shapes did not warn you.');
  await expect(exercise).toContainText('RangeError: cannot multiply 9×5 by 7×5');
});

test('Python is compared too', async ({ page }) => {
  const exercise = await open(page, { python: wrong('bias-means.py') });
  await compare(exercise);
  await expect(exercise.getByRole('status').first()).toContainText('3 of 6 agree. db1, db2 and db3 differ.', {
    timeout: 60_000,
  });
  await expect(exercise).toContainText('All weights agree and all biases are 4 times too small.');
});

test('without code the page says where it is written; an endless loop can be stopped', async ({ page }) => {
  const exercise = await open(page, {});
  await expect(exercise.getByRole('radio', { name: 'The course’s engine' })).toBeChecked();
  await expect(exercise).toContainText('There is no code of N13-b in this browser yet.');
  await page.evaluate(() =>
    localStorage.setItem(
      'groundwork:draft:1:three-layers:typescript',
      JSON.stringify({
        source: 'export function forward() { for (;;); }\nexport const backward = forward;',
        starter: '',
      }),
    ),
  );
  await page.reload();
  await exercise.scrollIntoViewIfNeeded();
  await compare(exercise);
  await exercise.getByRole('button', { name: 'Stop' }).click();
  await expect(exercise.getByRole('status').first()).toHaveText('Stopped by you.');
  await expect(exercise.locator('[data-exercise-status]')).not.toContainText('solved');
});

test('a recording of one’s own is checked and compared', async ({ page }) => {
  const exercise = await open(page, {});
  await exercise.getByText('Record it with your own PyTorch').click();
  const link = exercise.getByRole('link', { name: 'Download the script' });
  const script = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
  expect(await script.text()).toBe(readFileSync('src/widgets/torch-parity/record.py', 'utf8'));

  const recorded = JSON.parse(readFileSync('src/widgets/torch-parity/recorded/lesson.json', 'utf8'));
  const choose = (data: unknown) =>
    exercise.getByLabel('Choose parity.json').setInputFiles({
      name: 'parity.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(data)),
    });
  await choose({ ...recorded, gradients: { ...recorded.gradients, b2: [1, 2] } });
  await expect(exercise).toContainText('gradients.b2: expected 4 numbers');

  await choose({ ...recorded, more: 'x'.repeat(2_000_000) });
  await expect(exercise).toContainText('This is too long to be a recording.');

  await choose({ ...recorded, torch: '2.13.0', python: '3.13.1' });
  await expect(exercise).toContainText(
    'Yours: PyTorch 2.13.0, Python 3.13.1, float64. Recorded here: PyTorch 1.13',
  );
  await expect(exercise).toContainText('All six agree. The largest relative difference is 0.');

  const single = { ...recorded, dtype: 'float32', ...recorded.float32 };
  await exercise.getByLabel('Or paste its text').fill(JSON.stringify(single));
  await exercise.getByRole('button', { name: 'Compare what I pasted' }).click();
  await expect(exercise).toContainText('Each of these numbers fits into 32 bits');
});

test('six tables are diagnosed with the keyboard, and stay so after a reload @phone', async ({ page }) => {
  await page.goto(PAGE);
  const exercise = page.locator('#diagnose-tables');
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('[data-ready="true"]')).toBeVisible();
  const cause = (table: number) => exercise.getByLabel(`Cause of table ${table}`);
  const check = async (table: number, name: string) => {
    await cause(table).selectOption({ label: name });
    await cause(table).press('Tab');
    await page.keyboard.press('Enter');
  };
  await check(1, 'dZ3 is Y − P in place of P − Y');
  await expect(exercise.locator('li[data-current="true"] form + [role="status"]')).toContainText(
    'The largest relative difference of db3 would be 2. Here it is 0.75.',
  );
  const right = [
    'dZ3 is not divided by N',
    'The biases take means where sums belong',
    'dA1 is made with W2 not transposed',
    'dZ3 is Y − P in place of P − Y',
    'One side computed in single precision',
    'Layer 2 takes 1 − Z2² for the slope of tanh',
  ];
  for (const [i, name] of right.entries()) {
    await check(i + 1, name);
    await expect(exercise.locator('li[data-current="true"] form + [role="status"]')).toContainText('Right.');
    if (i === right.length - 1) break;
    await exercise.getByRole('button', { name: 'Next table' }).press('Enter');
    await expect(cause(i + 2)).toBeFocused();
  }
  await expect(exercise.locator('[data-exercise-status]')).toContainText('solved');

  await page.reload();
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.getByRole('button', { name: 'Table 3 solved' })).toBeEnabled();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the parity page in ${theme}, opened and compared @phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.addInitScript((value) => localStorage.setItem('starlight-theme', value), theme);
    const exercise = await open(page, { typescript: wrong('sign.ts') });
    await compare(exercise);
    await expect(exercise).toContainText('Every gradient has the wrong sign.');
    await exercise.getByText('Record it with your own PyTorch').click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
