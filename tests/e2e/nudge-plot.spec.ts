/** A learner guesses the best nudge, opens the plot, and moves the guess through the valley. */
import { expect, test } from '@playwright/test';

const LESSON = 'dl/q1/m1/w4/gradient-checking/';

test('a guess is answered when the plot opens, and again as it is moved @phone', async ({ page }) => {
  await page.goto(LESSON);
  const figure = page.locator('gw-nudge-plot');
  const guess = figure.getByRole('slider', { name: 'The best size of the nudge' });
  const said = figure.getByRole('status');
  await expect(guess).toBeVisible();
  await expect(said).toBeEmpty();
  await figure.getByText('Show the errors of both ways').click();
  await expect(said).toContainText('With h = 10⁻⁸');
  await expect(said).toContainText('Too small: rounding has taken over. The best is h = 10⁻⁵');
  await guess.focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await expect(guess).toHaveAttribute('aria-valuetext', '10⁻⁵');
  await expect(said).toContainText('That is the bottom of the valley.');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the plot opens all the same', async ({ page }) => {
    await page.goto(LESSON);
    await expect(page.getByRole('slider', { name: 'The best size of the nudge' })).toBeHidden();
    await page.getByText('Show the errors of both ways').click();
    await expect(page.getByRole('img', { name: /Error of the nudged derivative/ })).toBeVisible();
  });
});
