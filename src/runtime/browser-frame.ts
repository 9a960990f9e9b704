/** The page's side of the sandboxed frame: opens it, gives it orders, hears its replies. */
import type { FrameOrder, FrameReply } from './sandbox/frame.ts';
import frameScript from './sandbox/frame.ts?sandbox';

/** Workers take the frame's policy with them: they are started from its blobs. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; worker-src blob:";

/** How long a frame may take to answer before it counts as dead. */
const PING_TIMEOUT_MS = 500;

export interface Frame {
  readonly order: (order: FrameOrder, transfer?: Transferable[]) => void;
  readonly listen: (id: number, onReply: (reply: FrameReply) => void) => void;
  readonly unlisten: (id: number) => void;
  /** False when the frame no longer answers: its process is gone. */
  readonly ping: (id: number) => Promise<boolean>;
  readonly remove: () => void;
}

export function openFrame(): Promise<Frame> {
  const element = document.createElement('iframe');
  element.hidden = true;
  element.title = 'Sandbox for running code';
  element.setAttribute('sandbox', 'allow-scripts');
  const script = frameScript.replaceAll('</', '<\\/');
  element.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>${script}</script>`;
  const { port1, port2 } = new MessageChannel();
  const listeners = new Map<number, (reply: FrameReply) => void>();
  const pings = new Map<number, () => void>();

  const frame: Frame = {
    order: (order, transfer = []) => port1.postMessage(order, transfer),
    listen: (id, onReply) => listeners.set(id, onReply),
    unlisten: (id) => listeners.delete(id),
    ping: (id) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), PING_TIMEOUT_MS);
        pings.set(id, () => {
          clearTimeout(timer);
          pings.delete(id);
          resolve(true);
        });
        port1.postMessage({ do: 'ping', id } satisfies FrameOrder);
      }),
    remove: () => element.remove(),
  };

  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<FrameReply>) => {
      if ('ready' in data) resolve(frame);
      else if ('alive' in data) pings.get(data.alive)?.();
      else listeners.get(data.broken)?.(data);
    };
    // An opaque origin has no name to address; the port is given once, to the frame's own first document.
    element.onload = () => element.contentWindow?.postMessage(null, '*', [port2]);
    document.body.append(element);
  });
}
