/** Where programs run: the browser's sandboxed frame, or a thread in Node. The runner is the same over both. */
import type { Job, Language, Progress } from './protocol.ts';

/** One started worker that has been handed its job. */
export interface Seat {
  /** Ends it at once, whatever it is doing. */
  readonly end: () => void;
  /** Asked after a timeout: does the place around the worker still answer? False when its process died. */
  readonly alive: () => Promise<boolean>;
}

/** Learner text made ready to evaluate, or the place where it cannot be read. */
export type Prepared =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly message: string; readonly line?: number; readonly column?: number };

export interface Host {
  /** Fetches what the language needs; resolves at once when it is there. */
  readonly ready: (language: Language, onProgress: (progress: Progress) => void) => Promise<void>;
  /** TypeScript to JavaScript; Python as it is. */
  readonly prepare: (language: Language, file: string, source: string) => Promise<Prepared>;
  /** Starts a worker with its job. `onReport` gets each message; `onBroken` when the worker itself failed. */
  readonly start: (
    language: Language,
    job: Job,
    onReport: (text: unknown) => void,
    onBroken: (message: string) => void,
  ) => Promise<Seat>;
}
