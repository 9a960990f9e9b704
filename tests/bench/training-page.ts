/**
 * How fast a network trains in the page while it is drawn: updates a second of 2-64-64-2 on 200 points, whole batch, and the
 * longest task of the page's own thread meanwhile. Measured on the finished site, in Chromium.
 */
import type { Browser } from '@playwright/test';

const SETUP = {
  data: { kind: 'moons', points: 200 },
  network: { hidden: [64, 64], activation: 'relu', init: 'he' },
  training: { optimizer: 'sgd', rate: 0.01, batch: 0 },
};
/** Play pauses at every multiple of this. */
const ROUND = 500;
const ROUNDS = 4;

export interface TrainingPage {
  /** From the click to the pause, for updates 1–500, 501–1000, …: the first round records every step. */
  readonly stepsPerSecond: readonly number[];
  readonly longestTaskMs: number;
}

/** `address`: of the trainer's page. */
export async function trainingPage(browser: Browser, address: string): Promise<TrainingPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(`${address}#${new URLSearchParams({ run: JSON.stringify(SETUP) })}`);
  await page.waitForLoadState('networkidle');
  await page.getByText('2-64-64-2').first().waitFor();
  await page.evaluate(() => {
    const seen = { longest: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const stepsPerSecond: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    stepsPerSecond.push((1000 * ROUND) / (await page.evaluate(playOnce)));
  }
  const longestTaskMs = await page.evaluate(
    () => (window as unknown as { seen: { longest: number } }).seen.longest,
  );
  await page.close();
  return { stepsPerSecond, longestTaskMs };
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
