/**
 * Runs one request from start to end over any host: limits, Stop, and what counts as a report.
 *
 * Each run has a fresh worker. A run over a limit ends that worker; whatever it still says is not listened to. A report
 * counts only with the run's token, in the order of the calls, and only until the run has ended.
 */
import { explain } from './explain.ts';
import type { Host, Prepared, Seat } from './host.ts';
import {
  type CallResult,
  DEFAULT_LIMITS,
  type Job,
  type Language,
  type Limits,
  type Print,
  type Run,
  type RunRequest,
  type RunResult,
  type StopReason,
} from './protocol.ts';
import { readReport } from './report.ts';
import { showPrinted } from './show.ts';

/** A worker that has not even begun by then will not: something around it is broken. */
const START_TIMEOUT_MS = 60_000;

/** Python is asked to stop by itself first, and ended from outside so much later if it did not. */
const GRACE_MS: Record<Language, number> = { typescript: 0, python: 800 };

function stopMessage(reason: StopReason, limits: Limits): string {
  const seconds = limits.timeMs / 1_000;
  switch (reason) {
    case 'time':
      return `Stopped after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}. A loop or a recursion may have no way to end.`;
    case 'output':
      return `Stopped: the program printed more than ${limits.outputLines} lines or ${Math.round(limits.outputBytes / 1_000)} kB. Print less, or look for a loop without an end.`;
    case 'memory':
      return 'Stopped: the program used up the memory the browser gives it. Look for a list or a string that keeps growing.';
    case 'user':
      return 'Stopped by you.';
  }
}

function unreadable(source: Extract<Prepared, { ok: false }>, request: RunRequest): RunResult {
  const fault = { name: 'SyntaxError', message: source.message, line: source.line };
  const problem = { ...explain(fault, request.language), column: source.column };
  return { status: 'failed', problem, calls: [], prints: [] };
}

/** Unguessable, so that nothing but this run's worker can speak for it. */
function newToken(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

export function createRunner(host: Host): Run {
  return async (request, options = {}) => {
    const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
    const { signal } = options;
    const calls: CallResult[] = [];
    const prints: Print[] = [];
    const stopped = (reason: StopReason): RunResult => ({
      status: 'stopped',
      reason,
      message: stopMessage(reason, limits),
      calls,
      prints,
    });

    const parts: { source?: string; helpers?: string; probes?: string } = {};
    const aborted = new Promise<'aborted'>((resolve) => {
      if (signal?.aborted) resolve('aborted');
      signal?.addEventListener('abort', () => resolve('aborted'), { once: true });
    });
    try {
      const preparing = (async () => {
        await host.ready(request.language, options.onProgress ?? (() => {}));
        for (const part of ['source', 'helpers', 'probes'] as const) {
          const text = request[part];
          if (text === undefined) continue;
          const prepared = await host.prepare(request.language, part, text);
          if (prepared.ok) parts[part] = prepared.code;
          else if (part === 'source') return unreadable(prepared, request);
          else
            throw new Error(
              `the exercise's ${part} cannot be read: ${prepared.message}, line ${prepared.line}`,
            );
        }
        return null;
      })();
      // Stop means stop, also while a language is being fetched; the fetch itself goes on for the next run.
      preparing.catch(() => {});
      const early = await Promise.race([preparing, aborted]);
      if (early === 'aborted') return stopped('user');
      if (early) return early;
    } catch (error) {
      const message = `The ${request.language === 'python' ? 'Python' : 'TypeScript'} runtime could not start: ${error instanceof Error ? error.message : error}. Your code is kept; check the connection and run again.`;
      return { status: 'unavailable', message, calls, prints };
    }

    const job: Job = {
      token: newToken(),
      source: parts.source ?? '',
      helpers: parts.helpers,
      probes: parts.probes,
      calls: request.calls.map((call) => JSON.stringify(call)),
      timeMs: limits.timeMs,
      outputLines: limits.outputLines,
      outputBytes: limits.outputBytes,
    };

    return new Promise<RunResult>((resolve) => {
      let seat: Seat | undefined;
      let ended = false;
      let timer: ReturnType<typeof setTimeout> | undefined;

      const end = (result: RunResult) => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        seat?.end();
        resolve(result);
      };
      const unavailable = (message: string) => end({ status: 'unavailable', message, calls, prints });

      const overdue = async () => {
        const alive = await seat?.alive();
        end(stopped(alive === false ? 'memory' : 'time'));
      };

      const onReport = (text: unknown) => {
        if (ended) return;
        const report = readReport(text, job.token);
        if (!report) return;
        switch (report.k) {
          case 'started':
            clearTimeout(timer);
            timer = setTimeout(overdue, limits.timeMs + GRACE_MS[request.language]);
            return;
          case 'print': {
            const print = {
              call: report.call,
              stream: report.s,
              text: showPrinted(report.args, request.language),
            };
            prints.push(print);
            options.onOutput?.(print);
            return;
          }
          case 'value':
          case 'threw': {
            if (report.call !== calls.length || report.call >= request.calls.length) return;
            if (report.k === 'value') calls.push({ status: 'returned', value: report.value });
            else calls.push({ status: 'threw', problem: explain(report.fault, request.language) });
            return;
          }
          case 'failed':
            return end({ status: 'failed', problem: explain(report.fault, request.language), calls, prints });
          case 'overdue': {
            const problem = explain(report.fault, request.language);
            const where = problem.line ? ` It was on line ${problem.line}.` : '';
            const message = `${stopMessage('time', limits)}${where}`;
            return end({ status: 'stopped', reason: 'time', message, problem, calls, prints });
          }
          case 'flood':
            return end(stopped('output'));
          case 'done':
            if (calls.length === request.calls.length) end({ status: 'finished', calls, prints });
            return;
        }
      };

      timer = setTimeout(
        () => unavailable('The program did not start. Reload the page and run again; your code is kept.'),
        START_TIMEOUT_MS,
      );
      void aborted.then(() => end(stopped('user')));
      host
        .start(request.language, job, onReport, (message) => unavailable(`The sandbox failed: ${message}`))
        .then((started) => {
          seat = started;
          if (ended) started.end();
        })
        .catch((error: unknown) => unavailable(`The sandbox could not start: ${String(error)}`));
    });
  };
}
