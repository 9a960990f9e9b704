/**
 * The sandbox in a browser: a hidden `<iframe sandbox="allow-scripts">` without a document of its own address.
 *
 * What it guarantees: learner code runs in a worker of an opaque origin, under a policy that allows no request, no
 * import and no frame. It cannot read the page, its storage, caches or cookies, open windows, or outlive the run. It is
 * never told what a test expects, so it cannot report a pass it has not computed.
 * What it does not: learner code shares its realm with the code that runs it and may break its own run; it may
 * recognize a test by its arguments; and memory is limited by the browser alone. Where the browser gives sandboxed
 * frames a process of their own, running out of memory ends that process and not the page.
 */
import type { Host, Seat } from './host.ts';
import type { Job, Language } from './protocol.ts';
import frameScript from './sandbox/frame.ts?sandbox';
import { transpileInWorker } from './transpile-client.ts';

export type FrameOrder =
  | {
      readonly do: 'start';
      readonly id: number;
      readonly script: string;
      readonly job: Job;
      readonly port: MessagePort;
    }
  | { readonly do: 'end'; readonly id: number }
  | { readonly do: 'ping'; readonly id: number };

type FrameReply =
  | { readonly ready: true }
  | { readonly alive: number }
  | { readonly broken: number; readonly message: string };

/** Workers take the frame's policy with them: they are started from its blobs. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; worker-src blob:";

/** How long a frame may take to answer before it counts as dead. */
const PING_TIMEOUT_MS = 500;

interface Frame {
  readonly order: (order: FrameOrder, transfer?: Transferable[]) => void;
  readonly listen: (id: number, onReply: (reply: FrameReply) => void) => () => void;
  readonly remove: () => void;
}

function openFrame(): Promise<Frame> {
  const element = document.createElement('iframe');
  element.hidden = true;
  element.title = 'Sandbox for running code';
  element.setAttribute('sandbox', 'allow-scripts');
  element.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>${frameScript.replaceAll('</', '<\\/')}</script>`;
  const { port1, port2 } = new MessageChannel();
  const listeners = new Map<number, (reply: FrameReply) => void>();

  return new Promise((resolve, reject) => {
    const frame: Frame = {
      order: (order, transfer = []) => port1.postMessage(order, transfer),
      listen: (id, onReply) => {
        listeners.set(id, onReply);
        return () => listeners.delete(id);
      },
      remove: () => element.remove(),
    };
    port1.onmessage = ({ data }: MessageEvent<FrameReply>) => {
      if ('ready' in data) resolve(frame);
      else listeners.get('alive' in data ? data.alive : data.broken)?.(data);
    };
    // An opaque origin has no name to address; the port is given once, to the frame's own first document.
    element.onload = () => element.contentWindow?.postMessage(null, '*', [port2]);
    element.onerror = () => reject(new Error('the sandbox frame did not load'));
    document.body.append(element);
  });
}

const SCRIPTS: Record<Language, () => Promise<{ default: string }>> = {
  typescript: () => import('./workers/typescript.worker.ts?sandbox'),
  python: () => Promise.reject(new Error('Python is not offered here')),
};

export function browserHost(): Host {
  let frame: Promise<Frame> | undefined;
  let lastId = 0;

  const pingFrame = (opened: Frame, id: number): Promise<boolean> =>
    new Promise((resolve) => {
      const unlisten = opened.listen(id, () => resolve(true));
      opened.order({ do: 'ping', id });
      setTimeout(() => {
        unlisten();
        resolve(false);
      }, PING_TIMEOUT_MS);
    });

  return {
    ready: async (language, onProgress) => {
      onProgress({ text: 'Preparing the sandbox' });
      frame ??= openFrame();
      await Promise.all([frame, SCRIPTS[language]()]);
    },
    prepare: (language, part, source) =>
      language === 'typescript'
        ? transpileInWorker(source, `${part}.ts`)
        : Promise.resolve({ ok: true, code: source }),
    start: async (language, job, onReport, onBroken) => {
      frame ??= openFrame();
      const opened = await frame;
      const { default: script } = await SCRIPTS[language]();
      lastId += 1;
      const id = lastId;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => onReport(event.data);
      opened.listen(id, (reply) => {
        if ('broken' in reply) onBroken(reply.message);
      });
      opened.order({ do: 'start', id, script, job, port: port2 }, [port2]);
      const seat: Seat = {
        end: () => {
          port1.onmessage = null;
          port1.close();
          opened.order({ do: 'end', id });
        },
        alive: async () => {
          const alive = await pingFrame(opened, id);
          if (!alive) {
            opened.remove();
            frame = undefined;
          }
          return alive;
        },
      };
      return seat;
    },
  };
}
