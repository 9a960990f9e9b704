/** The engine, off the page's thread: formulas in, numbers out. What it offers is the type `EngineService`. */
import { parse, runGraph, toGraph } from '../../expr/index.ts';
import type { Env, Graph, GraphRun } from '../../expr/types.ts';
import { markNumber } from '../../grading/number.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { type GraphPlan, planGraph } from '../../viz/graph-plan.ts';
import { inputsFor, typedGraph } from '../../viz/typed-graph.ts';
import { type Port, serve } from '../rpc.ts';

/** Which graph: the formula as its author wrote it, and the names of the operations. */
export interface GraphSource {
  readonly expression: string;
  readonly steps?: readonly string[] | undefined;
}

/** Everything a page needs to draw and run what a reader typed. */
export interface Prepared {
  readonly source: GraphSource;
  readonly plan: GraphPlan;
  readonly at: Env;
  readonly run: GraphRun;
}

const service = {
  /** Reads a formula, or lines of them; lays out its graph; runs it. Throws `ExprError` for what cannot be read. */
  prepare: ({ text, at }: { text: string; at: Env }): Prepared => {
    const { expr, graph, expression, steps } = typedGraph(text);
    const inputs = inputsFor(graph, at);
    return {
      source: { expression, steps },
      plan: planGraph(graph, expr),
      at: inputs,
      run: runGraph(graph, inputs),
    };
  },

  /** One pass forwards and one backwards. Throws `ExprError`, or `RangeError` for an input without a number. */
  run: ({ source, at }: { source: GraphSource; at: Env }): GraphRun => runGraph(graphOf(source), at),

  /** The same at several points at once. */
  runs: ({ source, ats }: { source: GraphSource; ats: readonly Env[] }): GraphRun[] =>
    ats.map((at) => runGraph(graphOf(source), at)),

  /** Marks a typed number against the right one and the wrong ones worth recognizing. */
  markNumber: (request: {
    text: string;
    expected: number;
    mistakes: readonly { value: number; message: string }[];
    hint: string;
  }): Verdict =>
    markNumber(request.text, request.expected, { mistakes: request.mistakes, hint: request.hint }),
};

export type EngineService = typeof service;

const graphs = new Map<string, Graph>();

function graphOf({ expression, steps }: GraphSource): Graph {
  const key = JSON.stringify([expression, steps]);
  const known = graphs.get(key);
  if (known !== undefined) return known;
  const graph = toGraph(parse(expression), steps);
  graphs.set(key, graph);
  return graph;
}

serve(globalThis as unknown as Port, service);
