import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Call, RunResult } from '../../../src/runtime/protocol.ts';
import { PYTHON_FILE_BYTES } from '../../../src/runtime/python-files.ts';
import { createRunner } from '../../../src/runtime/runner.ts';
import { show } from '../../../src/runtime/show.ts';
import { nodeHost } from '../../support/node-host.ts';

const run = createRunner(nodeHost({ reuse: true }));
const f = (...args: number[]): Call => ({ of: 'learner', name: 'f', args });
const python = (source: string, calls: Call[] = [f()], timeMs = 5_000) =>
  run({ language: 'python', source, calls }, { limits: { timeMs } });
const shown = (result: RunResult) =>
  result.calls.map((call) => (call.status === 'returned' ? show(call.value, 'python') : call.problem.name));

describe('a run of Python', { timeout: 60_000 }, () => {
  it('gives every kind of value as a reader would write it', async () => {
    const source = `
class Num:
    def __init__(self): self.value = 3
def f(n):
    return [
        [None, True, 2, 2.0, -0.0, float("nan"), float("-inf"), 10**20],
        ("a",), {"s": 1, 2: [3]}, {3, 1}, Num(), 'it is "so"', f, complex(1, 2),
    ][n]
`;
    const result = await python(source, [f(0), f(1), f(2), f(3), f(4), f(5), f(6), f(7)]);
    expect(shown(result)).toEqual([
      '[None, True, 2, 2.0, -0.0, nan, -inf, 100000000000000000000]',
      "('a',)",
      "{'s': 1, 2: [3]}",
      'set {1, 3}',
      'Num {value: 3}',
      `'it is "so"'`,
      'function f',
      '(1+2j)',
    ]);
  });

  it('keeps each print beside its call, lines without an end included', async () => {
    const result = await python('print("loading")\ndef f(n):\n    print(n, end="")', [f(1), f(2)]);
    expect(result.prints).toEqual([
      { call: -1, stream: 'out', text: 'loading' },
      { call: 0, stream: 'out', text: '1' },
      { call: 1, stream: 'out', text: '2' },
    ]);
  });

  it('shows the learner’s own frames only, with a plain note', async () => {
    const source = 'import json\ndef f():\n    return json.loads(g())\ndef g():\n    return "{" + 1\n';
    const result = await python(source);
    expect(result.calls).toMatchObject([
      {
        status: 'threw',
        problem: { name: 'TypeError', line: 5, note: expect.stringContaining('Print it') },
      },
    ]);
    const [call] = result.calls;
    const trace = call?.status === 'threw' ? call.problem.trace : '';
    expect(trace).toContain('File "learner.py", line 3, in f');
    expect(trace).not.toMatch(/run_job|json\/|tests\.py/);
  });

  it.each([
    ['def f():\nreturn 1', 'IndentationError', 2],
    ['def f(:\n    return 1', 'SyntaxError', 1],
    ['x = 1\nx.nothing', 'AttributeError', 2],
  ])('says where %j breaks off', async (source, name, line) => {
    expect(await python(source)).toMatchObject({ status: 'failed', problem: { name, line } });
  });

  it('stops at the deadline and says on which line', async () => {
    const result = await python('def f():\n    n = 0\n    while True:\n        n += 1', [f()], 300);
    expect(result).toMatchObject({
      status: 'stopped',
      reason: 'time',
      problem: { name: 'KeyboardInterrupt' },
    });
    expect(result).toMatchObject({ message: expect.stringMatching(/It was on line [34]\./) });
  });

  it('ends code that swallows the interrupt from outside', async () => {
    const source =
      'def f():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass';
    expect(await python(source, [f()], 300)).toMatchObject({ status: 'stopped', reason: 'time' });
    expect(shown(await python('def f(): return 1'))).toEqual(['1']);
  });

  it('answers input() and exit() with an error that says so', async () => {
    const result = await python('def f(n):\n    return input("?") if n else exit(3)', [f(1), f(0)]);
    expect(result.calls).toMatchObject([
      { status: 'threw', problem: { name: 'EOFError', note: expect.stringContaining('input()') } },
      { status: 'threw', problem: { name: 'SystemExit' } },
    ]);
  });

  it('lets the learner import the helpers', async () => {
    const result = await run({
      language: 'python',
      source: 'from helpers import two\ndef f(): return two',
      helpers: 'two = 2',
      probes: 'def twice(learner): return [learner.f()] * 2',
      calls: [{ of: 'probes', name: 'twice', args: [] }],
    });
    expect(shown(result)).toEqual(['[2, 2]']);
  });
});

it('the sizes that progress counts towards are those of the files', () => {
  for (const [name, bytes] of Object.entries(PYTHON_FILE_BYTES))
    expect(statSync(`node_modules/pyodide/${name}`).size, name).toBe(bytes);
});

describe('a program that breaks what runs it', { timeout: 120_000 }, () => {
  it.each([
    [
      'class E(Exception):\n    def __str__(self): raise ValueError\nraise E()',
      'E',
      'its message cannot be shown',
    ],
    ['raise SyntaxError', 'SyntaxError', ''],
    ['raise SyntaxError("a", ("learner.py", "x", 1, "t"))', 'SyntaxError', 'a'],
    [
      'import json, traceback\njson.dumps = traceback.TracebackException = None\nraise ValueError("b")',
      'ValueError',
      'b',
    ],
    [
      'import builtins\nbuiltins.str = builtins.type = builtins.isinstance = None\nraise ValueError("c")',
      'RuntimeError',
      /^the program broke the interpreter/,
    ],
  ])('ends as its own failure: %j', async (source, name, message) => {
    const result = await createRunner(nodeHost())({ language: 'python', source, calls: [] });
    expect(result).toMatchObject({
      status: 'failed',
      problem: { name, message: typeof message === 'string' ? message : expect.stringMatching(message) },
    });
  });

  it('a text in another language is a SyntaxError on its line', async () => {
    const result = await python('/** An engine. */\nexport class Num {\n  grad = 0;\n}\n');
    expect(result).toMatchObject({ status: 'failed', problem: { name: 'SyntaxError', line: 1 } });
  });
});
