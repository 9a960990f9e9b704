/** The runner's host in Node: the learner's worker code in a thread, so that content is proved by what learners use. */
import { Worker } from 'node:worker_threads';
import type { Host } from '../../src/runtime/host.ts';
import type { Language } from '../../src/runtime/protocol.ts';
import { transpile } from '../../src/runtime/transpile.ts';

const THREADS: Record<Language, URL> = {
  typescript: new URL('./node-typescript.ts', import.meta.url),
  python: new URL('./node-python.ts', import.meta.url),
};

/** The last report of a job that ended by itself. */
const JOB_OVER = /^[0-9a-f]+\{"k": ?"(done|failed|overdue)"/;

interface Options {
  /** Give the next job to a thread that has finished one. Only for programs of ours, which leave nothing behind. */
  readonly reuse?: boolean;
}

export function nodeHost({ reuse = false }: Options = {}): Host {
  const idle: Record<Language, Worker[]> = { typescript: [], python: [] };
  return {
    ready: async () => {},
    prepare: async (language, part, source) =>
      language === 'typescript' ? transpile(source, `${part}.ts`) : { ok: true, code: source },
    start: async (language, job, onReport, onBroken) => {
      const worker = idle[language].pop() ?? new Worker(THREADS[language]);
      worker.ref();
      let finished = false;
      const onMessage = (report: string) => {
        finished ||= JOB_OVER.test(report);
        onReport(report);
      };
      const onError = (error: unknown) => onBroken(error instanceof Error ? error.message : String(error));
      worker.on('message', onMessage);
      worker.on('error', onError);
      worker.postMessage(job);
      const end = () => {
        worker.off('message', onMessage);
        if (!reuse || !finished) return void worker.terminate();
        worker.off('error', onError);
        worker.unref();
        idle[language].push(worker);
      };
      return { end, alive: async () => true };
    },
  };
}
