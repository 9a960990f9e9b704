/** One worker behind typed calls: started at the first one, shared by the page, replaced by a fresh one when it fails or hangs. */
import { type Connection, connect, type Service } from './rpc.ts';

type Call<S extends Service> = <K extends keyof S & string>(
  method: K,
  argument: Parameters<S[K]>[0],
  signal?: AbortSignal,
) => Promise<Awaited<ReturnType<S[K]>>>;

/**
 * `open` starts the worker, `name` is for messages. Calls reject with what the service threw, with the signal's
 * reason, or when there is no answer within `patienceMs`.
 */
export function workerClient<S extends Service>(name: string, patienceMs: number, open: () => Worker): Call<S> {
  let current: { readonly worker: Worker; readonly connection: Connection<S> } | undefined;

  const retire = (old: NonNullable<typeof current>, reason: Error): void => {
    old.worker.terminate();
    old.connection.close(reason);
    if (current === old) current = undefined;
  };
  const start = () => {
    const worker = open();
    const started = { worker, connection: connect<S>(worker) };
    worker.addEventListener('error', (event) => {
      retire(started, new Error(`The ${name} stopped: ${event.message || 'its script did not load'}.`));
    });
    return started;
  };

  return (method, argument, signal) => {
    current ??= start();
    const used = current;
    const slow = () =>
      retire(used, new Error(`The ${name} did not answer within ${patienceMs / 1000} s and was restarted.`));
    const timer = setTimeout(slow, patienceMs);
    return used.connection.call(method, argument, signal).finally(() => clearTimeout(timer));
  };
}
