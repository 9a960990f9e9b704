/** Progress out to a file, away, and in again; and a record held against what was really handed in. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';

const LESSON = 'dl/q1/m1/w1/computational-graphs/';
const RIGHT = `def path_sum(edges, source, target):
    if source == target:
        return 1
    return sum(local * path_sum(edges, to, target) for start, to, local in edges if start == source)
`;

const work = (source: string, language = 'python') =>
  JSON.stringify({ at: 1, aided: false, submission: { kind: 'code', language, source } });
const solved = (...ids: string[]) =>
  JSON.stringify({
    version: 1,
    exercises: Object.fromEntries(ids.map((id) => [id, { tries: 1, solvedAt: 1, afterSolution: false }])),
    lessons: {},
  });

async function store(page: Page, stored: Record<string, string>): Promise<void> {
  await page.goto('progress/');
  await page.evaluate((all) => {
    for (const [key, text] of Object.entries(all)) localStorage.setItem(key, text);
  }, stored);
  await page.reload();
  await page.locator('[data-ready="true"]').waitFor();
}

async function saved(page: Page, path: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save to a file', exact: true }).click(),
  ]);
  await download.saveAs(path);
  return path;
}

/** The row with an exercise's claim, not the one below with what was handed in. */
const rowOf = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) });

test('everything goes out to a file, away, and comes back', async ({ page }, info) => {
  await store(page, {
    'groundwork:progress': solved('g01', 'g02'),
    'groundwork:draft:g03': '{"answers":{}}',
  });
  await expect(page.getByText('no lessons opened, 2 exercises solved')).toBeVisible();
  const file = await saved(page, info.outputPath('mine.json'));
  await page.getByRole('button', { name: 'Forget everything …' }).click();
  await page.getByRole('button', { name: 'Forget everything', exact: true }).click();
  await expect(page.getByText('no exercises solved')).toBeVisible();
  await page.getByLabel('Take in a file').setInputFiles(file);
  await expect(page.getByText('2 texts are new here.')).toBeVisible();
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByText('2 exercises solved')).toBeVisible();
  await page.goto(LESSON);
  await expect(page.locator('#g01 [data-exercise-status]')).toContainText('solved');
});

test('a draft that differs is kept aside, and can be exchanged', async ({ page }, info) => {
  await store(page, { 'groundwork:draft:g01': '"theirs"' });
  const file = await saved(page, info.outputPath('theirs.json'));
  await store(page, { 'groundwork:draft:g01': '"mine"' });
  await page.getByLabel('Take in a file').setInputFiles(file);
  await page.getByRole('button', { name: 'Take it in' }).click();
  const draft = () => page.evaluate(() => localStorage.getItem('groundwork:draft:g01'));
  expect(await draft()).toBe('"mine"');
  await page.getByRole('button', { name: 'Use this one' }).click();
  await expect.poll(draft).toBe('"theirs"');
  await expect(page.getByRole('button', { name: 'Use this one' })).toBeVisible();
});

test('a file that is none of ours is refused with the reason, and changes nothing', async ({
  page,
}, info) => {
  await store(page, { 'groundwork:progress': solved('g01') });
  const path = info.outputPath('other.json');
  writeFileSync(path, '{"kind":"other"}');
  await page.getByLabel('Take in a file').setInputFiles(path);
  await expect(page.getByText('not from this site')).toBeVisible();
  await expect(page.getByText('1 exercise solved')).toBeVisible();
});

test('evidence: what is right passes again, and a file altered by hand is found out', async ({
  page,
}, info) => {
  await store(page, { 'groundwork:progress': solved('path-sum'), 'groundwork:work:path-sum': work(RIGHT) });
  const file = await saved(page, info.outputPath('honest.json'));
  await page.goto('evidence/');
  await page.getByLabel('Open a file').setInputFiles(file);
  await page.getByRole('button', { name: /^Mark again/ }).click();
  const row = rowOf(page, 'Add up the paths');
  await expect(row).toContainText(/✓ right: All \d+ tests pass\./, { timeout: 60_000 });

  const forged = info.outputPath('forged.json');
  writeFileSync(forged, readFileSync(file, 'utf8').replace('return 1', 'return 2'));
  await page.getByLabel('Open a file').setInputFiles(forged);
  await page.getByRole('button', { name: 'Mark everything again' }).click();
  await expect(row).toContainText(/✗ not right: \d+ of \d+ tests pass\./, { timeout: 60_000 });
  await expect(page.getByRole('status').filter({ hasText: '✗ not right' })).toContainText('Add up the paths');
});

test('evidence in TypeScript is run again; a run that had to be stopped is held against nobody', async ({
  page,
}) => {
  const honest = `export function pathSum(edges, source, target) {
  if (source === target) return 1;
  let sum = 0;
  for (const [from, to, local] of edges) if (from === source) sum += local * pathSum(edges, to, target);
  return sum;
}
`;
  const row = rowOf(page, 'Add up the paths');
  const marked = async (source: string) => {
    await store(page, { 'groundwork:work:path-sum': work(source, 'typescript') });
    await page.goto('evidence/');
    await page.getByRole('button', { name: /^Mark again/ }).click();
  };
  await marked(honest);
  await expect(row).toContainText(/✓ right: All \d+ tests pass\./, { timeout: 60_000 });
  await marked(honest.replace('local * ', ''));
  await expect(row).toContainText(/✗ not right: \d+ of \d+ tests pass\./, { timeout: 60_000 });
  await marked(honest.replace('return 1', 'for (;;);'));
  await expect(row).toContainText('– not marked', { timeout: 60_000 });
});

test('a file opened while another record is marked again gets no result of that record', async ({
  page,
}, info) => {
  await store(page, { 'groundwork:work:path-sum': work(RIGHT.replace('return 1', 'return 2')) });
  const forged = await saved(page, info.outputPath('forged.json'));
  await store(page, { 'groundwork:work:path-sum': work(RIGHT) });
  await page.goto('evidence/');
  await page.getByRole('button', { name: /^Mark again/ }).click();
  await expect(page.getByText('marking …')).toBeVisible();
  await page.getByLabel('Open a file').setInputFiles(forged);
  await expect(page.getByRole('heading', { name: 'From forged.json' })).toBeVisible();
  // The sandbox runs one program after the other: the second result comes when the first is long there.
  await page.getByRole('button', { name: 'Mark everything again' }).click();
  const row = rowOf(page, 'Add up the paths');
  await expect(row).toContainText('✗ not right', { timeout: 60_000 });
  await expect(page.getByText('✓ right')).toHaveCount(0);
});

test('answers to a gradient exercise are marked again with their numbers', async ({ page }) => {
  await page.goto('evidence/');
  const fields = {
    'forward:s': '5',
    'forward:f': '15',
    'local:x>s:0': '1',
    'local:y>s:1': '1',
    'local:s>f:0': '3',
    'local:y>f:1': '5',
    'partial:x': 'y',
    'partial:y': 'x + 2y',
  };
  const kept = JSON.stringify({ at: 1, aided: false, submission: { kind: 'gradient', numbers: 0, fields } });
  await store(page, { 'groundwork:work:g01': kept });
  await page.goto('evidence/');
  await page.getByRole('button', { name: /^Mark again/ }).click();
  const row = rowOf(page, 'The gradient of');
  await expect(row).toContainText('✓ right: 8 of 8 answers are right.');
});

test('a quiz keeps what was checked: it stands there after a reload, and is marked again', async ({
  page,
}) => {
  await page.goto(LESSON);
  const questions = page.locator('#n01-quiz form');
  const check = async (i: number, choice: string) => {
    await questions.nth(i).locator(choice).first().check();
    await questions.nth(i).getByRole('button', { name: 'Check' }).click();
  };
  await check(0, 'input:not([data-right])');
  await page.reload();
  await expect(questions.first().getByRole('status')).toHaveText(/Not yet\. .{20}/);
  await expect(questions.first().locator('input:not([data-right])').first()).toBeChecked();
  for (let i = 0; i < (await questions.count()); i++) await check(i, 'input[data-right]');
  await expect(page.locator('#n01-quiz [data-exercise-status]')).toHaveText('✓ solved');

  await page.goto('evidence/');
  const row = rowOf(page, 'Five questions on graphs');
  await page.getByText('answers handed in for Five questions on graphs').click();
  await expect(page.locator('.evidence-handed-in dt .katex').first()).toBeVisible();
  await expect(page.locator('.evidence-handed-in div').first().locator('dd')).toHaveCount(2);
  await page.getByRole('button', { name: /^Mark again/ }).click();
  await expect(row).toContainText('✓ right: 5 of 5 answers are right, 4 of them at the first try.');
});

test('a quiz whose kept choices were altered by hand is found out', async ({ page }) => {
  const checked = { 'What is $\\frac{\\partial f}{\\partial y}$ of $f = (x + y) \\cdot y$?': ['$y$'] };
  const submission = { kind: 'quiz', checked };
  await store(page, {
    'groundwork:work:n01-quiz': JSON.stringify({ version: 2, at: 1, aided: false, submission }),
  });
  await page.goto('evidence/');
  await page.getByRole('button', { name: /^Mark again/ }).click();
  const row = rowOf(page, 'Five questions on graphs');
  await expect(row).toContainText('✗ not right: 0 of 5 answers are right');
});
