/** The worker in which learners' scripts run on the engine. */
import { workerClient } from './worker-client.ts';
import type { ScriptService } from './workers/script.worker.ts';

/** Far above what any script within the language's bounds takes. */
const PATIENCE_MS = 5000;

export const callScript = workerClient<ScriptService>(
  'engine',
  PATIENCE_MS,
  () => new Worker(new URL('./workers/script.worker.ts', import.meta.url), { type: 'module' }),
);
