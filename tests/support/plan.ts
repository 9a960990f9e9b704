/** A formula as a plan and a run, the way the build makes them. */
import { parse, runGraph, toGraph } from '../../src/expr/index.ts';
import type { Env } from '../../src/expr/types.ts';
import { planGraph } from '../../src/viz/graph-plan.ts';

export function planAt(formula: string, at: Env, steps?: readonly string[]) {
  const expr = parse(formula);
  const graph = toGraph(expr, steps);
  return { plan: planGraph(graph, expr), run: runGraph(graph, at) };
}
