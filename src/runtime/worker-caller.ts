/** One worker for the whole page: started at the first call, replaced by a fresh one when it fails or falls silent. */
import { type Connection, connect, type Service } from './rpc.ts';

/**
 * Calls the service. Rejects with what it threw, with the signal's reason, or when it does not answer in time;
 * `patienceMs: Infinity` waits for calls that last until they are canceled.
 */
type WorkerCaller<S extends Service> = <K extends keyof S & string>(
  method: K,
  argument: Parameters<S[K]>[0],
  signal?: AbortSignal,
  patienceMs?: number,
) => Promise<Awaited<ReturnType<S[K]>>>;

/** `what` names the worker in messages: “the engine”. `start` makes it, so that the bundler sees its address. */
export function workerCaller<S extends Service>(
  what: string,
  start: () => Worker,
  usualPatienceMs: number,
): WorkerCaller<S> {
  let current: { readonly worker: Worker; readonly connection: Connection<S> } | undefined;
  const sentence = `${what[0]?.toUpperCase()}${what.slice(1)}`;

  const begin = () => {
    const worker = start();
    const begun = { worker, connection: connect<S>(worker) };
    worker.addEventListener('error', (event) => {
      retire(begun, new Error(`${sentence} stopped: ${event.message || 'its script did not load'}.`));
    });
    return begun;
  };
  const retire = (one: NonNullable<typeof current>, reason: Error): void => {
    one.worker.terminate();
    one.connection.close(reason);
    if (current === one) current = undefined;
  };

  return async <K extends keyof S & string>(
    method: K,
    argument: Parameters<S[K]>[0],
    signal?: AbortSignal,
    patienceMs = usualPatienceMs,
  ): Promise<Awaited<ReturnType<S[K]>>> => {
    current ??= begin();
    const used = current;
    const late = () =>
      retire(used, new Error(`${sentence} did not answer within ${patienceMs / 1000} s and was restarted.`));
    const timer = Number.isFinite(patienceMs) ? setTimeout(late, patienceMs) : undefined;
    try {
      return await used.connection.call(method, argument, signal);
    } finally {
      clearTimeout(timer);
    }
  };
}
