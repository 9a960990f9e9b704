/** A network trained in the page: played, stepped, rewound, changed, linked, and never run unasked. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { saved } from '../support/download.ts';

const N12 = 'dl/q1/m2/w4/networks-from-scalars/';
const trainer = (page: Page): Locator => page.locator('.tr').first();
const score = (page: Page, name: string): Locator =>
  trainer(page)
    .locator('.tr-scores div')
    .filter({ hasText: new RegExp(`^${name}`) })
    .locator('dd');
const button = (page: Page, name: string): Locator =>
  trainer(page).getByRole('button', { name, exact: true });

async function open(page: Page, state = ''): Promise<void> {
  await page.goto(`trainer/${state}`);
  await expect(page.locator('astro-island').first()).not.toHaveAttribute('ssr', /.*/);
}
const linkTo = (setup: unknown): string => `#${new URLSearchParams({ run: JSON.stringify(setup) })}`;

/** The course's XOR run of lesson N13. */
const XOR = {
  data: { kind: 'xor' },
  network: { hidden: [4, 4], init: 'sine', scale: 0.8 },
  training: { rate: 0.5, precision: 'float64' },
};

test('without scripts the page shows the points, the untrained network and its loss', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}trainer/`);
  await expect(trainer(page).locator('.tr-region')).toHaveCount(2);
  await expect(score(page, 'training loss')).toHaveText(/^0\.\d+$/);
  await context.close();
});

test('XOR gives the lesson’s losses, step by step and when played @phone', async ({ page }) => {
  await open(page, linkTo(XOR));
  await expect(score(page, 'training loss')).toHaveText('0.695');
  await button(page, 'One step').click();
  await expect(score(page, 'step')).toHaveText('1');
  await expect(score(page, 'training loss')).toHaveText('0.6886');
  await button(page, 'Play').click();
  await expect(score(page, 'step')).toHaveText('500');
  await button(page, 'Play').waitFor();
  await trainer(page).getByText('The losses as a table').click();
  const row = (step: string): Locator =>
    trainer(page)
      .getByRole('row')
      .filter({ hasText: new RegExp(`^${step}0`) });
  await expect(row('100')).toContainText('0.006848');
  await expect(row('200')).toContainText('0.002956');
});

test('rewinding brings back the very same start, and the pause is spoken', async ({ page }) => {
  await open(page);
  const start = await score(page, 'training loss').textContent();
  await button(page, 'Play').click();
  await expect(score(page, 'step')).not.toHaveText('0');
  await expect(score(page, 'step')).toHaveText('500');
  await expect(trainer(page).getByRole('status').filter({ hasText: 'Step 500: training loss' })).toHaveCount(
    1,
  );
  const end = await score(page, 'training loss').textContent();
  await button(page, 'Rewind').click();
  await expect(score(page, 'training loss')).toHaveText(start ?? '');
  await button(page, 'Play').click();
  await expect(score(page, 'step')).toHaveText('500');
  await expect(score(page, 'training loss')).toHaveText(end ?? '');
});

test('a running network stops when told to', async ({ page }) => {
  await open(
    page,
    linkTo({ data: { points: 1000 }, network: { hidden: [64, 64] }, training: { rate: 0.01 } }),
  );
  await button(page, 'Play').click();
  await expect(score(page, 'step')).not.toHaveText('0');
  await button(page, 'Pause').click();
  await button(page, 'Play').waitFor();
  const step = await score(page, 'step').textContent();
  await page.waitForTimeout(300);
  await expect(score(page, 'step')).toHaveText(step ?? '');
});

test('a link shows its setup and trains nothing by itself; one that cannot be is refused with a reason', async ({
  page,
}) => {
  await open(page, linkTo({ data: { kind: 'spiral3' }, network: { hidden: [12] } }));
  await expect(trainer(page)).toContainText('Network 2-12-3, 75 parameters.');
  await page.waitForTimeout(300);
  await expect(score(page, 'step')).toHaveText('0');
  await page.goto('about:blank');
  await open(page, linkTo({ network: { hidden: [1_000_000] } }));
  await expect(trainer(page).getByRole('alert')).toContainText(
    'expected a whole number from 1 to 256, got 1000000',
  );
  await expect(trainer(page)).toContainText('Network 2-8-8-2');
});

test('no worker starts before the first action', async ({ page }) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await open(page);
  await page.waitForTimeout(300);
  expect(workers).toEqual([]);
  await button(page, 'One step').click();
  await expect(score(page, 'step')).toHaveText('1');
  expect(workers).toHaveLength(1);
});

test('settings make a new run and a new address; a wrong one is named and nothing is lost', async ({
  page,
}) => {
  await open(page);
  await page.getByLabel('Units of hidden layer 1').fill('5');
  await page.getByLabel('Units of hidden layer 1').press('Enter');
  await expect(trainer(page)).toContainText('Network 2-5-8-2');
  await expect(page).toHaveURL(/run=/);
  await page.getByRole('button', { name: 'Remove the last hidden layer' }).click();
  await expect(trainer(page)).toContainText('Network 2-5-2');
  await trainer(page).getByLabel('Learning rate').fill('fast');
  await trainer(page).getByLabel('Learning rate').press('Enter');
  await expect(trainer(page).getByRole('alert')).toContainText('learning rate: expected a number above 0');
  await expect(trainer(page).getByLabel('Learning rate')).toHaveValue('fast');
  await page.getByRole('combobox', { name: 'Data', exact: true }).selectOption('handwritten digits');
  await trainer(page).getByLabel('Learning rate').fill('0.3');
  await trainer(page).getByLabel('Learning rate').press('Enter');
  await expect(page.getByRole('table', { name: /Test digits/ })).toBeVisible();
  await expect(trainer(page)).toContainText('CC BY 4.0');
});

test('clicks faster than the worker are all heard', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Add a hidden layer' }).evaluate(async (button: HTMLElement) => {
    for (let i = 0; i < 6; i++) {
      button.click();
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  });
  await expect(trainer(page)).toContainText('Network 2-8-8-8-8-8-8-8-8-2');
  await button(page, 'One step').click();
  await expect(score(page, 'step')).toHaveText('1');
});

test('own points are placed by hand and by numbers, pasted, and learned', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Place your own points' }).click();
  const plane = trainer(page).locator('.tr-plane svg');
  await plane.click({ position: { x: 60, y: 60 } });
  await page.getByRole('radio', { name: '◆ 1' }).check();
  await page.getByLabel('x', { exact: true }).fill('0,5');
  await page.getByLabel('y', { exact: true }).fill('-0.5');
  await page.getByRole('button', { name: 'Place', exact: true }).click();
  await button(page, 'One step').click();
  await expect(score(page, 'step')).toHaveText('1');
  const csv = page.getByLabel('Or paste lines of x, y, class');
  await csv.fill('0,0,1\n0,five,0');
  await page.getByRole('button', { name: 'Read these points' }).click();
  await expect(trainer(page).getByRole('alert')).toContainText('Line 2, “0,five,0”: y is “five”');
  await expect(csv).toHaveValue('0,0,1\n0,five,0');
  await csv.fill('-1,-1,a\n-1,1,b\n1,-1,b\n1,1,a');
  await page.getByRole('button', { name: 'Read these points' }).click();
  await button(page, 'Play').click();
  await expect(score(page, 'step')).toHaveText('500');
  await expect(score(page, 'accuracy')).toHaveText('100 %');
});

test('layers, weights and the gradient check show the network’s own numbers', async ({ page }) => {
  await open(page, linkTo(XOR));
  await trainer(page).getByText('Layers: activations and gradients').click();
  await expect(trainer(page).getByRole('row', { name: /^output/ })).toBeVisible();
  await trainer(page).getByText('Weights', { exact: true }).click();
  await expect(
    trainer(page).getByRole('img', { name: /^W1: 4 × 2 numbers.*largest in size 0\.793/ }),
  ).toBeVisible();
  await trainer(page).getByText('Are the gradients right?').click();
  await page.getByRole('button', { name: 'Check the gradients' }).click();
  await expect(trainer(page)).toContainText('The gradients are right. All 42 entries compared.');
});

test('every picture is saved with its words, and as numbers', async ({ page }) => {
  await open(page, linkTo(XOR));
  await trainer(page).getByText('Layers: activations and gradients').click();
  await trainer(page).getByText('Weights', { exact: true }).click();
  await button(page, 'One step').click();
  await expect(score(page, 'step')).toHaveText('1');
  const csv = async (what: string): Promise<string[]> =>
    (await saved(trainer(page), `Save ${what} as CSV`)).text.trimEnd().split('\n');
  expect((await csv('the losses'))[1]).toMatch(/^0,0\.69496736/);
  expect(await csv('the plane')).toHaveLength(10_001);
  expect(await csv('the weights')).toHaveLength(43);
  expect((await csv('the layers')).at(-1)).toMatch(/^output,gradients,/);
  const svg = async (what: string): Promise<string> =>
    (await saved(trainer(page), `Save ${what} as SVG`)).text;
  expect(await svg('the losses')).toMatch(/^<svg[\s\S]*<path[\s\S]*>training loss</);
  expect(await svg('the plane')).toMatch(/<image [^>]*href="data:image\/png/);
  expect(await svg('the layers')).toMatch(/>output<[\s\S]*<path/);
  expect(await svg('the weights')).toMatch(/>W1 ?<[\s\S]*<path/);
});

test('the plane and the weights can be read as tables', async ({ page }) => {
  await open(page, linkTo(XOR));
  await button(page, 'Play').click();
  await expect(score(page, 'step')).toHaveText('500');
  await trainer(page).getByText('The plane as a table').click();
  const corner = trainer(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '1.5', exact: true }) });
  await expect(corner.getByRole('cell').first()).toContainText('class 1,');
  await expect(corner.getByRole('cell').last()).toContainText('class 0,');
  await trainer(page).getByText('Weights', { exact: true }).click();
  await trainer(page).getByText('Numbers of W1').click();
  await expect(trainer(page).getByRole('region', { name: 'W1 as numbers' }).getByRole('row')).toHaveCount(5);
});

test('points of a link are there to go on from', async ({ page }) => {
  const own = [
    [-1, -1, 0],
    [1, 1, 1],
  ];
  await open(page, linkTo({ data: { kind: 'own', own } }));
  await expect(trainer(page)).toContainText('class 1');
  await page.getByRole('button', { name: 'Place your own points' }).click();
  await trainer(page)
    .locator('.tr-plane svg')
    .click({ position: { x: 60, y: 60 } });
  await expect(page).toHaveURL(/-1%2C-1%2C0.*1%2C1%2C1.*%2C0%5D%5D/);
});

test('a task counts its runs, asks its question, and is solved when all of it is done', async ({ page }) => {
  await page.goto(N12);
  const task = page.locator('#three-rates');
  await task.scrollIntoViewIfNeeded();
  await expect(task.locator('astro-island:not([ssr])').first()).toBeAttached();
  const rate = task.getByLabel('Learning rate');
  const play = async (value: string): Promise<void> => {
    await rate.fill(value);
    await rate.press('Enter');
    await expect(task.locator('.tr-scores dd').first()).toHaveText('0');
    await task.getByRole('button', { name: 'Play' }).click();
    await expect(task.getByRole('cell', { name: new RegExp(`^rate ${value}$`) })).toBeVisible();
  };
  await play('0.1');
  await play('30');
  await expect(task).toContainText('Target not reached yet');
  await play('0.5');
  await expect(task).toContainText('reached at step 172');
  await task.getByText('The rate, to a smaller one.').click();
  await task.getByRole('button', { name: 'Check' }).click();
  await task.getByRole('button', { name: 'Try again' }).click();
  await task.getByText('The rate, to a larger one.').click();
  await task.getByRole('button', { name: 'Check' }).click();
  await expect(task.locator('[data-exercise-status]')).toContainText(/solved/i);
  await page.reload();
  await expect(task.getByText('reached at step 172')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing in an open, trained network in ${theme} @phone`, async ({ page }) => {
    await page.addInitScript((value) => localStorage.setItem('starlight-theme', value), theme);
    await open(page);
    await trainer(page).getByText('Layers: activations and gradients').click();
    await trainer(page).getByText('Weights', { exact: true }).click();
    await trainer(page).getByText('The losses as a table').click();
    await trainer(page).getByText('The plane as a table').click();
    await page.getByRole('button', { name: 'Place your own points' }).click();
    await button(page, 'Play').click();
    await expect(score(page, 'step')).toHaveText('500');
    await trainer(page).getByText('Numbers of W2').click();
    const { violations } = await new AxeBuilder({ page }).include('.tr').analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`)),
    ).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
