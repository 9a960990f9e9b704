/**
 * Browser tests run against the finished files, built for `/groundwork/` and served from that folder by a plain
 * file server, as on the simplest static host. Specs tagged @phone run a second time on a phone's screen, those
 * tagged @touch there alone; specs tagged @root also run on the site built for the root of a host.
 */
import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

const port = Number(process.env.GROUNDWORK_PORT ?? 4810);
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROME_PATH ?? usual.find(existsSync);
const sub = `http://localhost:${port}/groundwork/`;
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 860 } };

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A busy machine is not a failing test; one that needs its second try is listed as flaky.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    ...(executablePath ? { launchOptions: { executablePath } } : {}),
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', grepInvert: /@touch/, use: { ...desktop, baseURL: sub } },
    {
      name: 'phone',
      grep: /@phone|@touch/,
      use: { ...devices['Pixel 7'], viewport: { width: 360, height: 740 }, baseURL: sub },
    },
    { name: 'root', grep: /@root/, use: { ...desktop, baseURL: `http://localhost:${port + 1}/` } },
  ],
  webServer: [
    { command: `sirv dist-e2e/sub --port ${port} --quiet`, port, reuseExistingServer: false },
    { command: `sirv dist-e2e/root --port ${port + 1} --quiet`, port: port + 1, reuseExistingServer: false },
  ],
});
