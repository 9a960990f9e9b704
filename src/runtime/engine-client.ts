/** The page's one engine worker, shared by all widgets. */
import { workerCaller } from './worker-caller.ts';
import type { EngineService } from './workers/engine.worker.ts';

export type { EngineService, GraphSource, Prepared } from './workers/engine.worker.ts';

/** Far above what any formula within the language's bounds takes. */
const PATIENCE_MS = 5000;

/** Calls the engine. Rejects with what it threw, with the signal's reason, or when it does not answer in 5 s. */
export const callEngine = workerCaller<EngineService>(
  'the engine',
  () => new Worker(new URL('./workers/engine.worker.ts', import.meta.url), { type: 'module' }),
  PATIENCE_MS,
);
