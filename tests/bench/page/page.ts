/** The measuring page: opens a worker for each contender and sends what it measured to the server it came from. */
import type { Answer } from '../contender.ts';
import { type Channel, type Effort, measure } from '../measure.ts';

/** Task to contenders, each with the address of its worker. */
export interface Plan {
  effort: Effort;
  tasks: Record<string, Record<string, string>>;
}

function open(url: string): Channel {
  const worker = new Worker(url, { type: 'module' });
  return {
    ask: (question) =>
      new Promise<Answer>((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
        worker.onerror = ({ message }) =>
          resolve({ kind: 'absent', why: message || 'the worker did not load' });
        worker.postMessage(question);
      }),
    stop: () => worker.terminate(),
  };
}

const post = (path: string, value: unknown) => fetch(path, { method: 'POST', body: JSON.stringify(value) });

const plan: Plan = await (await fetch('plan.json')).json();
for (const [task, workers] of Object.entries(plan.tasks)) {
  const openers = Object.fromEntries(Object.entries(workers).map(([name, url]) => [name, () => open(url)]));
  await post('task', { task, measured: await measure(task, openers, plan.effort) });
}
await post('done', navigator.userAgent);
