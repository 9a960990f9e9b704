/** A learner with a graph: stepping, dragging, typing, predicting; by mouse, by keyboard, and without scripts. */
import { expect, type Locator, test } from '@playwright/test';
import { LESSON } from '../support/pages.ts';

/** Waits until the figure answers: the island has taken over the prerendered drawing. */
async function awake(figure: Locator): Promise<Locator> {
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('xpath=ancestor::astro-island[1]')).not.toHaveAttribute('ssr', /.*/);
  return figure;
}

const visibleDrawing = (island: Locator): Locator => island.locator('svg.gd-drawing:visible');

test('the landing page is live: typing an input changes values and gradients', async ({ page }) => {
  await page.goto('');
  const hero = await awake(page.locator('.gg--hero'));
  await expect(visibleDrawing(hero)).toHaveAccessibleName(/Gradients: of x 3, of y 8\./);
  await hero.getByRole('textbox', { name: 'x, as a number' }).fill('-1');
  await hero.getByRole('textbox', { name: 'y, as a number' }).fill('2');
  await expect(visibleDrawing(hero)).toHaveAccessibleName(/f = s · y = 2\. Gradients: of x 2, of y 3\./);
});

test('on a phone a graph wider than the screen follows the node that is lit @touch', async ({ page }) => {
  await page.goto('dl/q1/m1/w3/matrix-gradients/');
  const figure = await awake(page.locator('.gg').first());
  const lit = figure.locator('[data-lit]:visible');
  for (let step = 0; step < 10; step++) {
    await figure.getByRole('button', { name: 'One step back' }).tap();
    for (const node of await lit.all()) {
      const box = await node.boundingBox();
      const frame = await figure.locator('.gd-stage').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(frame?.x ?? 360);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(
        (frame?.x ?? 0) + (frame?.width ?? 0) + 1,
      );
    }
  }
});

test('a reader counts consumers: who sends too early is named, and the right order gives 16', async ({
  page,
}) => {
  await page.goto('dl/q1/m2/w1/engine-design/');
  const figure = await awake(page.locator('.gg--orders'));
  await expect(figure.locator('.gd-badge:visible')).toHaveText([
    'waits for 2',
    'waits for 1',
    'waits for 2',
    'waits for 1',
  ]);
  const send = (id: string) => figure.getByRole('button', { name: new RegExp(`^${id} sends next`) }).click();
  await figure.getByRole('button', { name: /^f sends next/ }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.getByRole('button', { name: 'f has sent' })).toBeFocused();
  await send('u');
  await expect(figure.locator('.gg-warning')).toHaveText(
    'u sends too early: one message has not arrived there.',
  );
  await figure.getByRole('button', { name: 'Undo' }).click();
  await send('v');
  await send('u');
  await expect(figure.getByText('All have sent, and the gradients are right.')).toBeVisible();
  await expect(visibleDrawing(figure)).toHaveAccessibleName(/of x 16, of y 4\./);
});

test('an input is dragged sideways in the drawing', async ({ page }) => {
  await page.goto('');
  const hero = await awake(page.locator('.gg--hero'));
  const box = await visibleDrawing(hero).locator('[data-input="x"]').boundingBox();
  if (box === null) throw new Error('The input x is not on the screen.');
  await page.mouse.move(box.x + 30, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 30 + 28, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(hero.getByRole('textbox', { name: 'x, as a number' })).toHaveValue('3');
  await expect(visibleDrawing(hero)).toHaveAccessibleName(/x = 3, y = 3\..*Gradients: of x 3, of y 9\./);
});

test('text that is no number keeps the last picture and says so', async ({ page }) => {
  await page.goto('');
  const hero = await awake(page.locator('.gg--hero'));
  await hero.getByRole('textbox', { name: 'x, as a number' }).fill('two');
  await expect(hero.getByText('“two” is not a number such as 2 or −0.5.')).toBeVisible();
  await expect(visibleDrawing(hero)).toHaveAccessibleName(/Inputs: x = 2, y = 3\./);
});

test('the keyboard walks the graph and every step is spoken', async ({ page }) => {
  await page.goto(LESSON);
  const graph = await awake(page.locator('.gg--player').first());
  const stage = graph.getByRole('group', { name: /arrow keys step/ });
  await stage.focus();
  await page.keyboard.press('Home');
  await expect(graph.getByRole('status').first()).toContainText('Only the inputs are known');
  await page.keyboard.press('ArrowRight');
  await expect(graph.getByRole('status').first()).toHaveText(/Forward: compute s\. s = x \+ y = 2 \+ 3 = 5/);
  await page.keyboard.press('End');
  await expect(graph.getByRole('status').first()).toHaveText(/f = s · y = 5 × 3 = 15/);
});

test('the table says what the picture shows', async ({ page }) => {
  await page.goto(LESSON);
  const graph = await awake(page.locator('.gg--player').first());
  await graph.getByText('The same as a table').click();
  const nodes = graph.getByRole('table', { name: 'Nodes' });
  await expect(nodes.getByRole('row', { name: /^s x \+ y/ })).toContainText('5');
  await graph.getByRole('button', { name: 'To the start' }).click();
  await expect(nodes.getByRole('row', { name: /^s x \+ y/ })).toContainText('not yet');
});

test('a learner predicts a graph: a slip is named, nonsense costs no try, the end is reported @phone', async ({
  page,
}) => {
  await page.goto(LESSON);
  const exercise = page.locator('#n01-a');
  await awake(exercise.locator('.gg--predict'));
  const answer = async (text: string): Promise<void> => {
    const field = exercise.getByRole('textbox');
    await field.fill(text);
    await field.press('Enter');
  };
  const verdict = exercise.locator('.gw-verdict');
  const count = exercise.locator('.gg-ask-count');
  const answerAll = async (first: number, texts: readonly string[]): Promise<void> => {
    for (const [index, text] of texts.entries()) {
      await expect(count).toHaveText(`${first + index} of 12`);
      await answer(text);
    }
  };

  await answer('five');
  await expect(verdict).toContainText('no try counted');
  await answerAll(1, ['5', '1', '1', '15']);
  await expect(count).toHaveText('5 of 12');
  await answer('5');
  await expect(verdict).toContainText('the product grows by the other factor');
  await answerAll(5, ['3', '5', '1', '3', '5', '3', '3']);
  await expect(count).toHaveText('12 of 12');
  await answer('15');
  await expect(verdict).toContainText('Across paths, add');
  await answerAll(12, ['8']);
  await expect(
    exercise.locator('.gg-done').getByText('12 numbers: 10 at the first try, 2 later.'),
  ).toBeVisible();

  await exercise.getByRole('button', { name: 'Go on with x = −1, y = 2' }).click();
  await answerAll(1, ['1', '1', '1', '2', '2', '1', '1', '2', '1', '2', '2', '3']);
  await expect(
    exercise.locator('.gg-done').getByText('24 numbers: 22 at the first try, 2 later.'),
  ).toBeVisible();
  await expect(exercise.locator('[data-exercise-status]')).toHaveAttribute('data-exercise-status', 'solved');
});

test('the page does not carry the numbers it asks for', async ({ page }) => {
  await page.goto(LESSON);
  const island = page.locator('#n01-a astro-island').filter({ has: page.locator('.gg--predict') });
  const { rounds } = JSON.parse((await island.getAttribute('props')) ?? '{}');
  const runs = JSON.stringify(rounds);
  expect(runs).toContain('"values":[0,{"x":[0,2],"y":[0,3]}]');
  expect(runs.match(/"(grads|locals)":\[0,\{\}\]/g)).toHaveLength(4);
});

test('a number can be shown, and the exercise then counts as solved with help', async ({ page }) => {
  await page.goto(LESSON);
  const exercise = page.locator('#n01-a');
  await awake(exercise.locator('.gg--predict'));
  for (let round = 0; round < 2; round += 1) {
    for (let number = 1; number <= 12; number += 1) {
      await expect(exercise.locator('.gg-ask-count')).toHaveText(`${number} of 12`);
      await exercise.getByRole('button', { name: 'Show it' }).click();
    }
    if (round === 0) await exercise.getByRole('button', { name: /^Go on/ }).click();
  }
  await expect(
    exercise.locator('.gg-done').getByText('24 numbers: 0 at the first try, 24 shown.'),
  ).toBeVisible();
  await expect(exercise.locator('[data-exercise-status]')).toHaveAttribute('data-exercise-status', 'aided');
});

test('a graph of matrices is stepped: shapes, rules and entries, in words and in the table', async ({
  page,
}) => {
  await page.goto('dl/q1/m1/w3/matrix-gradients/');
  const graph = await awake(page.locator('.gg--matrix'));
  await graph.getByRole('group', { name: /arrow keys step/ }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(graph.getByRole('status')).toContainText('W is 2×2, x is 2×1, so p is 2×1.');
  await page.keyboard.press('End');
  await expect(graph.getByRole('status')).toContainText('A gradient has the shape of its variable: 2×1.');
  await graph.getByText('The same as a table').click();
  await expect(graph.getByRole('row', { name: /^W given 2×2/ })).toContainText('[[1, 2], [−2, −4]]');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the drawing, its numbers and its table are on the page @phone', async ({ page }) => {
    await page.goto(LESSON);
    const graph = page.locator('.gg--player').first();
    await expect(visibleDrawing(graph)).toHaveAccessibleName(/s = x \+ y = 5, f = s · y = 15\./);
    await expect(graph.getByRole('button', { name: 'Play', exact: true, includeHidden: true })).toBeHidden();
    await graph.getByText('The same as a table').click();
    await expect(graph.getByRole('row', { name: /^f s · y/ })).toContainText('15');
    await expect(page.locator('#n01-a .gg-no-script')).toBeVisible();
  });
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a step lights the edge without moving anything along it', async ({ page }) => {
    await page.goto(LESSON);
    const graph = await awake(page.locator('.gg--player').first());
    await graph.getByRole('button', { name: 'One step back' }).click();
    await expect(visibleDrawing(graph).locator('.gd-wire--forward').first()).toBeVisible();
    await expect(visibleDrawing(graph).locator('.gd-flow').first()).toBeHidden();
  });
});
