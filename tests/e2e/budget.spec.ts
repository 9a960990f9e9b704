/** What a page may cost before its reader does anything: bytes of script, and nobody else's servers. */
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { lessonPaths, pageKinds } from '../support/pages.ts';

/** Kilobytes of script, gzipped, fetched by reading a lesson from top to bottom without touching it. */
const LESSON_KB = 60;
/** A checkpoint holds the pieces of a quarter. */
const CHECKPOINT_KB = 65;

for (const path of lessonPaths()) {
  const budget = path.includes('checkpoint') ? CHECKPOINT_KB : LESSON_KB;
  test(`reading ${path} fetches at most ${budget} kB of script`, async ({ page }) => {
    const scripts = new Map<string, number>();
    page.on('response', async (response) => {
      if (!/javascript/.test(response.headers()['content-type'] ?? '')) return;
      const body = await response.body().catch(() => Buffer.alloc(0));
      scripts.set(new URL(response.url()).pathname, gzipSync(body, { level: 9 }).length);
    });
    await page.goto(path);
    for (let step = 0; step < 40; step += 1) {
      await page.mouse.wheel(0, 500);
      await page.waitForTimeout(40);
    }
    await page.waitForLoadState('networkidle');
    const inline = await page.evaluate(() =>
      [...document.querySelectorAll('script:not([src]):not([type="application/json"])')].map(
        (s) => s.textContent,
      ),
    );
    const inlineBytes = gzipSync(Buffer.from(inline.join('\n')), { level: 9 }).length;
    const total = [...scripts.values()].reduce((sum, bytes) => sum + bytes, inlineBytes);
    const listing = [...scripts].map(([file, bytes]) => `${(bytes / 1000).toFixed(1)} kB ${file}`).join('\n');
    expect(total / 1000, `scripts on the lesson page:\n${listing}`).toBeLessThanOrEqual(budget);
  });
}

for (const { kind, path } of pageKinds) {
  test(`the ${kind} page asks no other host for anything`, async ({ page, baseURL }) => {
    const origin = new URL(baseURL ?? '').origin;
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== origin && !/^(data|blob|about):$/.test(url.protocol)) elsewhere.push(request.url());
    });
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(elsewhere).toEqual([]);
  });
}
