/**
 * How fast a network trains in the page while it is drawn: updates a second of 2-64-64-2 on 200 points, whole batch, and the
 * longest task of the page's own thread meanwhile. Measured on the finished site, in Chromium.
 */
import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
}

const SETUP = {
  data: { kind: 'moons', points: 200 },
  network: { hidden: [64, 64], activation: 'relu', init: 'he' },
  training: { optimizer: 'sgd', rate: 0.01, batch: 0 },
};
/** Of the browser's own record: what its threads do, and which of them paints the page. */
const TASKS = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
/** Play pauses at every multiple of this. */
const ROUND = 500;
const ROUNDS = 4;

export interface TrainingPage {
  /** From the click to the pause, for updates 1–500, 501–1000, …: the first round records every step. */
  readonly stepsPerSecond: readonly number[];
  readonly longestTaskMs: number;
}

/** `address`: of the trainer's page. Two visits, because the record of tasks takes time of its own. */
export async function trainingPage(browser: Browser, address: string): Promise<TrainingPage> {
  const url = `${address}#${new URLSearchParams({ run: JSON.stringify(SETUP) })}`;
  const page = await open(browser, url);
  const stepsPerSecond = await rounds(page);
  await page.close();

  const again = await open(browser, url);
  await browser.startTracing(again, { categories: TASKS });
  await rounds(again);
  const longestTaskMs = longestTask(await browser.stopTracing());
  await again.close();
  return { stepsPerSecond, longestTaskMs };
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  await page.getByText('2-64-64-2').first().waitFor();
  return page;
}

/** Updates a second, round by round. */
async function rounds(page: Page): Promise<number[]> {
  const speeds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) speeds.push((1000 * ROUND) / (await page.evaluate(playOnce)));
  return speeds;
}

/** Runs in the page, where every picture is looked at: whoever asks from outside asks too seldom. Milliseconds. */
async function playOnce(): Promise<number> {
  const button = document.querySelector<HTMLButtonElement>('.tr-play');
  if (button === null) throw new Error('Expected the trainer’s button .tr-play on the page.');
  const says = async (word: string): Promise<void> => {
    while (!button.textContent?.includes(word)) await new Promise(requestAnimationFrame);
  };
  const begun = performance.now();
  button.click();
  await says('Pause');
  await says('Play');
  return performance.now() - begun;
}

/** The longest task of the thread that paints the page, in milliseconds: script, style, layout and painting together. */
function longestTask(record: Buffer): number {
  const { traceEvents } = JSON.parse(record.toString()) as { traceEvents: TraceEvent[] };
  const painting = traceEvents.find(({ name }) => name === 'PrePaint')?.tid;
  const tasks = traceEvents.filter(({ name, tid }) => name === 'RunTask' && tid === painting);
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000;
}
