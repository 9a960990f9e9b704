/**
 * The script inside the sandboxed frame: it starts and ends workers, nothing else. No learner code runs in the frame
 * itself; it would be the only place from which a page could be navigated or a window opened.
 */
import type { FrameOrder } from '../browser-host.ts';

const workers = new Map<number, Worker>();

function obey(order: FrameOrder, port: MessagePort): void {
  if (order.do === 'end') {
    workers.get(order.id)?.terminate();
    workers.delete(order.id);
    return;
  }
  if (order.do === 'ping') {
    port.postMessage({ alive: order.id });
    return;
  }
  const url = URL.createObjectURL(new Blob([order.script], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onerror = (event) => {
    event.preventDefault();
    port.postMessage({ broken: order.id, message: event.message ?? 'the worker could not start' });
  };
  workers.set(order.id, worker);
  worker.postMessage(order.job, [order.port]);
}

addEventListener('message', function connect(event) {
  const port = event.ports[0];
  if (event.source !== parent || !port) return;
  removeEventListener('message', connect);
  port.onmessage = (message: MessageEvent<FrameOrder>) => obey(message.data, port);
  port.postMessage({ ready: true });
});
