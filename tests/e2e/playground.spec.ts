/** Any formula as a graph: typed, linked, looked at in every way, saved, and embedded elsewhere. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';

const drawing = (page: Page): Locator => page.locator('svg.gd-drawing:visible');
const formula = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'A formula, lines such as s = x + y, or code such as x.add(y)' });

async function open(page: Page, state = ''): Promise<void> {
  await page.goto(`playground/${state}`);
  await expect(page.locator('astro-island').first()).not.toHaveAttribute('ssr', /.*/);
}

test('a typed formula is drawn, and one that cannot be read leaves the picture and says why @phone', async ({
  page,
}) => {
  await open(page);
  await formula(page).fill('x*y + sin(x)');
  await expect(drawing(page)).toHaveAccessibleName(/Graph of f = x · y \+ sin\(x\)/);
  await formula(page).fill('x*y + sin(x');
  await expect(page.locator('.gg-problem')).not.toBeEmpty();
  await expect(drawing(page)).toHaveAccessibleName(/Graph of f = x · y \+ sin\(x\)/);
});

test('lines with names become nodes with these names', async ({ page }) => {
  await open(page);
  await formula(page).fill('sum = x + y\nf = sum * y');
  await expect(drawing(page)).toHaveAccessibleName(/Operations: sum = x \+ y = 5, f = sum · y = 15/);
});

test('lines of code are drawn with the numbers that they create, until a hand moves one', async ({
  page,
}) => {
  await open(page, '#f=x*y&x=4&y=-1');
  await formula(page).fill(
    "const x = new Value(2, 'x');\nconst y = new Value(3);\nconst s = x.add(y);\nconst f = s.mul(y);\nf.backward();",
  );
  await expect(drawing(page)).toHaveAccessibleName(
    /Inputs: x = 2, y = 3\. Operations: s = x \+ y = 5, f = s · y = 15/,
  );
  await page.getByRole('textbox', { name: 'x, as a number' }).fill('7');
  await expect(drawing(page)).toHaveAccessibleName(
    /x = 7, y = 3\. Operations: s = x \+ y = 10, f = s · y = 30/,
  );
  await expect(page).toHaveURL(/x=7/);
  await page.reload();
  await expect(drawing(page)).toHaveAccessibleName(/f = s · y = 30/);
  await formula(page).fill('f = x.matmul(y)');
  await expect(page.locator('.gg-problem')).toContainText('a Value has no method matmul. It has add,');
});

test('a link shows formula, inputs, mode and step', async ({ page }) => {
  await open(page, '#f=x*y&x=4&y=-1&step=1');
  await expect(drawing(page)).toHaveAccessibleName(/Inputs: x = 4, y = −1\. Operations: f = x · y = −4\./);
  await expect(page.locator('.gg-say-title')).toHaveText('Forward: compute f');
  await expect(page.getByRole('slider', { name: 'Step' })).toHaveValue('1');
  await page.getByRole('button', { name: 'One step forward' }).click();
  await expect(page).toHaveURL(/step=2/);
});

test('paths: both paths from y with their products and the sum; picking one lights it', async ({ page }) => {
  await open(page, '#f=(x%2By)*y&x=2&y=3&mode=paths');
  const paths = page.locator('.gg-path');
  await expect(paths).toHaveText([/y → f.*5 = .*5/, /y → s → f.*3 × .*1 = .*3/]);
  await expect(page.locator('.gg-sum')).toContainText('5 + 3 =');
  await paths.nth(1).click();
  await expect(paths.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(drawing(page).locator('.gd-wire--path')).toHaveCount(2);
});

test('nudge: the quotient closes in on the gradient, and both sides do so faster', async ({ page }) => {
  await open(page, '#f=(x%2By)*y&x=2&y=3&mode=nudge');
  await expect(page.locator('.gg-sum')).toContainText('0.0801 / 0.01 = 8.01');
  await page.getByRole('radio', { name: '±h' }).check();
  await expect(page.locator('.gg-sum')).toContainText('0.16 / 0.02 = 8');
});

test('orders: wrong walks give the numbers they are known for, and a reader’s own is judged', async ({
  page,
}) => {
  await open(
    page,
    `#${new URLSearchParams({ f: 'u = x*x\nv = u*y\nf = u + v', x: '2', y: '3', mode: 'orders' })}`,
  );
  const row = (name: RegExp): Locator => page.locator('.gg-order').filter({ hasText: name });
  const expected: [RegExp, string][] = [
    [/^Reverse topological/, '16'],
    [/^Breadth first/, '4'],
    [/^= instead of \+=/, '6'],
    [/^Push on/, '20'],
    [/^Seed forgotten/, '0'],
    [/^Backward twice/, '60'],
    [/^Twice, only/, '44'],
  ];
  for (const [name, x] of expected) {
    await expect(row(name).locator('.gg-order-grad').first()).toHaveText(`gradient of x: ${x}`);
  }
  await row(/^Your own order/).click();
  for (const id of ['f', 'u', 'v'])
    await page.getByRole('button', { name: new RegExp(`^${id} sends next`) }).click();
  await expect(page.getByText('the gradients are wrong')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  for (const id of ['f', 'v', 'u'])
    await page.getByRole('button', { name: new RegExp(`^${id} sends next`) }).click();
  await expect(page.getByText('All have sent, and the gradients are right.')).toBeVisible();
});

test('predicting is heard as one voice: the verdict or the number shown, then the next question; the focus is never lost', async ({
  page,
}) => {
  await open(page, '#f=x*y&x=2&y=3&mode=predict');
  const said = page.locator('.gg-quiz').getByRole('status');
  const show = page.getByRole('button', { name: 'Show it' });
  await expect(said).toBeEmpty();
  const field = page.getByRole('textbox', { name: 'Forward. What is the value of f?' });
  await field.fill('6');
  await field.press('Enter');
  await expect(said).toHaveText(/^Right\. Number 2 of 6: The number on this edge/);
  await show.press('Enter');
  await expect(said).toHaveText(/^∂f\/∂x = 3\. Number 3 of 6:/);
  for (let number = 3; number <= 6; number += 1) {
    await expect(page.locator('.gg-ask-count')).toHaveText(`${number} of 6`);
    await show.press('Enter');
  }
  await expect(said).toHaveText('∂f/∂f · ∂f/∂y = 2. Done. 6 numbers: 1 at the first try, 5 shown.');
  await expect(page.getByRole('button', { name: 'Once more' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
});

test('orders by keyboard: a row is named by its walk and its mark, a sender says all it sends, and the focus stays', async ({
  page,
}) => {
  await open(page, '#f=(x%2By)*y&x=2&y=3&mode=orders');
  await expect(page.getByRole('radio', { name: '= instead of += wrong' })).toHaveAccessibleDescription(
    'The right order, but each message replaces what is there. gradient of x: 3 gradient of y: 3',
  );
  await page.getByRole('radio', { name: 'Your own order' }).check();
  await page.getByRole('button', { name: /^f sends next/ }).press('Enter');
  await expect(page.locator('.gg--orders > [role=status]')).toHaveText(
    'f sends s: 1 × 3 = 3. s holds 3. f sends y: 1 × 5 = 5. y holds 5.',
  );
  await expect(page.getByRole('button', { name: 'f has sent' })).toBeFocused();
});

test('every way of looking has its numbers as a table too', async ({ page }) => {
  for (const [mode, name, row] of [
    ['paths', 'Paths', /^y → f ∂f\/∂y = s = 5/],
    ['nudge', 'Nudge', /^f s · y 15 \+0\.0801/],
    ['orders', 'Orders', /^y input 3 5 \+ 3 = 8|^y input 3 8/],
  ] as const) {
    await page.goto('about:blank');
    await open(page, `#f=(x%2By)*y&x=2&y=3&mode=${mode}`);
    await expect(page.getByRole('radio', { name })).toBeChecked();
    await page.getByText('The same as a table').click();
    await expect(page.getByRole('row', { name: row })).toBeVisible();
  }
});

test('300 operations are stepped, zoomed and saved: what is in sight is drawn, and the file holds the whole', async ({
  page,
}) => {
  await open(page);
  const lines = Array.from(
    { length: 300 },
    (_, i) => `a${i + 1} = ${i === 0 ? 'x' : `a${i}`} ${i % 2 ? '*' : '+'} y`,
  );
  await formula(page).fill(lines.join('\n'));
  const nodes = drawing(page).locator('.gd-node');
  await expect(nodes.filter({ hasText: 'a300' }).first()).toBeVisible();
  expect(await nodes.count()).toBeLessThan(30);

  // A message to the far end of the graph is looked at where it sets out.
  await page.getByRole('group', { name: /^Graph\./ }).focus();
  for (let step = 0; step < 60; step += 1) await page.keyboard.press('ArrowLeft');
  await expect(drawing(page).locator('.gd-wire--backward').first()).toBeVisible();
  await expect(nodes.filter({ hasText: 'a30' }).first()).toBeInViewport();
  await expect(nodes.filter({ hasText: 'a300' })).toHaveCount(0);

  const group = drawing(page).locator('.gd-zoom');
  const before = await group.getAttribute('transform');
  await page.getByRole('button', { name: /Closer/ }).click();
  await expect(group).not.toHaveAttribute('transform', before ?? '');
  await page.getByRole('button', { name: 'Fit' }).click();
  await expect(nodes).toHaveCount(302);
  await expect(drawing(page).locator('text')).toHaveCount(0);

  const [svg] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the graph as SVG' }).click(),
  ]);
  const file = await readFile(await svg.path(), 'utf8');
  expect([...file.matchAll(/>\s*= </g)].length).toBeGreaterThanOrEqual(300);
  await expect(drawing(page).locator('text')).toHaveCount(0);
  const [png] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the graph as PNG' }).click(),
  ]);
  expect((await readFile(await png.path())).length).toBeGreaterThan(10_000);

  // From afar one comes closer to what is lit.
  for (let press = 0; press < 12; press += 1) await page.getByRole('button', { name: /Closer/ }).click();
  await expect(nodes.filter({ hasText: 'a30' }).first()).toBeInViewport();
  expect(await nodes.count()).toBeLessThan(60);
});

test('a large graph: an input is dragged in it, the keyboard moves it, and another mode or size of the window shows the same place', async ({
  page,
}) => {
  const sum = Array.from({ length: 30 }, (_, i) => `a${i}*b${i}`).join('+');
  await open(page, `#f=${encodeURIComponent(sum)}&b29=2`);
  const input = drawing(page).locator('[data-input="b29"]');
  await input.scrollIntoViewIfNeeded();
  const box = await input.boundingBox();
  if (box === null) throw new Error('The input b29 is not on the screen.');
  const group = drawing(page).locator('.gd-zoom');
  const atFirst = (await group.getAttribute('transform')) ?? '';
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 20 + 28, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('textbox', { name: 'b29, as a number' })).toHaveValue('3');
  await expect(group).toHaveAttribute('transform', atFirst);

  await page.getByRole('group', { name: /^Graph/ }).focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+ArrowLeft');
  await expect(group).not.toHaveAttribute('transform', atFirst);
  const moved = (await group.getAttribute('transform')) ?? '';
  await page.getByRole('radio', { name: 'Paths' }).check();
  await expect(page.locator('.gg--paths')).toBeVisible();
  await expect(group).toHaveAttribute('transform', moved);

  await page.setViewportSize({ width: 700, height: 800 });
  await expect(group).not.toHaveAttribute('transform', moved);
  await page.setViewportSize({ width: 1280, height: 860 });
  await expect(group).toHaveAttribute('transform', moved);
  await page.getByRole('group', { name: /^Graph/ }).press('0');
  await expect(drawing(page).locator('.gd-node')).toHaveCount(119);

  // Who looks at the end and writes on sees the new end.
  await page.goto('about:blank');
  await open(page, `#f=${encodeURIComponent(sum)}`);
  await formula(page).fill(`${sum}+z`);
  const end = drawing(page)
    .locator('.gd-node')
    .filter({ hasText: /^f =.*z/ });
  await end.scrollIntoViewIfNeeded();
  await expect(end).toBeInViewport({ ratio: 1 });
});

test('what repeats is folded by keyboard and opened by pointer, with the same numbers, and the link says so @phone', async ({
  page,
}) => {
  await open(page, '#f=tanh(a*x%2Bb)%2Btanh(c*x%2Bd)&a=1&x=0.5&b=0.2&c=-1&d=0.4');
  const operations = drawing(page).locator('.gd-node--operation');
  await expect(operations).toHaveCount(7);
  const gradients = /Gradients: of a 0\.3174, of x −0\.3553, of b 0\.6347, of c 0\.495, of d 0\.9901\./;
  await expect(drawing(page)).toHaveAccessibleName(gradients);

  await page.getByRole('button', { name: /^Fold all 2: parts like tanh/ }).press('Enter');
  await expect(operations).toHaveCount(3);
  await expect(drawing(page)).toHaveAccessibleName(
    /= tanh\(a · x \+ b\) = 0\.6044, 3 operations folded into one/,
  );
  await expect(drawing(page)).toHaveAccessibleName(gradients);
  await expect(page.getByText('4 operations are out of sight.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Open all 2: parts like tanh/ })).toBeFocused();

  await page.getByRole('button', { name: 'To the start' }).click();
  await page.getByRole('button', { name: 'One step forward' }).click();
  await expect(page.locator('.gg-say')).toContainText('tanh(1 × 0.5 + 0.2)');
  await expect(page).toHaveURL(/fold=\*/);

  await page.reload();
  await expect(operations).toHaveCount(3);
  await drawing(page).locator('[data-folds]').first().click();
  await expect(operations).toHaveCount(5);
  // the step stays: what was one operation is now the last of three
  await expect(page.locator('.gg-say')).toContainText('tanh(0.7)');
  await page.getByRole('slider', { name: 'Step' }).press('End');
  await expect(drawing(page)).toHaveAccessibleName(gradients);
});

test('the picture is saved with its numbers as SVG and as PNG', async ({ page }) => {
  await open(page);
  const [svg] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the graph as SVG' }).click(),
  ]);
  const text = await readFile(await svg.path(), 'utf8');
  expect(svg.suggestedFilename()).toBe('graph.svg');
  expect(text).toContain('<svg');
  expect(text).toContain('15');
  expect(text).toContain('@font-face');
  const [png] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the graph as PNG' }).click(),
  ]);
  const bytes = await readFile(await png.path());
  expect([...bytes.subarray(1, 4)]).toEqual([...'PNG'].map((c) => c.charCodeAt(0)));
  expect(bytes.length).toBeGreaterThan(10_000);
});

test('the snippet embeds exactly this graph, and the embedded graph leads back', async ({ page }) => {
  await open(page, '#f=x*y&x=4&y=-1');
  await page.getByRole('button', { name: 'Embed' }).click();
  const snippet = await page.getByRole('textbox', { name: 'Paste this into your page:' }).inputValue();
  const source = /src="([^"]+)"/.exec(snippet)?.[1]?.replaceAll('&amp;', '&') ?? '';
  await page.goto(source);
  await expect(drawing(page)).toHaveAccessibleName(/Inputs: x = 4, y = −1\. Operations: f = x · y = −4\./);
  await expect(formula(page)).toBeHidden();
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open in Groundwork' }).click(),
  ]);
  await expect(drawing(popup)).toHaveAccessibleName(/Inputs: x = 4, y = −1\./);
});
