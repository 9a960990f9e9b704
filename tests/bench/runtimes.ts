/**
 * How long a learner waits for running code and for the editor, and what it costs to fetch them: on the finished site, in
 * Chromium, served from this machine. `npm run bench:runtimes`, or as part of `npm run bench`; never part of the tests.
 *
 *   node tests/bench/runtimes.ts [--rounds 3] [--no-build] [--no-write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { LESSON } from '../support/pages.ts';
import { digits } from './goals.ts';
import { here } from './node.ts';
import { buildSite, chromiumPath, serveSite } from './site.ts';
import { type SteppingPage, steppingPage } from './stepping-page.ts';
import { type TrainingPage, trainingPage } from './training-page.ts';

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    rounds: { type: 'string', default: '3' },
    build: { type: 'boolean', default: true },
    write: { type: 'boolean', default: true },
  },
});
const port = 4832;
const address = `http://localhost:${port}/groundwork/${LESSON}`;

const STEPS = ['first visit', 'second visit', 'next run', 'after Stop'] as const;
type Step = (typeof STEPS)[number];
interface Row {
  /** Fetched on the first visit between the click and the result. */
  bytes: number;
  /** Seconds from the click to the result. */
  seconds: Partial<Record<Step, number>>;
}

if (options.build) buildSite();
const site = await serveSite(port);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });

async function open(page: Page): Promise<Locator> {
  await page.goto(address, { waitUntil: 'networkidle' });
  const exercise = page.locator('#path-sum');
  await exercise.scrollIntoViewIfNeeded();
  await exercise.locator('[data-ready="true"]').waitFor();
  await page.waitForLoadState('networkidle');
  return exercise;
}

/** Seconds and bytes from the click on a button until something is there. */
async function wait(
  exercise: Locator,
  button: string,
  until: string,
): Promise<[seconds: number, bytes: number]> {
  // What an earlier run left is not what is waited for.
  for (const old of await exercise.locator(until).all())
    await old.evaluate((element) => element.setAttribute('data-old', ''));
  const before = site.bytes();
  const begun = performance.now();
  await exercise.getByRole('button', { name: button, exact: true }).click();
  await exercise.locator(`${until}:not([data-old])`).first().waitFor({ timeout: 60_000 });
  return [(performance.now() - begun) / 1000, site.bytes() - before];
}

const ENDLESS = {
  TypeScript: 'export function pathSum() { console.log("on my way"); while (true); }',
  Python: 'def path_sum(edges, source, target):\n    print("on my way")\n    while True: pass\n',
};

async function running(browser: Browser, language: keyof typeof ENDLESS): Promise<Row> {
  const context = await browser.newContext();
  const page = await context.newPage();
  let exercise = await open(page);
  await exercise.getByLabel(language).check();
  const [first, bytes] = await wait(exercise, 'Run', '.gw-results');
  const [next] = await wait(exercise, 'Run', '.gw-results');

  await exercise.getByLabel('Plain text field').check();
  await exercise.getByRole('button', { name: 'Edit' }).click();
  const field = exercise.getByRole('textbox');
  const starter = await field.inputValue();
  await field.fill(ENDLESS[language]);
  await exercise.getByRole('button', { name: 'Run', exact: true }).click();
  await exercise.getByText('on my way').waitFor();
  await field.fill(starter);
  await exercise.getByRole('button', { name: 'Stop' }).click();
  await exercise.locator('.gw-results').waitFor();
  const [afterStop] = await wait(exercise, 'Run', '.gw-results');

  await page.close();
  const again = await context.newPage();
  exercise = await open(again);
  const [second] = await wait(exercise, 'Run', '.gw-results');
  await context.close();
  return {
    bytes,
    seconds: { 'first visit': first, 'second visit': second, 'next run': next, 'after Stop': afterStop },
  };
}

/** Until the editor has underlined a wrong type in the text it opened with. */
async function editing(browser: Browser): Promise<Row> {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const source = 'export const pathSum: number = "text";\n';
    localStorage.setItem('groundwork:draft:1:path-sum:typescript', JSON.stringify({ source, starter: '' }));
  });
  const page = await context.newPage();
  const [first, bytes] = await wait(await open(page), 'Edit', '.squiggly-error');
  await page.close();
  const [second] = await wait(await open(await context.newPage()), 'Edit', '.squiggly-error');
  await context.close();
  return { bytes, seconds: { 'first visit': first, 'second visit': second } };
}

const TASKS: Record<string, (browser: Browser) => Promise<Row>> = {
  'TypeScript, to the verdict': (browser) => running(browser, 'TypeScript'),
  'Python, to the verdict': (browser) => running(browser, 'Python'),
  'full editor, to the first underline': editing,
};

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

const rows: Record<string, Row> = {};
let training: TrainingPage | undefined;
let stepping: SteppingPage | undefined;
try {
  for (const [task, measure] of Object.entries(TASKS)) {
    await measure(browser); // packs the files and warms the machine
    const rounds: Row[] = [];
    for (let round = 0; round < Number(options.rounds); round++) rounds.push(await measure(browser));
    const steps = STEPS.filter((step) => rounds[0]?.seconds[step] !== undefined);
    rows[task] = {
      bytes: median(rounds.map(({ bytes }) => bytes)),
      seconds: Object.fromEntries(
        steps.map((step) => [step, median(rounds.map(({ seconds }) => seconds[step] ?? Number.NaN))]),
      ),
    };
    console.log(task, JSON.stringify(rows[task], rounded));
  }
  training = await trainingPage(browser, `http://localhost:${port}/groundwork/trainer/`);
  console.log('training in the page', JSON.stringify(training, rounded));
  stepping = await steppingPage(browser, `http://localhost:${port}/groundwork/playground/`);
  console.log('stepping 299 operations', JSON.stringify(stepping, rounded));
} finally {
  await browser.close();
  site.close();
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(3)) : value;
}

function fetched(bytes: number): string {
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

if (options.write) {
  const date = new Date().toISOString().slice(0, 10);
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, load: loadavg()[0] ?? 0, date };
  const results = { machine, chromium: browser.version(), rows, training, stepping };
  writeFileSync(join(here, 'runtimes.json'), `${JSON.stringify(results, rounded, 1)}\n`);
  const head = ['seconds from the click, in Chromium', 'fetched', ...STEPS];
  const lines = Object.entries(rows).map(([task, { bytes, seconds }]) => [
    task,
    fetched(bytes),
    ...STEPS.map((step) => (seconds[step] === undefined ? '–' : digits(seconds[step]))),
  ]);
  const table = [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...lines];
  const text = `${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

Measured ${date} on ${machine.cpu} (${machine.cores} cores, load ${digits(machine.load)}), Chromium ${browser.version()}, files from this machine: what a
network adds is the size by its speed. Medians of ${options.rounds} visits, each with a profile of its own. *fetched* is after gzip, on the first visit.

A network 2-64-64-2 on 200 points, whole batch, trains in the page while it is drawn at ${training?.stepsPerSecond.map((n) => Math.round(n)).join(', ')} updates a second
(updates 1–500, 501–1000, and so on); the longest task of the page's own thread meanwhile took ${digits(training?.longestTaskMs ?? Number.NaN)} ms.

A graph of 299 operations in the playground, one step in each frame, without a graphics processor: ${digits(stepping?.msPerStep ?? Number.NaN)} ms of work of the page's thread
a step (a frame has 16.7), ${stepping?.lateFrames} of ${stepping?.steps} frames late by more than half. Drawing it for the first time is ${Math.round(stepping?.firstDrawingMs ?? 0)} ms of work.
`;
  const readme = join(here, '../../README.md');
  const marks = /(<!-- bench-runtimes -->)[\s\S]*?(<!-- \/bench-runtimes -->)/;
  writeFileSync(readme, readFileSync(readme, 'utf8').replace(marks, `$1\n\n${text}\n$2`));
}
process.exit(0);
