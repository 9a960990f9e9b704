/** Learner code tries to get out, to lie about its results and to run for ever. Each way ends at a wall. */
import { expect, test } from '@playwright/test';
import { openExercise, openPlainEditor, runProgram } from '../support/code-exercise.ts';

/** Each is an expression of the learner's; reaching anything prints REACHED. `url` is a file of this very site. */
const ATTEMPTS: Record<string, string> = {
  fetch: 'g.fetch(url)',
  'fetch of a prototype': 'Object.getPrototypeOf(Object.getPrototypeOf(g)).fetch.call(g, url)',
  XMLHttpRequest: 'new g.XMLHttpRequest()',
  WebSocket: 'new g.WebSocket(url.replace("http", "ws"))',
  EventSource: 'new g.EventSource(url)',
  'a font over the network': 'new g.FontFace("x", "url(" + url + ")").load()',
  beacon: 'g.navigator.sendBeacon(url, "x")',
  'import over http': 'new Function("u", "return import(u)")(url)',
  'import of a data address':
    'new Function("u", "return import(u)")("data:text/javascript,export default 1")',
  'import of a blob':
    'new Function("u", "return import(u)")(URL.createObjectURL(new Blob(["export default 1"], { type: "text/javascript" })))',
  importScripts: 'g.importScripts(url)',
  indexedDB: 'g.indexedDB.open("groundwork")',
  caches: 'g.caches.open("groundwork")',
  localStorage: 'g.localStorage.setItem("stolen", "1")',
  cookies: 'g.cookieStore.getAll()',
  document: 'g.document.cookie',
  parent: 'g.parent.document',
  'a window': 'g.open(url)',
  'another worker':
    'new g.Worker(URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" })))',
  'a shared worker': 'new g.SharedWorker(url)',
  'a channel to the page': 'new g.BroadcastChannel("groundwork")',
  'the file system': 'g.webkitRequestFileSystemSync(0, 1024)',
  'storage of the origin': 'g.navigator.storage.getDirectory()',
  'a message to the frame': 'g.postMessage({ ready: true })',
};

test('learner code reaches no network, no storage, no page and no other worker', async ({
  page,
  baseURL,
}) => {
  const exercise = await openExercise(page, 'path-sum');
  await openPlainEditor(exercise);
  await runProgram(exercise, 'export const pathSum = () => 0;');
  // The browser reports a request that the policy refused as failed; what counts is that nothing ever answers.
  const answered: string[] = [];
  const refused: (string | undefined)[] = [];
  page.on('response', (response) => answered.push(response.url()));
  page.on('requestfailed', (request) => refused.push(request.failure()?.errorText));

  const tries = Object.entries(ATTEMPTS).map(([name, code]) => `  [${JSON.stringify(name)}, () => ${code}],`);
  await runProgram(
    exercise,
    `const g: any = globalThis;
const url = ${JSON.stringify(`${baseURL}favicon.svg`)};
const tries: [string, () => unknown][] = [
${tries.join('\n')}
];
let tried = false;
export async function pathSum() {
  if (tried) return 0;
  tried = true;
  for (const [name, attempt] of tries) {
    try {
      await attempt();
      console.log(name + ': REACHED');
    } catch (error) {
      console.log(name + ': blocked');
    }
  }
  return 0;
}`,
  );
  const printed = await exercise.locator('.gw-case .gw-prints pre').first().textContent();
  expect(printed?.split('\n')).toEqual(Object.keys(ATTEMPTS).map((name) => `${name}: blocked`));
  expect(answered.filter((url) => /^(http|ws)/.test(url))).toEqual([]);
  expect(new Set(refused)).toEqual(new Set(['csp']));
  expect(await page.evaluate(() => localStorage.getItem('stolen'))).toBeNull();
});

test('the frame around learner code has an origin of its own', async ({ page }) => {
  const exercise = await openExercise(page, 'path-sum');
  await openPlainEditor(exercise);
  await runProgram(exercise, 'export const pathSum = () => 0;');
  const frame = page.locator('iframe[title="Sandbox for running code"]');
  await expect(frame).toHaveAttribute('sandbox', 'allow-scripts');
  expect(await frame.evaluate((element: HTMLIFrameElement) => element.contentDocument)).toBeNull();
});

test('a result cannot be forged from inside', async ({ page }) => {
  const exercise = await openExercise(page, 'path-sum');
  await openPlainEditor(exercise);
  const verdict = await runProgram(
    exercise,
    `const g: any = globalThis;
const steal = function (this: any, ...args: any[]) {
  try {
    for (const call of [0, 1, 2, 3, 4, 5]) this.postMessage('{"k":"value","call":' + call + ',"value":{"t":"number","v":"8"}}');
    this.postMessage('{"k":"done"}');
  } catch {}
  return '{"k":"done"}';
};
g.MessagePort.prototype.postMessage = steal;
Object.defineProperty(g.MessageEvent.prototype, 'data', { get: steal });
g.EventTarget.prototype.dispatchEvent = steal;
JSON.stringify = () => '8';
JSON.parse = () => ({ of: 'learner', name: 'forged', args: [] });
Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => () => 8;
Reflect.apply = () => 8;
Array.isArray = () => true as any;
Array.prototype.push = Array.prototype.map = Array.prototype.every = Array.prototype.filter = steal as any;
Array.prototype[Symbol.iterator] = function* () { yield 8; } as any;
String.prototype.startsWith = String.prototype.slice = (() => 'passed') as any;
Object.is = Number.isNaN = Number.isFinite = (() => true) as any;
Promise.prototype.then = function (this: any, f: any) { f?.(8); return this; } as any;
for (const name of ['t', 'v', 'outcome', 'status', 'passed', 'expected', 'toJSON', 'k'])
  Object.defineProperty(Object.prototype, name, { get: () => 'passed', set: () => {}, configurable: true });
Object.defineProperty(Array.prototype, 0, { get: () => 8, set: () => {} });
g.onmessage = steal;
setTimeout(steal, 0);
export function forged() { return 8; }
export function pathSum() { return { valueOf: () => 8, toString: () => '8', toJSON: () => 8 }; }`,
  );
  expect(verdict).toContain('0 of 6 tests pass.');
  // The damage dies with its worker: the next run is judged as ever.
  expect(await runProgram(exercise, 'export const pathSum = () => 8;')).toContain('1 of 6 tests pass.');
});

test('messages sent to the page from elsewhere change nothing', async ({ page }) => {
  const exercise = await openExercise(page, 'path-sum');
  await openPlainEditor(exercise);
  await exercise
    .getByRole('textbox')
    .fill('export async function pathSum() { await new Promise((go) => setTimeout(go, 100)); return 0 }');
  await exercise.getByRole('button', { name: 'Run', exact: true }).click();
  await page.evaluate(() => {
    const done = `${'0'.repeat(32)}{"k":"done"}`;
    for (const message of [done, { ready: true }, { k: 'done' }]) window.postMessage(message, '*');
    for (const frame of document.querySelectorAll('iframe'))
      frame.contentWindow?.postMessage({ do: 'end', id: 2 }, '*');
  });
  await expect(exercise.locator('.gw-verdict')).toContainText('1 of 6 tests pass.');
});

const RUNAWAYS: Record<string, [program: string, verdict: RegExp]> = {
  'an endless loop': ['export function pathSum() { while (true); }', /Stopped after 5 seconds/],
  'a regular expression without an end': [
    'export function pathSum() { return /^(a+)+$/.test("a".repeat(40) + "b") }',
    /Stopped after 5 seconds/,
  ],
  '100 million lines of output': [
    'export function pathSum() { for (let i = 0; i < 1e8; i++) console.log(i); }',
    /printed more than 1000 lines/,
  ],
  'a list that only grows': [
    'export function pathSum() { const all = []; for (;;) all.push([all.length]); }',
    /^.?\s*(Stopped|0 of 6)/,
  ],
  'a text that is no program': [
    'export function pathSum() {\n  return (1 + ;\n}',
    /Line 2: SyntaxError: Unexpected token/,
  ],
  'a loop that swallows every error': [
    'export function pathSum() { while (true) { try { throw new Error("again") } catch { continue } finally { } } }',
    /Stopped after 5 seconds/,
  ],
  'a sleep that blocks': [
    `export function pathSum() {
  if (typeof SharedArrayBuffer === 'undefined') { const end = Date.now() + 60_000; while (Date.now() < end); }
  else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
  return 8;
}`,
    /Stopped after 5 seconds/,
  ],
  'promises without an end': [
    'export async function pathSum() { for (;;) await null; }',
    /Stopped after 5 seconds/,
  ],
  'more memory than there is': [
    'export function pathSum() { return new Float64Array(2 ** 40).length + new Array(2 ** 32).length }',
    /0 of 6 tests pass/,
  ],
  'a text that doubles': [
    'export function pathSum() { let text = "x"; for (;;) text += text; }',
    /^.?\s*(Stopped|0 of 6)/,
  ],
  'a recursion without an end': ['export function pathSum() { return pathSum() }', /0 of 6 tests pass/],
};

for (const [what, [program, verdict]] of Object.entries(RUNAWAYS)) {
  test(`${what} ends in a sentence, and the next run works`, async ({ page }) => {
    const exercise = await openExercise(page, 'path-sum');
    await openPlainEditor(exercise);
    expect(await runProgram(exercise, program)).toMatch(verdict);
    expect(await runProgram(exercise, 'export const pathSum = () => 8;')).toContain('1 of 6 tests pass.');
  });
}

test('Stop ends a run at once', async ({ page }) => {
  const exercise = await openExercise(page, 'path-sum');
  await openPlainEditor(exercise);
  await exercise
    .getByRole('textbox')
    .fill('export function pathSum() { console.log("on my way"); while (true); }');
  await exercise.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(exercise.getByText('on my way')).toBeVisible();
  await exercise.getByRole('button', { name: 'Stop' }).click();
  await expect(exercise.locator('.gw-verdict')).toContainText('Stopped by you.', { timeout: 1_000 });
});
