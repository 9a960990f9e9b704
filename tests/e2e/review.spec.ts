/** A learner turns reviews on, comes back the next days, and gets something right, wrong and left. */
import { expect, type Page, test } from '@playwright/test';

const LESSON_DONE = {
  version: 1,
  exercises: { 'n08-quiz': { tries: 1, solvedAt: 1 }, topological: { tries: 1, solvedAt: 1 } },
  lessons: {},
};

/** A browser in which two exercises of N08, a lesson that reviews with cards alone, are solved. */
async function withProgress(page: Page): Promise<void> {
  await page.clock.install({ time: new Date('2026-11-25T10:00:00') });
  await page.goto('review/');
  await page.evaluate(
    (progress) => localStorage.setItem('groundwork:progress', JSON.stringify(progress)),
    LESSON_DONE,
  );
  await page.reload();
}

async function later(page: Page, day: string): Promise<void> {
  await page.clock.setFixedTime(new Date(`${day}T09:00:00`));
  await page.goto('review/');
}

/** Picks the right choice of a card, or a wrong one: the verdict says which it was. */
async function answerCard(page: Page): Promise<boolean> {
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Check' }).click();
  const right = await page.getByText('Right.', { exact: false }).first().isVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  return right;
}

test('a lesson comes back after a day, and its schedule moves with what was answered', async ({ page }) => {
  await withProgress(page);
  await expect(page.getByText('One lesson would come back, the first tomorrow.')).toBeVisible();
  await page.getByRole('button', { name: 'Turn reviews on' }).click();
  await expect(page.getByText('Nothing is due today.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'tomorrow' })).toContainText('N08');

  await later(page, '2026-11-26');
  await expect(page.getByText('One lesson is due: From fifty lines to an engine.')).toBeVisible();
  await page.goto('');
  await page.getByRole('link', { name: 'Reviews due: 1' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('Stop for now')).toBeVisible();
  let missed = false;
  for (let tries = 0; tries < 30 && (await page.getByText('Stop for now').isVisible()); tries += 1)
    missed = !(await answerCard(page)) || missed;
  await expect(page.getByText('Done for today.')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'N08' });
  await expect(row).toContainText(missed ? 'tomorrow' : 'Nov 29');
  await expect(row).toContainText(missed ? '0 of 4' : '1 of 4');
});

test('an exercise comes with fresh numbers, and one that is left comes again with others', async ({
  page,
}) => {
  await page.clock.install({ time: new Date('2026-11-25T10:00:00') });
  await page.goto('review/');
  await page.evaluate(() => {
    const path = 'dl/q1/m1/w1/computational-graphs';
    const exercises = { g01: { tries: 1, solvedAt: 1 } };
    localStorage.setItem('groundwork:progress', JSON.stringify({ version: 1, exercises, lessons: {} }));
    const skills = { [path]: { stage: 1, due: 20_000, history: [{ day: 19_999, right: true }] } };
    localStorage.setItem('groundwork:review', JSON.stringify({ version: 1, on: true, skills }));
  });
  await page.reload();
  await page.getByRole('button', { name: 'Begin' }).click();
  await answerCard(page);
  const numbers = page.getByText('Now with other numbers');
  await expect(numbers).toBeVisible();
  const first = await numbers.textContent();
  await page.getByRole('button', { name: 'Leave it, and see it again' }).click();
  for (let tries = 0; tries < 10 && (await page.getByRole('radio').first().isVisible()); tries += 1)
    await answerCard(page);
  await expect(numbers).toBeVisible();
  expect(await numbers.textContent()).not.toBe(first);
});

test('what cannot be read in the kept schedule is left alone, and the page works', async ({ page }) => {
  await page.goto('review/');
  await page.evaluate(() => localStorage.setItem('groundwork:review', '{"version":99}'));
  await page.reload();
  await page.getByRole('button', { name: 'Turn reviews on' }).click();
  await expect(page.getByText('does not let the page keep your schedule')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('groundwork:review'))).toBe('{"version":99}');
});

const WRONG = /When its value is known|The loss|60|It is slower/;
const RIGHT = /When its count has come down|of a leaf|32|Recursion goes as deep/;

async function answerWith(page: Page, choice: RegExp): Promise<void> {
  await page.getByRole('radio', { name: choice }).first().check();
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
}

test('the last card that is left is asked anew until it is right', async ({ page }) => {
  await withProgress(page);
  await page.getByRole('button', { name: 'Turn reviews on' }).click();
  await later(page, '2026-11-26');
  await page.getByRole('button', { name: 'Begin' }).click();
  await answerWith(page, RIGHT);
  await answerWith(page, RIGHT);
  for (let miss = 0; miss < 2; miss++) {
    await expect(page.getByRole('heading', { name: /^The last one/ })).toBeVisible();
    await answerWith(page, WRONG);
  }
  await answerWith(page, RIGHT);
  await expect(page.getByText('Done for today. Back tomorrow: From fifty lines to an engine.')).toBeVisible();
});

test('a miss counts at once: leaving the sitting does not undo it', async ({ page }) => {
  await withProgress(page);
  await page.getByRole('button', { name: 'Turn reviews on' }).click();
  await later(page, '2026-11-26');
  await page.getByRole('button', { name: 'Begin' }).click();
  await answerWith(page, WRONG);
  await page.reload();
  await expect(page.getByText('Nothing is due today.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'N08' })).toContainText('tomorrow');
});

test('two tabs share one schedule: neither writes over what the other changed', async ({ page, context }) => {
  await withProgress(page);
  await page.getByRole('button', { name: 'Turn reviews on' }).click();
  const other = await context.newPage();
  await other.goto('review/');
  await other.getByRole('button', { name: 'Turn reviews off' }).click();
  await expect(page.getByRole('button', { name: 'Turn reviews on' })).toBeVisible();
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('groundwork:review') ?? ''));
  expect(kept).toMatchObject({ on: false, skills: { 'dl/q1/m2/w1/engine-design': { stage: 0 } } });
});

test('a damaged schedule is set aside, and what can be read of it goes on', async ({ page }) => {
  await page.goto('review/');
  const damaged = JSON.stringify({
    version: 1,
    on: true,
    skills: { 'dl/q1/m2/w1/engine-design': { stage: 2, due: 99_999, history: [] }, other: 'x' },
  });
  await page.evaluate((text) => localStorage.setItem('groundwork:review', text), damaged);
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: 'N08' })).toContainText('2 of 4');
  expect(await page.evaluate(() => localStorage.getItem('groundwork:aside:1:review'))).toBe(damaged);
});
