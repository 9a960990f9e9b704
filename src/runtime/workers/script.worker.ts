/** AutogradLab's scripts on the tensor engine, off the page's thread: lines in, every moment of the run out. */
import { type Port, serve } from '../rpc.ts';
import { traceScript } from '../script/trace.ts';
import type { Trace } from '../script/trace-types.ts';

const service = {
  /** Throws `ScriptError`, with its `line`, for what cannot be read; a run that fails is a trace with its `failure`. */
  trace: ({ source }: { source: string }): Trace => traceScript(source),
};

export type ScriptService = typeof service;

serve(globalThis as unknown as Port, service);
