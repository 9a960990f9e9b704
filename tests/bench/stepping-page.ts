/**
 * Whether a graph of 299 operations steps at 60 frames a second: one step in each frame, on the finished site, in
 * Chromium without a graphics processor.
 */
import type { Browser, CDPSession } from '@playwright/test';

const OPERATIONS = 299;
const STEPS = 120;
/** A frame this long has missed its turn of 16.7 ms. */
const LATE_MS = 25;

export interface SteppingPage {
  /** Work of the page's thread, with style, layout and painting. */
  readonly msPerStep: number;
  readonly lateFrames: number;
  readonly steps: number;
  /** Work of the page's thread from the text to the drawing. */
  readonly firstDrawingMs: number;
}

/** `address`: of the playground. */
export async function steppingPage(browser: Browser, address: string): Promise<SteppingPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const line = (_: unknown, i: number) =>
    `a${i + 1} = ${i === 0 ? 'x' : `a${i}`} ${i % 2 === 0 ? '+' : '*'} y`;
  await page
    .getByRole('textbox', { name: /A formula, lines/ })
    .fill(Array.from({ length: OPERATIONS }, line).join('\n'));
  // the field's own work with so many lines is done; the drawing waits for a pause in typing
  const before = await workedMs(session);
  await page.locator('.gd-node', { hasText: `a${OPERATIONS}` }).waitFor();
  await page.waitForTimeout(500);
  const drawn = await workedMs(session);
  const stage = page.getByRole('group', { name: /^Graph\./ });
  await stage.press('ArrowLeft');
  await page.waitForTimeout(300);
  const begun = await workedMs(session);
  const lateFrames = await stage.evaluate(stepEachFrame, { steps: STEPS, late: LATE_MS });
  const done = await workedMs(session);
  await page.close();
  return { msPerStep: (done - begun) / STEPS, lateFrames, steps: STEPS, firstDrawingMs: drawn - before };
}

/** Runs in the page. */
async function stepEachFrame(
  stage: Element,
  { steps, late }: { steps: number; late: number },
): Promise<number> {
  let last = await new Promise<number>(requestAnimationFrame);
  let lateFrames = 0;
  for (let step = 0; step < steps; step++) {
    stage.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    const now = await new Promise<number>(requestAnimationFrame);
    if (now - last > late) lateFrames++;
    last = now;
  }
  return lateFrames;
}

async function workedMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}
