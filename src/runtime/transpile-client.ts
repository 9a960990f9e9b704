/** Asks the transpiling worker, which is started with the first question. */
import type { Prepared } from './host.ts';

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, { resolve: (prepared: Prepared) => void; reject: (error: Error) => void }>();

function started(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./workers/transpile.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<{ id: number; prepared: Prepared }>) => {
    waiting.get(data.id)?.resolve(data.prepared);
    waiting.delete(data.id);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    for (const { reject } of waiting.values()) reject(new Error('the transpiler could not be loaded'));
    waiting.clear();
    worker = undefined;
  };
  return worker;
}

export function transpileInWorker(source: string, file: string): Promise<Prepared> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    started().postMessage({ id, file, source });
  });
}
