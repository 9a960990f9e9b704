/** The reading shell, as a learner uses it: finding a lesson, knowing where one stands, reading without scripts. */
import { expect, test } from '@playwright/test';
import { LESSON } from '../support/pages.ts';

test('search finds a lesson by a word of its text @root @phone', async ({ page }) => {
  await page.goto('roadmap/');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox', { name: 'Search the course' }).fill('nudge');
  const found = page.getByRole('listitem').filter({ hasText: 'Every expression is a graph' });
  await found.getByRole('link', { name: /^Check it with a nudge/ }).click();
  await expect(page).toHaveURL(/computational-graphs\/#check-it-with-a-nudge$/);
});

test('search opens with the keyboard, says when nothing was found, and closes with Escape', async ({
  page,
}) => {
  await page.goto('');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('жук');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Nothing found for “жук”.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('every link inside the site leads to a page that exists, every fragment to a place on it, and every file is there @root', async ({
  page,
  request,
  baseURL,
}) => {
  const root = new URL(baseURL ?? '');
  const pages = new Map<string, { status: number; ids: Set<string> }>();
  const links: { from: string; to: URL }[] = [];
  const ahead = [root.pathname, `${root.pathname}404.html`];
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (pages.has(path)) continue;
    const response = await request.get(path);
    const html = /html/.test(response.headers()['content-type'] ?? '') ? await response.text() : '';
    const found = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'text/html');
      return {
        ids: [...parsed.querySelectorAll('[id]')].map((element) => element.id),
        // Pages, and what they load: styles, scripts, pictures, fonts, islands.
        hrefs: ['href', 'src', 'component-url', 'renderer-url', 'before-hydration-url'].flatMap((name) =>
          [...parsed.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
        ),
      };
    }, html);
    pages.set(path, { status: response.status(), ids: new Set(found.ids) });
    for (const href of found.hrefs) {
      const to = new URL(href, new URL(path, root));
      if (to.origin !== root.origin || !href) continue;
      links.push({ from: path, to });
      ahead.push(to.pathname);
    }
  }
  const broken = links.flatMap(({ from, to }) => {
    const target = pages.get(to.pathname);
    const fragment = decodeURIComponent(to.hash.slice(1));
    if (!to.pathname.startsWith(root.pathname)) return [`${from} links to ${to.pathname}, outside the site`];
    if (target?.status !== 200) return [`${from} links to ${to.pathname}: ${target?.status}`];
    if (fragment && !target.ids.has(fragment))
      return [`${from} links to ${to.pathname}${to.hash}: no such place`];
    return [];
  });
  expect(broken).toEqual([]);
  expect(pages.size).toBeGreaterThanOrEqual(14);
});

test('the roadmap says which lessons are ready, and links to no other @phone', async ({ page }) => {
  await page.goto('roadmap/');
  const stops = page.locator('[data-track] [data-stop]');
  await expect(stops).toHaveCount(38);
  const ready = stops.and(page.locator('[data-state="ready"]'));
  const planned = stops.and(page.locator('[data-state="planned"]'));
  await expect(ready.first()).toContainText('ready');
  await expect(ready.getByRole('link')).toHaveCount(await ready.count());
  await expect(planned.getByText('in preparation')).toHaveCount(await planned.count());
  await expect(planned.getByRole('link')).toHaveCount(0);
});

test('arrow keys walk the map, and the lesson with the focus shows what it needs', async ({ page }) => {
  await page.goto('roadmap/');
  const map = page.getByRole('navigation', { name: /at a glance/ });
  await map.getByRole('link', { name: /^N01/ }).focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect(map.getByRole('link', { name: /^N05 y = Wx \+ b/ })).toBeFocused();
  await expect(map.locator('[data-caption]')).toContainText('after N02, N04');
  await expect(map.locator('a[data-role="before"]')).toHaveText(['N02', 'N04']);
  await expect(map.locator('path[data-role="before"]')).toHaveCount(2);
  await page.keyboard.press('ArrowUp');
  await expect(map.getByRole('link', { name: /^D10/ })).toBeFocused();
});

test('a lesson says where it stands, what it gives and needs, and what comes next', async ({ page }) => {
  await page.goto(LESSON);
  const crumbs = page.getByRole('navigation', { name: 'Where this page stands' });
  await expect(crumbs.getByRole('listitem')).toHaveText([
    'Roadmap',
    'Deep Learning',
    'Q1',
    'Month 1',
    'Week 1',
  ]);
  await expect(
    page.getByRole('region', { name: 'You will be able to' }).getByRole('listitem'),
  ).not.toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Before this' })).toContainText('derivative of a sum');
  const reading = page.getByRole('region', { name: 'Further reading' });
  await expect(reading.getByRole('listitem').first().getByRole('link')).toHaveAttribute(
    'href',
    'https://www.youtube.com/watch?v=VMj-3S1tku0&list=PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ&index=2',
  );
  await expect(page.getByRole('region', { name: 'What comes next' })).toContainText(
    'The chain rule, backwards',
  );
});

test('the sidebar marks the section that is being read', async ({ page }) => {
  await page.goto(`${LESSON}#check-it-with-a-nudge`);
  const sidebar = page.getByRole('navigation', { name: 'Main' });
  await expect(sidebar.getByRole('link', { name: 'Check it with a nudge' })).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('the landing page and the roadmap remember the lesson that was opened @phone', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('link', { name: /Continue where you were/ })).toBeHidden();
  await page.goto(LESSON);
  await page.goto('');
  const way = page.getByRole('link', { name: /Continue where you were/ });
  await expect(way).toContainText('Every expression is a graph');
  await way.click();
  await expect(page).toHaveURL(/computational-graphs\/$/);
  await page.goto('roadmap/');
  await expect(page.locator('[data-track] [data-stop="N01"] .gw-lesson-mark')).toHaveAttribute(
    'data-status',
    'opened',
  );
});

test('the first stop of the keyboard skips to the lesson', async ({ page }) => {
  await page.goto(LESSON);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the lesson' });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#_top$/);
});

test('the chosen theme stays @root', async ({ page }) => {
  await page.goto('');
  await page.getByRole('combobox', { name: 'Select theme' }).selectOption('dark');
  await page.goto('roadmap/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the course menu opens over the lesson and leads to its week', async ({ page }) => {
    await page.goto(LESSON);
    await page.getByRole('button', { name: 'Course menu' }).click();
    await page.getByRole('link', { name: 'Week 2', exact: true }).click();
    await expect(page).toHaveURL(/dl\/q1\/m1\/#w2$/);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('prose, formulas and the course beside them can be read @phone', async ({ page }) => {
    await page.goto(LESSON);
    await expect(page.getByRole('heading', { name: 'One node per operation' })).toBeVisible();
    await expect(page.locator('.gw-formula .katex').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Search' })).toBeHidden();
  });

  test('the roadmap is a plain list with everything the map shows @phone', async ({ page }) => {
    await page.goto('roadmap/');
    await expect(page.locator('[data-track] [data-stop]').first()).toBeVisible();
    await expect(page.getByText('after D03 D04 D06')).toBeVisible();
  });
});
