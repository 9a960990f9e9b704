/**
 * What the page and a running program say to each other, for every language.
 *
 * `run(request, options)` always resolves: a program that fails or has to be stopped is a result, not an exception.
 * The sandbox is told which calls to make and answers with the values it got. What was *expected* never enters it:
 * right and wrong are decided on the page (`judge.ts`), so learner code has nothing to forge but its own answers.
 */
import type { Wire } from './wire.ts';

export type Language = 'typescript' | 'python';
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One call of the learner's code. */
export interface Call {
  /** `learner`: a function the learner exports. `probes`: one of the author's, given the learner's module first. */
  readonly of: 'learner' | 'probes';
  readonly name: string;
  readonly args: readonly Json[];
}

export interface RunRequest {
  readonly language: Language;
  /** The learner's text. */
  readonly source: string;
  /** The author's helper module, importable as `./helpers.ts` or `helpers`. */
  readonly helpers?: string;
  /** The author's functions for what a plain call cannot say. */
  readonly probes?: string;
  /** Made in this order, after the source was loaded. Empty: only load it. */
  readonly calls: readonly Call[];
}

export interface Limits {
  /** Time for loading the source and all calls together. Starting the language does not count. */
  readonly timeMs: number;
  readonly outputLines: number;
  readonly outputBytes: number;
}
export const DEFAULT_LIMITS: Limits = { timeMs: 5_000, outputLines: 1_000, outputBytes: 200_000 };

/** One print: the text as one line or more, without the closing line break. */
export interface Print {
  /** Index of the call that printed, or -1 while the source was loaded. */
  readonly call: number;
  readonly stream: 'out' | 'err';
  readonly text: string;
}

/** Why code could not go on, in the learner's terms. */
export interface Problem {
  /** `TypeError`, `SyntaxError`, … */
  readonly name: string;
  readonly message: string;
  /** 1-based line and column in the learner's text, where known. */
  readonly line?: number;
  readonly column?: number;
  /** What the message means in plain words, where we have them. */
  readonly note?: string;
  /** The learner's own frames, as the language prints them. */
  readonly trace?: string;
}

export type CallResult =
  | { readonly status: 'returned'; readonly value: Wire }
  | { readonly status: 'threw'; readonly problem: Problem };

export type StopReason = 'time' | 'output' | 'memory' | 'user';

interface Ran {
  /** Results in the order of the calls; shorter than the calls when the run ended early. */
  readonly calls: readonly CallResult[];
  readonly prints: readonly Print[];
}
export type RunResult =
  | (Ran & { readonly status: 'finished' })
  /** The source could not be read or threw while it was loaded; no call was made. */
  | (Ran & { readonly status: 'failed'; readonly problem: Problem })
  | (Ran & {
      readonly status: 'stopped';
      readonly reason: StopReason;
      readonly message: string;
      /** Where it was when the time was up, where the language can say. */
      readonly problem?: Problem;
    })
  /** Our own machinery could not start (offline, an old browser): never the learner's fault. */
  | (Ran & { readonly status: 'unavailable'; readonly message: string });

/** Progress while a language is being fetched and started. */
export interface Progress {
  readonly text: string;
  /** 0 to 1, or undefined when no total is known. */
  readonly share?: number;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly limits?: Partial<Limits>;
  readonly onOutput?: (print: Print) => void;
  readonly onProgress?: (progress: Progress) => void;
}
export type Run = (request: RunRequest, options?: RunOptions) => Promise<RunResult>;

/** What the page hands a sandbox worker, once, before any learner code is there. */
export interface Job {
  /** Unguessable, new for each run; every report begins with it. */
  readonly token: string;
  /** Programs ready to evaluate: JavaScript for `typescript`, Python for `python`. */
  readonly source: string;
  readonly helpers?: string;
  readonly probes?: string;
  /** JSON text of `Call[]`: parsed anew for each call, so that no call sees what another did to its arguments. */
  readonly calls: readonly string[];
  /** Python stops itself after this time, where it can, and then knows the line it was on. */
  readonly timeMs: number;
  readonly outputLines: number;
  readonly outputBytes: number;
}

/** An exception as the sandbox saw it; `explain.ts` turns it into a `Problem`. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  /** The engine's own stack, where it has one. */
  readonly stack?: string;
  readonly line?: number;
  readonly trace?: string;
}

/** A sandbox worker's reports: JSON text behind the token. */
export type Report =
  | { readonly k: 'started' }
  | { readonly k: 'print'; readonly call: number; readonly s: 'out' | 'err'; readonly args: readonly Wire[] }
  | { readonly k: 'value'; readonly call: number; readonly value: Wire }
  | { readonly k: 'threw'; readonly call: number; readonly fault: Fault }
  | { readonly k: 'failed'; readonly fault: Fault }
  | { readonly k: 'overdue'; readonly fault: Fault }
  | { readonly k: 'flood' }
  | { readonly k: 'done' };
