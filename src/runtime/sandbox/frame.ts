/**
 * The script inside the sandboxed frame: it keeps what languages need, and starts and ends workers. No learner code
 * runs in the frame itself; it would be the only place from which a page could be navigated or a window opened.
 */
export type FrameOrder =
  /** Keep something to hand to workers. WebAssembly is compiled once here: a page cannot send a compiled module in. */
  | { readonly do: 'keep'; readonly name: string; readonly value: unknown; readonly compile?: boolean }
  /** Start a worker with a port and the kept things it needs. */
  | {
      readonly do: 'start';
      readonly id: number;
      readonly script: string;
      readonly needs: readonly string[];
      readonly port: MessagePort;
    }
  | { readonly do: 'end'; readonly id: number }
  | { readonly do: 'ping'; readonly id: number };

export type FrameReply =
  | { readonly ready: true }
  | { readonly alive: number }
  | { readonly broken: number; readonly message: string };

const kept = new Map<string, unknown>();
const workers = new Map<number, Worker>();
const ended = new Set<number>();

async function start(order: Extract<FrameOrder, { do: 'start' }>, reply: (reply: FrameReply) => void) {
  const assets: Record<string, unknown> = {};
  for (const name of order.needs) assets[name] = await kept.get(name);
  if (ended.delete(order.id)) return;
  const url = URL.createObjectURL(new Blob([order.script], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onerror = (event) => {
    event.preventDefault();
    reply({ broken: order.id, message: event.message ?? 'the worker could not start' });
  };
  workers.set(order.id, worker);
  worker.postMessage(assets, [order.port]);
}

function obey(order: FrameOrder, reply: (reply: FrameReply) => void): void {
  switch (order.do) {
    case 'keep': {
      const value = order.compile ? WebAssembly.compile(order.value as ArrayBuffer) : order.value;
      kept.set(order.name, value);
      return;
    }
    case 'start':
      start(order, reply).catch((error) => reply({ broken: order.id, message: String(error) }));
      return;
    case 'end':
      if (!workers.has(order.id)) ended.add(order.id);
      workers.get(order.id)?.terminate();
      workers.delete(order.id);
      return;
    case 'ping':
      reply({ alive: order.id });
      return;
  }
}

addEventListener('message', function connect(event) {
  const port = event.ports[0];
  if (event.source !== parent || !port) return;
  removeEventListener('message', connect);
  const reply = (message: FrameReply) => port.postMessage(message);
  port.onmessage = (message: MessageEvent<FrameOrder>) => obey(message.data, reply);
  reply({ ready: true });
});
