/**
 * The sandbox in a browser: workers inside a hidden `<iframe sandbox="allow-scripts">` (see `browser-frame.ts`).
 *
 * What it guarantees: learner code runs in a worker of an opaque origin, under a policy that allows no request, no
 * import and no frame. It cannot read the page, its storage, caches or cookies, open windows, or outlive the run. It is
 * never told what a test expects, so it cannot report a pass it has not computed.
 * What it does not: learner code shares its realm with the code that runs it and may break its own run; it may
 * recognize a test by its arguments; and memory is limited by the browser alone. Where the browser gives sandboxed
 * frames a process of their own, running out of memory ends that process and not the page.
 */
import { type Frame, openFrame } from './browser-frame.ts';
import type { Host, Seat } from './host.ts';
import type { Job, Language, Progress } from './protocol.ts';
import { transpileInWorker } from './transpile-client.ts';

interface LanguageParts {
  /** The worker's program, as text. */
  readonly script: () => Promise<{ default: string }>;
  /** What the frame keeps for its workers. */
  readonly needs: readonly string[];
  /** Fetches what `needs` names and hands it to the frame. */
  readonly bring: (frame: Frame, onProgress: (progress: Progress) => void) => Promise<void>;
  /** Start the next worker while the learner reads: worth its memory where starting is slow. */
  readonly spare: boolean;
}

const LANGUAGES: Record<Language, LanguageParts> = {
  typescript: {
    script: () => import('./workers/typescript.worker.ts?sandbox'),
    needs: [],
    bring: async () => {},
    spare: false,
  },
  python: {
    script: () => import('./workers/python.worker.ts?sandbox'),
    needs: ['wasm', 'glue', 'stdlib', 'snapshot'],
    bring: async (frame, onProgress) => {
      const { loadPythonFiles } = await import('./python-assets.ts');
      const { wasm, glue, stdlib, snapshot } = await loadPythonFiles(onProgress);
      frame.order({ do: 'keep', name: 'wasm', value: wasm, compile: true }, [wasm]);
      frame.order({ do: 'keep', name: 'glue', value: glue });
      frame.order({ do: 'keep', name: 'stdlib', value: stdlib }, [stdlib]);
      if (snapshot) frame.order({ do: 'keep', name: 'snapshot', value: snapshot }, [snapshot]);
    },
    spare: true,
  },
};

/** A worker that waits for its job, or has it. */
interface Place {
  readonly id: number;
  readonly frame: Frame;
  readonly port: MessagePort;
}

/** The first word of a Python worker, before it has seen any learner code. */
interface FirstWord {
  readonly booted?: true;
  readonly snapshot?: Uint8Array<ArrayBuffer>;
  readonly broken?: string;
}

export function browserHost(): Host {
  let frame: Promise<Frame> | undefined;
  let lastId = 0;
  const brought = new Map<Language, Promise<void>>();
  const spares = new Map<Language, Promise<Place>>();

  function forgetFrame(): void {
    frame = undefined;
    brought.clear();
    spares.clear();
  }

  async function keepSnapshot(opened: Frame, snapshot: Uint8Array<ArrayBuffer>): Promise<void> {
    opened.order({ do: 'keep', name: 'snapshot', value: snapshot.buffer.slice(0) });
    const assets = await import('./python-assets.ts');
    await assets.keepSnapshot(snapshot);
  }

  /** Resolves when the worker is asked for; Python boots meanwhile, and its job waits at the port. */
  async function open(language: Language, onBroken: (message: string) => void): Promise<Place> {
    frame ??= openFrame();
    const opened = await frame;
    const { default: script } = await LANGUAGES[language].script();
    lastId += 1;
    const id = lastId;
    const { port1, port2 } = new MessageChannel();
    opened.listen(id, (reply) => {
      if ('broken' in reply) onBroken(reply.message);
    });
    opened.order({ do: 'start', id, script, needs: LANGUAGES[language].needs, port: port2 }, [port2]);
    return { id, frame: opened, port: port1 };
  }

  function end(place: Place): void {
    place.port.onmessage = null;
    place.port.close();
    place.frame.unlisten(place.id);
    place.frame.order({ do: 'end', id: place.id });
  }

  return {
    ready: async (language, onProgress) => {
      frame ??= openFrame();
      const opened = await frame;
      if (!brought.has(language)) brought.set(language, LANGUAGES[language].bring(opened, onProgress));
      try {
        await Promise.all([brought.get(language), LANGUAGES[language].script()]);
      } catch (error) {
        brought.delete(language);
        throw error;
      }
      onProgress({ text: language === 'python' ? 'Starting Python' : 'Running' });
    },

    prepare: (language, part, source) =>
      language === 'typescript'
        ? transpileInWorker(source, `${part}.ts`)
        : Promise.resolve({ ok: true, code: source }),

    start: async (language, job: Job, onReport, onBroken) => {
      const waiting = spares.get(language);
      spares.delete(language);
      const place = await (waiting ?? open(language, onBroken));
      place.frame.listen(place.id, (reply) => {
        if ('broken' in reply) onBroken(reply.message);
      });
      let first = true;
      place.port.onmessage = ({ data }: MessageEvent<string | FirstWord>) => {
        if (typeof data === 'string') {
          first = false;
          return onReport(data);
        }
        // Only before the first report: from then on learner code has been there.
        if (!first || typeof data !== 'object' || data === null) return;
        first = false;
        if (data.broken !== undefined) onBroken(data.broken);
        else if (data.snapshot instanceof Uint8Array) void keepSnapshot(place.frame, data.snapshot);
      };
      place.port.postMessage(job);

      const seat: Seat = {
        end: () => {
          end(place);
          if (!LANGUAGES[language].spare || spares.has(language) || frame === undefined) return;
          const spare = open(language, () => spares.delete(language));
          spare.catch(() => spares.delete(language));
          spares.set(language, spare);
        },
        alive: async () => {
          const alive = await place.frame.ping(place.id);
          if (!alive) {
            place.frame.remove();
            forgetFrame();
          }
          return alive;
        },
      };
      return seat;
    },
  };
}
