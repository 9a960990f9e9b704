/** Python in a worker: starting the interpreter, and running one job in it. The same in a browser and in Node. */
import type { loadPyodide, PyodideInterface } from 'pyodide';
import type { Job } from '../protocol.ts';

/** Pyodide's own lock names packages on another host; with this one it knows none and asks nobody. */
const NO_PACKAGES = {
  info: {
    abi_version: '2026_0',
    arch: 'wasm32',
    platform: 'emscripten_5_0_3',
    version: '314.0.7',
    python: '3.14.2',
  },
  packages: {},
} as const;

type PyodideOptions = NonNullable<Parameters<typeof loadPyodide>[0]>;

/** Imported before a snapshot is taken, so that no run waits for it. */
const WARM_UP = 'import io, json, linecache, traceback, types';

export interface Booted {
  readonly py: PyodideInterface;
  /** The interpreter's memory before any learner code, when it was started without one. */
  readonly snapshot?: Uint8Array<ArrayBuffer>;
}

/**
 * Starts an interpreter, from `snapshot` when there is one (about five times faster). Snapshots are an undocumented
 * part of Pyodide: whatever goes wrong with one, a plain start follows.
 */
export async function bootPython(
  load: typeof loadPyodide,
  options: PyodideOptions,
  snapshot?: Uint8Array<ArrayBuffer>,
): Promise<Booted> {
  const settings: PyodideOptions = {
    ...options,
    lockFileContents: NO_PACKAGES as unknown as PyodideOptions['lockFileContents'],
  };
  if (snapshot) {
    try {
      return { py: await load({ ...settings, _loadSnapshot: snapshot }) };
    } catch {
      // Fall through to the plain start.
    }
  }
  const py = await load({ ...settings, _makeSnapshot: true });
  py.runPython(WARM_UP);
  return { py, snapshot: py.makeMemorySnapshot() as Uint8Array<ArrayBuffer> };
}

/** After a first KeyboardInterrupt, code that swallowed it gets another one so much later. */
const AGAIN_MS = 500;

/**
 * Makes Python raise KeyboardInterrupt once the time is up. Pyodide polls an "interrupt buffer" and, without shared
 * memory, any object with a `[0]` will do; it also writes 0 after every poll, which must not cancel the deadline.
 */
function guardDeadline(py: PyodideInterface, timeMs: number): void {
  let deadline = performance.now() + timeMs;
  let fired = false;
  let polls = 0;
  py.setInterruptBuffer({
    get 0() {
      polls += 1;
      if ((polls & 15) !== 0 || performance.now() < deadline) return 0;
      fired = true;
      return 2; // SIGINT
    },
    set 0(_value: number) {
      if (!fired) return;
      fired = false;
      deadline = performance.now() + AGAIN_MS;
    },
  } as unknown as Int32Array);
}

/** `core` is the text of `run_job.py`. `post` takes one report. */
export function runPythonJob(
  py: PyodideInterface,
  core: string,
  job: Job,
  post: (report: string) => void,
): void {
  const { token, timeMs, ...rest } = job;
  guardDeadline(py, timeMs); // first: an interpreter that is used again still polls the deadline of its last job
  const run = py.runPython(core, { filename: 'run_job.py' });
  try {
    run(JSON.stringify(rest), (report: string) => post(token + report));
  } catch (error) {
    // The learner's code broke what runs it: a replaced built-in, or a stack that was used up. Its own fault, in its words.
    const last = String(error).trimEnd().split('\n').at(-1) ?? '';
    const said = /^(?:\w+: )?(.*)$/s.exec(last.slice(0, 300))?.[1] ?? '';
    const message = `the program broke the interpreter it runs in. ${said}`.trimEnd();
    post(`${token}${JSON.stringify({ k: 'failed', fault: { name: 'RuntimeError', message } })}`);
  }
}
