/**
 * Finds a Chromium for the browser tests: one named by CHROME_PATH, one that is installed, the one Playwright
 * keeps, or else gets one: Playwright's download first, then the system's package.
 */
import { existsSync } from 'node:fs';
import { fail, run } from './install.mjs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a browser that exists. Ends the program with instructions when none can be had. */
export async function ensureChromium() {
  const named = process.env.CHROME_PATH;
  if (named) return existsSync(named) ? named : fail(`CHROME_PATH names ${named}, which does not exist.`);
  const { chromium } = await import('@playwright/test');
  const installed = () => [...usual, chromium.executablePath()].find((path) => path && existsSync(path));
  const found = installed();
  if (found) return found;

  console.log('No Chromium found: asking Playwright for one …');
  run('playwright', ['install', 'chromium']);
  if (!installed() && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Playwright could not fetch one: installing the system package …');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return (
    installed() ??
    fail('The browser tests need Chromium. Install it, or set CHROME_PATH to a Chrome or Chromium program.')
  );
}
