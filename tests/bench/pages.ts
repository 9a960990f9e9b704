/**
 * What the finished pages cost a reader: Lighthouse's four scores for one page of each kind, on its default slow
 * phone, against the site built for a sub-folder and served with gzip by a plain file server.
 * Run by `npm run bench`; never part of the tests, because scores depend on the machine.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createGzip } from 'node:zlib';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { LESSON } from '../support/pages.ts';

const port = 4830;
const debuggingPort = 4831;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

console.log('Building for /groundwork/ …');
const build = spawnSync('astro', ['build'], {
  env: { ...process.env, GROUNDWORK_BASE: '/groundwork/', GROUNDWORK_OUT: './dist-bench/groundwork' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (build.status !== 0) throw new Error('The site did not build: run `npm run build` to see why.');

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  let file = join('dist-bench', path);
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const type = types[extname(file)] ?? 'application/octet-stream';
  const text = /text|json|svg|wasm/.test(type);
  response.writeHead(200, { 'content-type': type, ...(text ? { 'content-encoding': 'gzip' } : {}) });
  const body = createReadStream(file);
  (text ? body.pipe(createGzip()) : body).pipe(response);
}).listen(port);
await once(server, 'listening');

const executable = [process.env.CHROME_PATH, '/usr/bin/chromium', chromium.executablePath()].find(
  (path) => path && existsSync(path),
);
if (!executable) throw new Error('No Chromium found: install one or set CHROME_PATH.');
const browser = spawn(
  executable,
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
  for (const path of ['', 'roadmap/', LESSON]) {
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
