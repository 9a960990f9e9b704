import { describe, expect, it } from 'vitest';
import type { Call, Print, RunOptions } from '../../../src/runtime/protocol.ts';
import { createRunner } from '../../../src/runtime/runner.ts';
import { nodeHost } from '../../support/node-host.ts';

const run = createRunner(nodeHost());
const f = (...args: number[]): Call => ({ of: 'learner', name: 'f', args });
const runCalls = (source: string, calls: Call[], options?: RunOptions) =>
  run({ language: 'typescript', source, calls }, options);

describe('a run', () => {
  it('gives the value of every call, in order', async () => {
    const result = await runCalls('export function f(n: number): number { return n * 2 }', [f(1), f(4)]);
    expect(result.status).toBe('finished');
    expect(result.calls).toEqual([
      { status: 'returned', value: { t: 'number', v: '2' } },
      { status: 'returned', value: { t: 'number', v: '8' } },
    ]);
  });

  it('waits for a promise', async () => {
    const result = await runCalls('export async function f(n: number) { await null; return n + 1 }', [f(1)]);
    expect(result.calls).toEqual([{ status: 'returned', value: { t: 'number', v: '2' } }]);
  });

  it('goes on after a call that throws, and points at the learner’s line', async () => {
    const source = [
      'export function f(n: number) {',
      '  if (n === 1)',
      '    throw new RangeError("no");',
      '  return n;',
      '}',
    ];
    const result = await runCalls(source.join('\n'), [f(1), f(2)]);
    expect(result.calls[0]).toMatchObject({
      status: 'threw',
      problem: { name: 'RangeError', message: 'no', line: 3 },
    });
    expect(result.calls[1]).toMatchObject({ status: 'returned' });
  });

  it('streams what is printed, with the call that printed it', async () => {
    const seen: Print[] = [];
    const source = 'console.log("loading");\nexport function f(n: number) { console.warn("n is", n, [n]); }';
    await runCalls(source, [f(7)], { onOutput: (print) => seen.push(print) });
    expect(seen).toEqual([
      { call: -1, stream: 'out', text: 'loading' },
      { call: 0, stream: 'err', text: 'n is 7 [7]' },
    ]);
  });

  it('gives each call its own arguments, whatever the call before did to them', async () => {
    const source = 'export function f(xs: number[]) { xs.push(1); return xs.length }';
    const call: Call = { of: 'learner', name: 'f', args: [[5]] };
    const result = await runCalls(source, [call, call]);
    expect(result.calls).toEqual([
      { status: 'returned', value: { t: 'number', v: '2' } },
      { status: 'returned', value: { t: 'number', v: '2' } },
    ]);
  });

  it('lets probes and the learner import the helpers, and nothing else', async () => {
    const result = await run({
      language: 'typescript',
      source: 'import { two } from "./helpers.ts";\nexport function f() { return two }',
      helpers: 'export const two = 2;',
      probes: 'export function twice(learner: { f: () => number }) { return [learner.f(), learner.f()] }',
      calls: [{ of: 'probes', name: 'twice', args: [] }],
    });
    expect(result.calls).toMatchObject([{ status: 'returned', value: { t: 'list' } }]);

    const other = await runCalls(
      'import fs from "node:fs";\nexport const f = () => fs.readFileSync("/etc/passwd");',
      [f()],
    );
    expect(other).toMatchObject({
      status: 'failed',
      problem: { message: expect.stringContaining('no module "node:fs"') },
    });
  });

  it('says which name is missing when the export is gone', async () => {
    const result = await runCalls('function f() { return 1 }', [f()]);
    expect(result.calls).toMatchObject([
      {
        status: 'threw',
        problem: { message: 'there is no exported function f; keep the line that begins with "export"' },
      },
    ]);
  });
});

describe('a text that is no program', () => {
  it('is answered with the line where it breaks off', async () => {
    const broken = await runCalls('export function f() {\n  const a = (1 + ;\n}', [f()]);
    expect(broken).toMatchObject({ status: 'failed', problem: { name: 'SyntaxError', line: 2, column: 18 } });
  });

  it('has a line also where only the engine notices', async () => {
    const twice = await runCalls('export function f() {}\nconst a = 1;\nconst a = 2;\nconst b = 3;\n', [f()]);
    expect(twice).toMatchObject({
      status: 'failed',
      problem: { line: 3, message: "Identifier 'a' has already been declared" },
    });
    const quote = await runCalls('export function f() {\n  return "abc\n}\n', [f()]);
    expect(quote).toMatchObject({ status: 'failed', problem: { name: 'SyntaxError', line: 2 } });
  });
});

describe('a run over its limits', () => {
  const limits = { timeMs: 400 };

  it('is stopped in an endless loop, keeps what was done, and the next run works', async () => {
    const result = await runCalls(
      'export function f(n: number) { while (n > 1); return n }',
      [f(1), f(2), f(1)],
      { limits },
    );
    expect(result).toMatchObject({ status: 'stopped', reason: 'time', calls: [{ status: 'returned' }] });
    expect(result).toMatchObject({ message: expect.stringContaining('after 0.4 seconds') });
    expect(await runCalls('export function f() { return 1 }', [f()])).toMatchObject({ status: 'finished' });
  });

  it('is stopped when it waits for ever', async () => {
    const result = await runCalls('export function f() { return new Promise(() => {}) }', [f()], { limits });
    expect(result).toMatchObject({ status: 'stopped', reason: 'time' });
  });

  it('is stopped in 10^8 lines of output after the allowed ones', async () => {
    const source = 'export function f() { for (let i = 0; i < 1e8; i++) console.log(i) }';
    const result = await runCalls(source, [f()]);
    expect(result).toMatchObject({ status: 'stopped', reason: 'output' });
    expect(result.prints).toHaveLength(1_000);
  });

  it('is stopped on a few very long lines too', async () => {
    const source = 'export function f() { for (;;) console.log("x".repeat(15_000)) }';
    const result = await runCalls(source, [f()]);
    expect(result).toMatchObject({ status: 'stopped', reason: 'output' });
    expect(result.prints.length).toBeLessThan(20);
  });

  it('is stopped by the learner, and output after the end is dropped', async () => {
    const stop = new AbortController();
    const seen: Print[] = [];
    const source =
      'export function f() { for (let i = 0; i < 900; i++) { console.log(i); const t = Date.now(); while (Date.now() < t + 5); } }';
    const result = await runCalls(source, [f()], {
      signal: stop.signal,
      onOutput: (print) => {
        seen.push(print);
        stop.abort();
      },
    });
    expect(result).toMatchObject({ status: 'stopped', reason: 'user' });
    const { length } = seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toHaveLength(length);
  });

  it('ends a recursion without an end as an error with a plain note', async () => {
    const result = await runCalls('export function f(): number { return f() + 1 }', [f()]);
    expect(result.calls).toMatchObject([
      {
        status: 'threw',
        problem: { name: 'RangeError', line: 1, note: expect.stringContaining('called itself') },
      },
    ]);
  });
});

describe('a report', () => {
  it('does not count without the token, out of order or after the end', async () => {
    const forged: string[] = [];
    const forgingRun = createRunner({
      ...nodeHost(),
      start: async (_language, job, onReport) => {
        const say = (json: string, token = job.token) => {
          forged.push(json);
          onReport(token + json);
        };
        say('{"k":"value","call":0,"value":{"t":"number","v":"8"}}', '0'.repeat(32));
        say('{"k":"value","call":1,"value":{"t":"number","v":"8"}}');
        say('{"k":"done"}');
        say('not json');
        say('{"k":"value","call":0,"value":{"t":"number","v":"1"}}');
        say('{"k":"value","call":0,"value":{"t":"number","v":"8"}}');
        say('{"k":"done"}');
        say('{"k":"value","call":0,"value":{"t":"number","v":"8"}}');
        return { end: () => {}, alive: async () => true };
      },
    });
    const result = await forgingRun({ language: 'typescript', source: '', calls: [f()] });
    expect(forged).toHaveLength(8);
    expect(result).toMatchObject({
      status: 'finished',
      calls: [{ status: 'returned', value: { t: 'number', v: '1' } }],
    });
  });
});
