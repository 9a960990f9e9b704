/** The glossary: a card at the first use of a word in a lesson, and the page with all words. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const LESSON = 'dl/q1/m2/w1/engine-design/';

test('pointing at a word shows its card, the pointer may rest on it, and leaving both hides it', async ({
  page,
}) => {
  await page.goto(LESSON);
  const word = page.getByRole('link', { name: 'consumers', exact: true });
  const card = page.locator('gw-glossary-card');
  await word.hover();
  await expect(card).toContainText('A node that uses another node’s value.');
  await expect(card).toContainText('Taught in N02');
  await card.hover();
  await page.waitForTimeout(400);
  await expect(card).toBeVisible();
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(card).toBeHidden();
});

test('the keyboard reaches a word, focus shows the card, Escape hides it, and Enter opens the glossary', async ({
  page,
}) => {
  await page.goto(LESSON);
  const word = page.getByRole('link', { name: 'consumers', exact: true });
  const card = page.locator('gw-glossary-card');
  await word.focus();
  await page.keyboard.press('Shift+Tab');
  await expect(word).not.toBeFocused();
  await page.keyboard.press('Tab');
  await expect(word).toBeFocused();
  await expect(card).toBeVisible();
  await expect(word).toHaveAccessibleDescription(/^A node that uses another node’s value\./);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(word).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#consumer$/);
  await expect(page.locator('#consumer')).toBeInViewport();
});

test('with a finger the first tap shows the card within the screen, and the second opens the glossary @touch', async ({
  page,
}) => {
  await page.goto(LESSON);
  const word = page.getByRole('link', { name: 'consumers', exact: true });
  const card = page.locator('gw-glossary-card');
  await word.tap();
  await expect(card).toContainText('Tap again for the glossary.');
  await expect(page).toHaveURL(new RegExp(`${LESSON}$`));
  const box = await card.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
  await word.tap();
  await expect(page).toHaveURL(/\/glossary\/#consumer$/);
});

test('letters narrow the list, and a link to a word brings back what they hid', async ({ page }) => {
  await page.goto('glossary/');
  await page.getByRole('searchbox', { name: 'Find a word' }).fill('logit');
  await expect(page.getByRole('status').filter({ hasText: /\S/ })).toHaveText('1 word');
  await expect(page.getByRole('term')).toHaveText(['logits']);
  await page.getByRole('searchbox', { name: 'Find a word' }).fill('zzz');
  await expect(page.getByRole('status').filter({ hasText: /\S/ })).toHaveText('No word has these letters.');
  await page
    .getByRole('navigation', { name: 'Letters' })
    .getByRole('link', { name: 'L', exact: true })
    .click();
  await expect(page.getByRole('term').filter({ hasText: /^leaf$/ })).toBeInViewport();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a word is a link to its place in the glossary', async ({ page }) => {
    await page.goto(LESSON);
    await page.getByRole('link', { name: 'consumers', exact: true }).click();
    await expect(page.locator('#consumer')).toContainText('A node that uses another node’s value.');
    await expect(page.getByRole('searchbox', { name: 'Find a word' })).toBeHidden();
  });
});
