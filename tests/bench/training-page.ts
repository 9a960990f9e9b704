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
    const begun = performance.now();
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    stepsPerSecond.push((1000 * ROUND) / (performance.now() - begun));
  }
  const longestTaskMs = await page.evaluate(
    () => (window as unknown as { seen: { longest: number } }).seen.longest,
  );
  await page.close();
  return { stepsPerSecond, longestTaskMs };
}
