/** The engine, off the page's thread: formulas in, numbers out. What it offers is the type `EngineService`. */
import { parse, runGraph, toGraph } from '../../expr/index.ts';
import type { Env, Graph, GraphRun } from '../../expr/types.ts';
import { markNumber } from '../../grading/number.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { fold, foldRun, type Group, groupsOf } from '../../viz/fold.ts';
import { type Folding, isFolded, type Repeat, repeatsOf } from '../../viz/folding.ts';
import { type GraphPlan, planGraph } from '../../viz/graph-plan.ts';
import { inputsFor, typedGraph } from '../../viz/typed-graph.ts';
import { type Port, serve } from '../rpc.ts';

/** Which graph: the formula as its author wrote it, and the names of the operations. */
export interface GraphSource {
  readonly expression: string;
  readonly steps?: readonly string[] | undefined;
  /** Which repeated parts are folded; none where it is absent. */
  readonly folding?: Folding | undefined;
}

/** Everything a page needs to draw and run what a reader typed. */
export interface Prepared {
  readonly source: GraphSource;
  readonly plan: GraphPlan;
  readonly at: Env;
  readonly run: GraphRun;
  /** What repeats in the graph, folded or not. */
  readonly repeats: readonly Repeat[];
}

interface Typed {
  readonly text: string;
  readonly at: Env;
  readonly folding?: Folding | undefined;
  /** Just now, so that numbers in the text itself count more than `at`, which may have been moved since. */
  readonly typed?: boolean;
}

const service = {
  /** Reads a formula, or lines of them; lays out its graph; runs it. Throws `ExprError` for what cannot be read. */
  prepare: ({ text, at, folding, typed = false }: Typed): Prepared => {
    const { expr, graph, expression, steps, at: written } = typedGraph(text);
    const inputs = inputsFor(graph, typed ? { ...at, ...written } : { ...written, ...at });
    const all = groupsOf(graph);
    const groups = all.filter(({ id }) => isFolded(folding, id));
    return {
      source: { expression, steps, folding },
      plan: planGraph(fold(graph, groups), expr),
      at: inputs,
      run: foldRun(graph, groups, runGraph(graph, inputs)),
      repeats: repeatsOf(all),
    };
  },

  /** One pass forwards and one backwards. Throws `ExprError`, or `RangeError` for an input without a number. */
  run: ({ source, at }: { source: GraphSource; at: Env }): GraphRun => runOf(source, at),

  /** The same at several points at once. */
  runs: ({ source, ats }: { source: GraphSource; ats: readonly Env[] }): GraphRun[] =>
    ats.map((at) => runOf(source, at)),

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

function runOf(source: GraphSource, at: Env): GraphRun {
  const { graph, groups } = graphOf(source);
  const folded = groups.filter(({ id }) => isFolded(source.folding, id));
  return foldRun(graph, folded, runGraph(graph, at));
}

interface Known {
  readonly graph: Graph;
  readonly groups: readonly Group[];
}

const graphs = new Map<string, Known>();

function graphOf({ expression, steps }: GraphSource): Known {
  const key = JSON.stringify([expression, steps]);
  const known = graphs.get(key);
  if (known !== undefined) return known;
  const graph = toGraph(parse(expression), steps);
  const made = { graph, groups: groupsOf(graph) };
  graphs.set(key, made);
  return made;
}

serve(globalThis as unknown as Port, service);
