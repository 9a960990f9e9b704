/**
 * Calls across a message port, typed on both sides. A request carries an id and its reply finds it by that; a
 * canceled request is dropped before it starts, or told so through a signal; an error arrives with its own name,
 * message and fields. Small on purpose: workers and sandboxed frames all speak this.
 */

/** A service as its callers see it: every method takes one argument that can be cloned. */
export type Service = Record<string, (argument: never, signal: AbortSignal) => unknown>;

/** What calls and replies travel through: a worker, the inside of one, or a message port. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

type Request = { readonly id: number; readonly method: string; readonly argument: unknown };
type Cancel = { readonly cancel: number };
type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: Failure };

/** An error as plain data: name, message and whatever else it carries that can be cloned. */
type Failure = { readonly name: string; readonly message: string; readonly fields: Record<string, unknown> };

/** An error that a service threw, with the fields it had over there, such as `position`. */
export class RemoteError extends Error {
  override readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  constructor(failure: Failure) {
    super(failure.message);
    this.name = failure.name;
    this.fields = failure.fields;
  }
}

const handedOver = new WeakMap<object, Transferable[]>();

/** Marks buffers inside a reply that go to the caller without being copied; the service must not use them again. */
export function handOver<T extends object>(reply: T, buffers: Transferable[]): T {
  handedOver.set(reply, buffers);
  return reply;
}

/**
 * Answers calls that arrive at `port`. Every call waits for one turn of the event loop, so that a cancel sent right
 * after it still finds it unstarted.
 */
export function serve(port: Port, service: Service): void {
  const running = new Map<number, AbortController>();
  port.addEventListener('message', (event) => {
    const message = event.data as Request | Cancel;
    if ('cancel' in message) {
      running.get(message.cancel)?.abort();
      return;
    }
    if (!('method' in message)) return;
    const { id, method, argument } = message;
    const controller = new AbortController();
    running.set(id, controller);
    setTimeout(async () => {
      let reply: Reply;
      try {
        controller.signal.throwIfAborted();
        const handler = Object.hasOwn(service, method) ? service[method] : undefined;
        if (handler === undefined) throw new RangeError(`There is no method “${method}” here.`);
        reply = { id, ok: true, value: await handler(argument as never, controller.signal) };
      } catch (error) {
        reply = { id, ok: false, error: toFailure(error) };
      }
      running.delete(id);
      if (controller.signal.aborted) return;
      const value = reply.ok ? reply.value : undefined;
      port.postMessage(reply, (typeof value === 'object' && value && handedOver.get(value)) || []);
    }, 0);
  });
}

/** The other end: call methods by name, and fail everything at once when the service is gone. */
export interface Connection<S extends Service> {
  /** Rejects with `RemoteError` for what the service threw and with the signal's reason when canceled. */
  call<K extends keyof S & string>(
    method: K,
    argument: Parameters<S[K]>[0],
    signal?: AbortSignal,
  ): Promise<Awaited<ReturnType<S[K]>>>;
  /** Rejects every open call with `reason` and drops what still arrives. */
  close(reason: Error): void;
}

export function connect<S extends Service>(port: Port): Connection<S> {
  interface Open {
    resolve(value: unknown): void;
    reject(reason: unknown): void;
  }
  const open = new Map<number, Open>();
  let closed: Error | undefined;
  let lastId = 0;

  const settle = (id: number): Open | undefined => {
    const call = open.get(id);
    open.delete(id);
    return call;
  };
  port.addEventListener('message', (event) => {
    const reply = event.data as Reply;
    if (typeof reply !== 'object' || reply === null || !('ok' in reply)) return;
    const call = settle(reply.id);
    if (reply.ok) call?.resolve(reply.value);
    else call?.reject(new RemoteError(reply.error));
  });

  return {
    call: (method, argument, signal) =>
      new Promise((resolve, reject) => {
        if (closed !== undefined || signal?.aborted) {
          reject(closed ?? signal?.reason);
          return;
        }
        lastId += 1;
        const id = lastId;
        const cancel = (): void => {
          port.postMessage({ cancel: id } satisfies Cancel);
          settle(id)?.reject(signal?.reason);
        };
        const done = (): void => signal?.removeEventListener('abort', cancel);
        signal?.addEventListener('abort', cancel, { once: true });
        open.set(id, {
          resolve: (value) => {
            done();
            resolve(value as never);
          },
          reject: (reason) => {
            done();
            reject(reason);
          },
        });
        port.postMessage({ id, method, argument } satisfies Request);
      }),
    close: (reason) => {
      closed = reason;
      for (const id of [...open.keys()]) settle(id)?.reject(reason);
    },
  };
}

function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), fields: {} };
  const fields = Object.fromEntries(
    Object.entries(error).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  );
  return { name: error.name, message: error.message, fields };
}
