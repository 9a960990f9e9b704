<<<<<<< HEAD
/** The page's one engine worker, shared by all widgets. */
import { workerCaller } from './worker-caller.ts';
=======
/** The page's one engine worker, shared by all widgets that draw formulas. */
import { workerClient } from './worker-client.ts';
>>>>>>> b48a5af (Run autograd scripts on the engine, moment by moment, proved by PyTorch's recordings)
import type { EngineService } from './workers/engine.worker.ts';

export type { EngineService, GraphSource, Prepared } from './workers/engine.worker.ts';

/** Far above what any formula within the language's bounds takes. */
const PATIENCE_MS = 5000;

<<<<<<< HEAD
/** Calls the engine. Rejects with what it threw, with the signal's reason, or when it does not answer in 5 s. */
export const callEngine = workerCaller<EngineService>(
  'the engine',
  () => new Worker(new URL('./workers/engine.worker.ts', import.meta.url), { type: 'module' }),
  PATIENCE_MS,
=======
export const callEngine = workerClient<EngineService>(
  'engine',
  PATIENCE_MS,
  () => new Worker(new URL('./workers/engine.worker.ts', import.meta.url), { type: 'module' }),
>>>>>>> b48a5af (Run autograd scripts on the engine, moment by moment, proved by PyTorch's recordings)
);
