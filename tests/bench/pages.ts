/**
 * What the finished pages cost a reader: Lighthouse's four scores for the landing page, the roadmap and every lesson, on its
 * default slow phone, against the site built for a sub-folder and served with gzip by a plain file server.
 * Run by `npm run bench`; never part of the tests, because scores depend on the machine.
 */
import { spawn } from 'node:child_process';
import lighthouse from 'lighthouse';
import { lessonPaths } from '../support/pages.ts';
import { buildSite, chromiumPath, serveSite } from './site.ts';

const port = 4830;
const debuggingPort = 4831;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

buildSite();
const server = await serveSite(port);
const browser = spawn(
  chromiumPath(),
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    `--remote-debugging-port=${debuggingPort}`,
    'about:blank',
  ],
  { stdio: 'ignore' },
);
await new Promise((resolve) => setTimeout(resolve, 2000));

try {
  for (const path of ['', 'roadmap/', ...lessonPaths()]) {
    const result = await lighthouse(`http://localhost:${port}/groundwork/${path}`, {
      port: debuggingPort,
      onlyCategories: [...categories],
      logLevel: 'error',
    });
    if (!result) throw new Error(`Lighthouse gave no result for /${path}`);
    const { lhr } = result;
    const scores = categories.map(
      (name) => `${name} ${Math.round((lhr.categories[name]?.score ?? 0) * 100)}`,
    );
    console.log(`/${path}\n  ${scores.join(', ')}`);
    for (const audit of Object.values(lhr.audits)) {
      if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== 'informative') {
        console.log(`  · ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}`);
      }
    }
  }
} finally {
  browser.kill();
  server.close();
}
