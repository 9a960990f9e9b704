/**
 * The same contenders in the workers of real browsers: a small server hands out one page, which measures and sends
 * its numbers back. Browsers are started headless with a profile of their own, without any driver.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTENDERS, TASKS } from './contenders.ts';
import type { Effort, Measured } from './measure.ts';
import { cache, here } from './node.ts';
import type { Plan } from './page/page.ts';
import { esbuild } from './prepare.ts';

const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
];

/** Firefox mixes AVX with older encodings, for which some processors take 130 ns an addition: without AVX, half a ns. */
const FIREFOX_PREFERENCES = 'user_pref("javascript.options.wasm_simd_avx", false);\n';

export const BROWSERS = {
  Chromium: {
    places: [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'],
    flags: (profile: string) => [...CHROMIUM_FLAGS, `--user-data-dir=${profile}`],
  },
  Firefox: {
    places: [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
    flags: (profile: string) => ['--headless', '--no-remote', '--profile', profile],
  },
} as const;

const inBrowsers = Object.entries(CONTENDERS).filter(([, { file }]) => file.endsWith('.ts'));
const bundleOf = (name: string) => `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.js`;

/** Bundles the page and one worker per contender. */
export async function bundlePages(peakBytes: string): Promise<void> {
  const common = { platform: 'browser', format: 'esm', target: 'es2022', minify: true } as const;
  await esbuild({ ...common, entryPoints: [join(here, 'page/page.ts')], outfile: join(cache, 'page.js') });
  for (const [name, { file, withoutWebAssembly }] of inBrowsers) {
    const contents = `import { tasks } from './contenders/${file}'; import { serve } from './page/worker.ts'; serve(tasks);`;
    const before = withoutWebAssembly
      ? 'delete globalThis.WebAssembly;'
      : `globalThis.peakBytes = '${peakBytes}';`;
    await esbuild({
      ...common,
      stdin: { contents, resolveDir: here, loader: 'ts' },
      outfile: join(cache, bundleOf(name)),
      banner: { js: before },
    });
  }
}

export interface Visit {
  version: string;
  tasks: Record<string, Measured>;
}

/** Measures in one browser; null where it is not installed. */
export async function visit(
  browser: keyof typeof BROWSERS,
  effort: Effort,
  only: string,
  onTask: (task: string, measured: Measured) => void,
): Promise<Visit | null> {
  const { places, flags } = BROWSERS[browser];
  const program = places.find((place) => place !== undefined && existsSync(place));
  if (program === undefined) return null;

  const taking = (task: string) => inBrowsers.filter(([, { tasks }]) => tasks.includes(task));
  const workers = (task: string) =>
    Object.fromEntries(taking(task).map(([name]) => [name, `/${bundleOf(name)}`]));
  const chosen = TASKS.filter((task) => task.includes(only));
  const plan: Plan = { effort, tasks: Object.fromEntries(chosen.map((task) => [task, workers(task)])) };

  const tasks: Record<string, Measured> = {};
  let finish: (version: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const finished = new Promise<string>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (path === '/task') {
      const { task, measured } = JSON.parse(await body(request)) as { task: string; measured: Measured };
      tasks[task] = measured;
      onTask(task, measured);
    } else if (path === '/done') finish(JSON.parse(await body(request)));
    else if (path === '/') response.setHeader('content-type', 'text/html');
    response.end(answer(path, plan, response.setHeader.bind(response)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  if (browser === 'Firefox') writeFileSync(join(profile, 'user.js'), FIREFOX_PREFERENCES);
  const child = spawn(program, [...flags(profile), `http://127.0.0.1:${port}/`], { stdio: 'ignore' });
  child.on('exit', (code) => fail(new Error(`${browser} ended early with code ${code}.`)));
  try {
    return { version: await finished, tasks };
  } finally {
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function answer(path: string, plan: Plan, header: (name: string, value: string) => unknown): string | Buffer {
  if (path === '/')
    return '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>';
  if (path === '/plan.json') return JSON.stringify(plan);
  if (/^\/[a-z0-9-]+\.js$/.test(path)) {
    header('content-type', 'text/javascript');
    return readFileSync(join(cache, path));
  }
  if (/^\/wasm\/[a-z-]+\.wasm$/.test(path)) {
    header('content-type', 'application/wasm');
    return readFileSync(join(here, 'node_modules/@tensorflow/tfjs-backend-wasm/dist', path.slice(6)));
  }
  return '';
}

async function body(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}
