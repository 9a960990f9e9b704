/** Traces every program of an exercise in one run of the learner's code. */
import { toGraph } from '../../expr/graph.ts';
import { parse } from '../../expr/parse.ts';
import { runGraph } from '../../expr/value.ts';
import type { Traced } from '../../grading/trace/trace.ts';
import type { Language, Run, RunOptions, RunResult } from '../protocol.ts';
import { readTrace, traceCall } from './program.ts';

export interface Program {
  readonly case: string;
  readonly expression: string;
  readonly steps: readonly string[];
  readonly at: Readonly<Record<string, number>>;
}

interface Learner {
  readonly language: Language;
  readonly source: string;
  readonly helpers?: string;
  readonly className: string;
}

/** Traces by the programs' cases; where a program could not be traced, what its run gave instead. */
export interface Traces {
  readonly traced: ReadonlyMap<string, Traced>;
  readonly result: RunResult;
}

/** `tracer` is the text of `tracer.ts` or `tracer.py`, for the learner's language. */
export async function runTraces(
  run: Run,
  tracer: string,
  { className, ...learner }: Learner,
  programs: readonly Program[],
  options?: RunOptions,
): Promise<Traces> {
  const graphs = programs.map(({ expression, steps, at }) => {
    const expr = parse(expression, { variables: Object.keys(at) });
    return toGraph(expr, steps);
  });
  const calls = graphs.map((graph, i) => traceCall(graph, programs[i]?.at ?? {}, className));
  const result = await run({ ...learner, probes: tracer, calls }, options);
  const traced = new Map<string, Traced>();
  for (const [i, program] of programs.entries()) {
    const call = result.calls[i];
    const graph = graphs[i];
    if (call?.status !== 'returned' || graph === undefined) continue;
    const trace = readTrace(call.value, graph);
    if (trace) traced.set(program.case, { graph, right: runGraph(graph, program.at), trace });
  }
  return { traced, result };
}
