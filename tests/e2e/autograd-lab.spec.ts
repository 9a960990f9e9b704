/** A learner follows autograd: steps a script, breaks one, predicts, repairs, places a cut and joins messages. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { saved } from '../support/download.ts';

const N10 = 'dl/q1/m2/w3/requires-grad-and-detach/';
const N11 = 'dl/q1/m2/w3/retain-graph-in-place-memory/';

async function open(page: Page, path: string, selector: string): Promise<Locator> {
  await page.goto(path);
  const part = page.locator(selector).first();
  await part.scrollIntoViewIfNeeded();
  await expect(part.locator('astro-island:not([ssr])').first()).toBeAttached();
  return part;
}
const drawing = (part: Locator) => part.locator('.gd-drawing:visible');

test('arrow keys step a script to its error, which names version, line and repair @phone', async ({
  page,
}) => {
  const lab = await open(page, 'autograd-lab/', '.gw-figure');
  await lab.getByRole('group', { name: /^Graph\./ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(lab.locator('.al-say')).toContainText('keeps its result (version 0)');
  await expect(drawing(lab).getByText('● keeps y v0')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(drawing(lab).getByText('✗ y v0, now v1')).toBeVisible();
  await page.keyboard.press('End');
  await expect(lab.locator('.al-say')).toContainText('is at version 1; expected version 0 instead');
  await expect(lab.locator('.al-say')).toContainText('Line 3, y.add_(1)');
  await expect(lab.locator('.al-say')).toContainText('y = y + 1');
  await page.keyboard.press('Home');
  await expect(lab.locator('.al-say')).toContainText('Before the first line');
});

test('another script, and lines of one’s own, run in the page; what cannot be read keeps its text', async ({
  page,
}) => {
  const lab = await open(page, 'autograd-lab/', '.gw-figure');
  await lab.getByRole('radio', { name: 'the loss itself is added' }).check();
  await lab.getByRole('slider', { name: 'Step' }).press('End');
  await expect(lab.locator('.al-memory li').last()).toContainText('10');
  await lab.getByText('Change the script').click();
  const field = lab.getByRole('textbox', { name: 'Script in Python' });
  await field.fill('x = torch.tensor(2., requires_grad=True\ny = x');
  await lab.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(lab.getByText('Line 1: Expected a comma or a closing )')).toBeVisible();
  await expect(field).toHaveValue(/requires_grad=True\ny = x$/);
  await field.fill('x = torch.tensor(5., requires_grad=True)\n(x * x).backward()');
  await lab.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(lab.locator('.al-code')).toContainText('tensor(5.');
  await lab.getByRole('slider', { name: 'Step' }).press('End');
  await expect(drawing(lab).getByText('.grad 10')).toBeVisible();
  await expect(lab.getByText('This exact script was not given to PyTorch')).toBeVisible();
});

test('the address holds script, step and mode, and brings them back', async ({ page }) => {
  const lab = await open(page, 'autograd-lab/', '.gw-figure');
  await lab.getByRole('radio', { name: 'two losses, two passes' }).check();
  await lab.getByRole('radio', { name: 'Step by step' }).check();
  await lab.getByRole('slider', { name: 'Step' }).press('ArrowRight');
  await lab.getByRole('slider', { name: 'Step' }).press('ArrowRight');
  await expect(page).toHaveURL(/step=3$/);
  const said = await lab.locator('.al-say').textContent();
  await page.reload();
  await expect(lab.getByRole('radio', { name: 'two losses, two passes' })).toBeChecked();
  await expect(lab.getByRole('radio', { name: 'Step by step' })).toBeChecked();
  await expect(lab.locator('.al-say')).toHaveText(said ?? '');
});

test('lines that come with a link are shown, and run only when told to; an endless link says nothing', async ({
  page,
}) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const code = 'x = torch.tensor(5., requires_grad=True)\n(x * x).backward()';
  const lab = await open(page, `autograd-lab/#${new URLSearchParams({ code, step: '4' })}`, '.gw-figure');
  await expect(lab.getByRole('textbox', { name: 'Script in Python' })).toHaveValue(code);
  await expect(lab.locator('.gd-stage')).toHaveCount(0);
  expect(workers).toEqual([]);
  await lab.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(lab.getByRole('slider', { name: 'Step' })).toHaveValue('4');
  expect(workers).toHaveLength(1);
  await page.goto('about:blank');
  await open(page, `autograd-lab/#code=${'x%0A'.repeat(9000)}`, '.gw-figure');
  await expect(lab.getByText('This link brings lines')).toHaveCount(0);
  await expect(lab.locator('.gd-stage')).toBeVisible();
});

test('any script can be predicted before its run is shown', async ({ page }) => {
  const lab = await open(page, 'autograd-lab/#mode=predict', '.gw-figure');
  await lab.getByRole('radio', { name: 'Predict first' }).check();
  await expect(lab.locator('.gd-stage')).toHaveCount(0);
  await lab.getByRole('radio', { name: 'It runs to its end.' }).check();
  await lab.getByRole('button', { name: 'Check' }).click();
  await expect(lab.locator('.gw-verdict')).toContainText('It does not reach its end.');
  await lab
    .getByRole('radio', { name: /was changed in place/ })
    .first()
    .check();
  await lab.getByRole('button', { name: 'Check' }).click();
  await expect(lab.locator('.gw-verdict')).toContainText('ExpBackward0 kept its result, y,');
  await expect(lab.locator('.gd-stage')).toBeVisible();
});

test('a run is saved as a picture with its wires and words, and as numbers', async ({ page }) => {
  const lab = await open(page, 'autograd-lab/', '.gw-figure');
  await lab.getByRole('slider', { name: 'Step' }).press('End');
  const picture = await saved(lab, 'Save the run as SVG');
  expect(picture.name).toBe('autograd.svg');
  expect(picture.text).toContain('ExpBackward0');
  expect(picture.text).toMatch(/<path d="M[^"]+"[^>]* stroke="rgb/);
  const numbers = await saved(lab, 'Save the run as CSV');
  expect(numbers.text).toContain('\n2,2,y = x.exp(),2,y,"[1, 2.718]",true,false,ExpBackward0,,0\n');
});

test('a table is marked cell by cell before the run is shown @phone', async ({ page }) => {
  const exercise = await open(page, N10, '#n10-a');
  const check = exercise.getByRole('button', { name: 'Check' });
  await check.click();
  await expect(exercise.getByText('no try counted')).toBeVisible();
  await expect(exercise.locator('.gd-stage')).toHaveCount(0);

  const choose = (label: string, value: string) =>
    exercise.getByRole('combobox', { name: label, exact: true }).selectOption(value);
  const grad = (name: string, value: string) =>
    exercise.getByRole('textbox', { name: `grad of ${name}`, exact: true }).fill(value);
  for (const name of ['x', 'y', 'z']) await choose(`requires_grad of ${name}`, 'True');
  await choose('is_leaf of x', 'True');
  await choose('is_leaf of y', 'True');
  await choose('is_leaf of z', 'False');
  await choose('grad_fn of x', 'None');
  await choose('grad_fn of y', 'MulBackward0');
  await choose('grad_fn of z', 'SumBackward0');
  await grad('x', '[2, 4]');
  await grad('y', 'none');
  await grad('z', 'None');
  await check.click();
  await expect(exercise.getByText('That is the value of y.')).toBeVisible();
  await expect(exercise.getByText('y has a grad_fn, so it is not a leaf.')).toBeVisible();

  await choose('is_leaf of y', 'False');
  await grad('x', '2 2');
  await exercise.getByRole('textbox', { name: 'grad of x', exact: true }).press('Enter');
  await expect(exercise.locator('[data-kind="correct"].gw-verdict')).toContainText('Right.');
  await expect(exercise.locator('.gd-stage')).toBeVisible();
  await page.reload();
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.getByRole('button', { name: 'Script 1, right' })).toBeVisible();
});

test('an outcome is predicted by keyboard: a wrong cause gets its own reason, the right value the run', async ({
  page,
}) => {
  const exercise = await open(page, N11, '#n11-a');
  await exercise.getByRole('button', { name: 'Script 2' }).click();
  await exercise.getByRole('radio', { name: /freed by an earlier backward/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(exercise.getByText('The rules of + and sum read no numbers')).toBeVisible();
  await exercise.getByRole('radio', { name: 'It runs to its end.' }).check();
  await exercise.getByRole('textbox').fill('banana');
  await page.keyboard.press('Enter');
  await expect(exercise.getByText('cannot be read as a number')).toBeVisible();
  await exercise.getByRole('textbox').fill('[2, 2]');
  await page.keyboard.press('Enter');
  await expect(exercise.getByText('The two gradients of 1 add up.')).toBeVisible();
  await expect(exercise.getByRole('button', { name: 'Next script' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(exercise.getByRole('button', { name: 'Script 3' })).toBeFocused();
});

test('a loop is mended by choosing lines; retain_graph is told what it hides; all three solve it', async ({
  page,
}) => {
  const exercise = await open(page, N11, '#n11-b');
  const run = exercise.getByRole('button', { name: 'Run and check' });
  await run.click();
  await expect(exercise.locator('.gw-verdict')).toContainText('It still stops at line 5');
  await exercise.getByRole('radio', { name: 'loss.backward(retain_graph=True)' }).check();
  await run.click();
  await expect(exercise.locator('.gw-verdict')).toContainText('counted twice');
  await exercise.getByRole('radio', { name: 'loss.backward()', exact: true }).first().check();
  await exercise.getByRole('radio', { name: 'loss = (w * i - 3) ** 2', exact: true }).check();
  await run.click();
  await expect(exercise.locator('.gw-verdict')).toContainText('Right.');

  await exercise.getByRole('button', { name: 'Next loop' }).click();
  await exercise.getByRole('radio', { name: 'h = h.detach() * w + x' }).check();
  await run.click();
  await expect(exercise.locator('.gw-verdict')).toContainText('Right.');

  await exercise.getByRole('button', { name: 'Next loop' }).click();
  await exercise.getByRole('button', { name: 'Edit the lines' }).click();
  const field = exercise.getByRole('textbox', { name: 'The loop in Python' });
  await field.fill(
    (await field.inputValue()).replace('    w -= ', '    with torch.no_grad():\n        w -= '),
  );
  await run.click();
  await expect(exercise.getByText('✓ Solved.')).toBeVisible();
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('✓ solved');
});

test('detach is placed for 9, 27 and 18', async ({ page }) => {
  const exercise = await open(page, N10, '#n10-b');
  const run = exercise.getByRole('button', { name: 'Run and check' });
  const [y, x] = [
    exercise.getByRole('checkbox', { name: 'y', exact: true }),
    exercise.getByRole('checkbox', { name: 'x', exact: true }),
  ];
  await y.check();
  await x.check();
  await run.click();
  await expect(exercise.locator('.gw-verdict')).toContainText('It stops with an error');
  await x.uncheck();
  await run.click();
  await expect(exercise.locator('.gw-verdict')).toContainText('y is the constant 9');
  await exercise.getByRole('button', { name: 'Next target' }).click();
  await run.click();
  await expect(exercise.locator('.gw-verdict')).toContainText('x.grad is 9, and should be 27');
  await y.uncheck();
  await run.click();
  await exercise.getByRole('button', { name: 'Next target' }).click();
  await x.check();
  await run.click();
  await expect(exercise.getByText('✓ Solved.')).toBeVisible();
});

test('messages are joined with their causes @phone', async ({ page }) => {
  const exercise = await open(page, N10, '#n10-d');
  const check = exercise.getByRole('button', { name: 'Check' });
  await check.click();
  await expect(exercise.getByText('Choose a partner')).toBeVisible();
  const fields = await exercise.getByRole('combobox').all();
  for (const [i, field] of fields.entries()) await field.selectOption(String(i === 1 ? 0 : i));
  await check.click();
  await expect(exercise.getByText('One line has another partner')).toBeVisible();
  await fields[1]?.selectOption('1');
  await check.click();
  await expect(exercise.locator('[data-exercise-status]')).toHaveText('✓ solved');
});

test('the checkpoint draws twelve predictions, each answered once', async ({ page }) => {
  const exercise = await open(page, 'dl/q1/checkpoint/', '#nq-semantics');
  await exercise.getByRole('button', { name: 'Draw 12 predictions' }).click();
  for (let i = 1; i <= 12; i++) {
    await expect(exercise.getByText(new RegExp(`^${i} of 12; right so far: \\d+\\.$`))).toBeInViewport();
    // the same answer to all: some are wrong
    if (await exercise.getByRole('radio').first().isVisible())
      await exercise.getByRole('radio').last().check();
    else for (const cell of await exercise.getByRole('combobox').all()) await cell.selectOption({ index: 1 });
    for (const field of await exercise.getByRole('textbox').all())
      if (await field.isVisible()) await field.fill('None');
    await exercise.getByRole('button', { name: 'Check', exact: true }).click();
    await exercise.getByRole('button', { name: i < 12 ? 'Next prediction' : 'To the result' }).click();
  }
  await expect(exercise.getByText(/^\d+ of 12 right\. 10 are needed\.$/)).toBeVisible();
  await expect(
    exercise.getByRole('link', { name: /requires_grad, backward\(\), detach|retain_graph/ }).first(),
  ).toBeVisible();
  await exercise.getByRole('button', { name: 'Draw 12 others' }).click();
  await expect(exercise.getByText('1 of 12; right so far: 0.')).toBeVisible();
});

for (const path of [N10, N11, 'autograd-lab/'])
  for (const theme of ['light', 'dark'] as const)
    test(`axe finds nothing in the labs of ${path} in ${theme}, with a run open @phone`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.addInitScript((value) => localStorage.setItem('starlight-theme', value), theme);
      await page.goto(path);
      for (const frame of await page.locator('.gw-figure, .gw-exercise').all()) {
        await frame.scrollIntoViewIfNeeded();
        const run = frame.getByRole('button', { name: 'Run and check' });
        if (await run.isVisible()) await run.click();
        const end = frame.getByRole('slider', { name: 'Step' });
        if (await end.isVisible()) await end.press('End');
      }
      const { violations } = await new AxeBuilder({ page })
        .include(path === 'autograd-lab/' ? '.gw-figure' : '[data-exercise]')
        .analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
      );
      expect(found).toEqual([]);
      const overflow = await page
        .locator('.al, .mt')
        .evaluateAll((labs) => labs.map((lab) => lab.scrollWidth - lab.clientWidth));
      expect(overflow.filter((px) => px > 0)).toEqual([]);
    });

test('without scripts the drawing, the whole run and the questions can be read', async ({
  browser,
  baseURL,
}) => {
  const page = await (
    await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  ).newPage();
  await page.goto('autograd-lab/');
  const lab = page.locator('.gw-figure').first();
  await expect(drawing(lab)).toBeVisible();
  await expect(lab.locator('.al-run')).toContainText('expected version 0 instead');
  await page.goto(N10);
  await expect(page.locator('#n10-a noscript li')).toHaveCount(6);
  await expect(page.locator('#n10-a noscript summary').first()).toBeVisible();
  await page.close();
});
