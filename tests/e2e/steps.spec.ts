/** The small steps: predict an output, fill blanks. Marked without loading a language; running is on request. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

async function open(page: Page, lesson: string, id: string) {
  await page.goto(lesson);
  const step = page.locator(`#${id}`);
  await step.scrollIntoViewIfNeeded();
  await step.locator('[data-ready="true"]').waitFor();
  return step;
}

/** What a language needs: the sandbox, Pyodide, the transpiler. */
function watchRunner(page: Page): string[] {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (/page-runner|pyodide|python_stdlib|transpile/.test(request.url())) fetched.push(request.url());
  });
  return fetched;
}

test('a prediction is marked by comparison, and the program really runs when asked @phone', async ({
  page,
}) => {
  const fetched = watchRunner(page);
  const step = await open(page, 'dl/q1/m1/w1/fifty-line-engine/', 'sum-assigned');
  await step.getByLabel('Python').check();
  const field = step.getByLabel('What does it print?');
  await expect(step.getByRole('button', { name: 'Run it' })).toHaveCount(0);

  await step.getByRole('button', { name: 'Check' }).click();
  await expect(step.getByRole('status')).toContainText('no try counted');
  await field.fill('6 2');
  await step.getByRole('button', { name: 'Check' }).click();
  await expect(step.getByRole('status')).toContainText('Not yet. 2 is the right gradient');
  await field.fill('6  1');
  await step.getByRole('button', { name: 'Check' }).click();
  await expect(step.getByRole('status')).toContainText('Right.');
  await expect(step.locator('[data-exercise-status]')).toContainText('solved');
  expect(fetched).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).include('#sum-assigned').analyze();
  expect(violations).toEqual([]);

  await step.getByRole('button', { name: 'Run it' }).click();
  await expect(step.getByText('printed just now, in Python')).toBeVisible({ timeout: 60_000 });
  await expect(step.locator('.gw-prints pre')).toHaveText('6 1');
  await page.reload();
  await expect(field).toHaveValue('6  1');
});

test('blanks are marked one by one, and of an unknown answer the run decides', async ({ page }) => {
  const fetched = watchRunner(page);
  const step = await open(page, 'dl/q1/m1/w1/chain-rule-and-forks/', 'tape-with-blanks');
  const blank = (name: string) => step.getByRole('textbox', { name });
  await blank('the gradient the output begins with').fill('1');
  await blank('the tape in the order in which it is walked').fill('tape');
  await blank('how a contribution enters a gradient').fill('+=');
  await blank('how gradient and local derivative are combined').fill('*');
  await step.getByRole('button', { name: 'Check' }).click();
  await expect(step.getByRole('status')).toContainText('has nothing to hand on yet');
  expect(fetched).toEqual([]);

  await blank('the tape in the order in which it is walked').fill('[tape[1], tape[0]]');
  await step.getByRole('button', { name: 'Check' }).click();
  await expect(step.getByRole('status')).toContainText('Run it: what it prints decides. No try was counted.');
  await step.getByRole('button', { name: 'Run it' }).click();
  await expect(step.getByRole('status')).toContainText('Right.');
  await expect(step.locator('.gw-prints pre')).toHaveText('3 8');
  await expect(step.locator('[data-exercise-status]')).toContainText('solved');
  const { violations } = await new AxeBuilder({ page }).include('#tape-with-blanks').analyze();
  expect(violations).toEqual([]);

  await blank('how a contribution enters a gradient').fill('+= (');
  await step.getByRole('button', { name: 'Run it' }).click();
  await expect(step.getByRole('status')).toContainText(/Line \d+: SyntaxError/);
  await expect(step.getByRole('status')).not.toContainText('Right.');
});

test('without scripts the program can be read and the answer opened', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('dl/q1/m1/w1/fifty-line-engine/');
  const step = page.locator('#sum-assigned');
  await expect(step.locator('pre').first()).toContainText('f.grad = 1');
  await step.getByText('What it prints', { exact: true }).click();
  await expect(step.locator('noscript, details').last()).toContainText('6 1');
  await context.close();
});
