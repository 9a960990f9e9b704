/** AutogradLab's scripts on the tensor engine, off the page's thread: lines in, every moment of the run out. */
import type { Verdict } from '../../grading/verdict.ts';
import { type Port, serve } from '../rpc.ts';
import type { Asked, OutcomeAnswer, TableAnswer } from '../script/answers.ts';
import { markOutcome, markTable, type TableVerdict } from '../script/mark.ts';
import { type Goal, markRepair, type RepairMistake } from '../script/repair.ts';
import { traceScript } from '../script/trace.ts';
import type { Trace } from '../script/trace-types.ts';

/** All methods throw `ScriptError`, with its `line`, for what cannot be read; a run that fails is a trace with its `failure`. */
const service = {
  trace: ({ source }: { source: string }): Trace => traceScript(source),

  outcome: ({ source, asked, answer }: { source: string; asked: Asked; answer: OutcomeAnswer }) => {
    const trace = traceScript(source);
    return { trace, verdict: markOutcome(asked, answer, trace) };
  },

  table: (request: {
    source: string;
    asked: Asked;
    answer: TableAnswer;
  }): TableVerdict & { trace: Trace } => {
    const trace = traceScript(request.source);
    return { trace, ...markTable(request.asked, request.answer, trace) };
  },

  repair: (request: {
    source: string;
    goal: Goal;
    mistakes: readonly RepairMistake[];
  }): { trace: Trace; verdict: Verdict } => {
    const trace = traceScript(request.source);
    return { trace, verdict: markRepair(trace, request.goal, request.mistakes) };
  },
};

export type ScriptService = typeof service;

serve(globalThis as unknown as Port, service);
