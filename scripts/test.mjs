/**
 * `npm test`: the one gate. Installs what is missing, then checks types, lint and unused code, runs unit, golden
 * and content tests, builds the site for a sub-folder and follows learners through it in Chromium. Everything
 * runs even when an early part fails, and the last line counts over all of it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, env, run } from './install.mjs';

ensureInstalled();
const { ensureChromium } = await import('./chromium.mjs');
env.CHROME_PATH = await ensureChromium();

const results = mkdtempSync(join(tmpdir(), 'groundwork-test-'));
const total = { passed: 0, failed: 0 };

/** A check that is one program: it passes or fails as a whole. */
function check(title, command, args, extra = {}) {
  console.log(`\n── ${title}`);
  const ok = run(command, args, { env: { ...env, ...extra } }) === 0;
  total[ok ? 'passed' : 'failed'] += 1;
  return ok;
}

/** A runner that writes how many of its tests passed. One that dies before it can write counts as a failure. */
function runner(title, command, args, count, extra = {}) {
  console.log(`\n── ${title}`);
  const status = run(command, args, { env: { ...env, ...extra } });
  let counted = { passed: 0, failed: 0 };
  try {
    counted = count();
  } catch (error) {
    console.error(`No result could be read from ${command}: ${error.message}`);
  }
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  if (counted.passed + counted.failed === 0) counted.failed = 1;
  total.passed += counted.passed;
  total.failed += counted.failed;
}

/** A port that is free now, and the next one too: the browser tests serve the site twice. */
async function freePort() {
  for (let port = 4810; port < 65_000; port += 2) {
    const free = await Promise.all([port, port + 1].map(isFree));
    if (free.every(Boolean)) return port;
  }
  throw new Error('No two free ports in a row on this machine.');
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, () => server.close(() => resolve(true)));
  });
}

const readJson = (name) => JSON.parse(readFileSync(join(results, name), 'utf8'));

// Astro writes the types of the content collections, which tsc needs.
run('astro', ['sync'], { stdio: ['ignore', 'ignore', 'inherit'] });
check('types', 'tsc', []);
check('types in .astro files', 'astro', ['check', '--minimumFailingSeverity', 'warning']);
check('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
check('unused code', 'knip', []);

runner(
  'unit, golden and content tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`],
  () => {
    const { numPassedTests, numFailedTests } = readJson('vitest.json');
    return { passed: numPassedTests, failed: numFailedTests };
  },
);

const built =
  check('build at the root', 'astro', ['build'], { GROUNDWORK_OUT: './dist-e2e/root' }) &&
  check('build for a sub-folder', 'astro', ['build'], {
    GROUNDWORK_BASE: '/groundwork/',
    GROUNDWORK_OUT: './dist-e2e/sub/groundwork',
  });
if (built) {
  runner(
    'browser tests',
    'playwright',
    ['test', '--reporter=list,json'],
    () => {
      const { expected, unexpected, flaky } = readJson('playwright.json').stats;
      return { passed: expected + flaky, failed: unexpected };
    },
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'playwright.json'),
      GROUNDWORK_PORT: String(await freePort()),
    },
  );
}

rmSync(results, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
