/** The runner's host in Node: the learner's worker code in a thread, so that content is proved by what learners use. */
import { Worker } from 'node:worker_threads';
import type { Host } from '../../src/runtime/host.ts';
import { transpile } from '../../src/runtime/transpile.ts';

export function nodeHost(): Host {
  return {
    ready: async () => {},
    prepare: async (_language, part, source) => transpile(source, `${part}.ts`),
    start: async (language, job, onReport, onBroken) => {
      if (language !== 'typescript') throw new Error(`no Node host for ${language}`);
      const worker = new Worker(new URL('./node-sandbox.ts', import.meta.url), { workerData: job });
      worker.on('message', onReport);
      worker.on('error', (error) => onBroken(error instanceof Error ? error.message : String(error)));
      return { end: () => void worker.terminate(), alive: async () => true };
    },
  };
}
