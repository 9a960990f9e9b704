/**
 * The page's one engine worker: started at the first call, shared by all widgets, replaced by a fresh one when it
 * fails or does not answer in time.
 */
import { type Connection, connect } from './rpc.ts';
import type { EngineService } from './workers/engine.worker.ts';

export type { EngineService, GraphSource, Prepared } from './workers/engine.worker.ts';

/** Far above what any formula within the language's bounds takes. */
const PATIENCE_MS = 5000;

let current: { readonly worker: Worker; readonly connection: Connection<EngineService> } | undefined;

function start() {
  const worker = new Worker(new URL('./workers/engine.worker.ts', import.meta.url), { type: 'module' });
  const connection = connect<EngineService>(worker);
  const started = { worker, connection };
  worker.addEventListener('error', (event) => {
    retire(started, new Error(`The engine stopped: ${event.message || 'its script did not load'}.`));
  });
  return started;
}

function retire(engine: NonNullable<typeof current>, reason: Error): void {
  engine.worker.terminate();
  engine.connection.close(reason);
  if (current === engine) current = undefined;
}

/** Calls the engine. Rejects with what it threw, with the signal's reason, or when it does not answer in 5 s. */
export async function callEngine<K extends keyof EngineService & string>(
  method: K,
  argument: Parameters<EngineService[K]>[0],
  signal?: AbortSignal,
): Promise<Awaited<ReturnType<EngineService[K]>>> {
  current ??= start();
  const engine = current;
  const timer = setTimeout(
    () =>
      retire(
        engine,
        new Error(`The engine did not answer within ${PATIENCE_MS / 1000} s and was restarted.`),
      ),
    PATIENCE_MS,
  );
  try {
    return await engine.connection.call(method, argument, signal);
  } finally {
    clearTimeout(timer);
  }
}
