/** The worker in which learners' scripts run on the engine. */
import { workerCaller } from './worker-caller.ts';
import type { ScriptService } from './workers/script.worker.ts';

/** Far above what any script within the language's bounds takes. */
const PATIENCE_MS = 5000;

export const callScript = workerCaller<ScriptService>(
  'the engine',
  () => new Worker(new URL('./workers/script.worker.ts', import.meta.url), { type: 'module' }),
  PATIENCE_MS,
);
