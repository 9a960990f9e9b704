/** From what an author wrote to what the view needs, with errors that name the widget and the key. */
import { parse, runGraph, toGraph } from '../../expr/index.ts';
import type { Env, GraphRun } from '../../expr/types.ts';
import type { GraphSource } from '../../runtime/engine-client.ts';
import { groupsOf } from '../../viz/fold.ts';
import { type Repeat, repeatsOf } from '../../viz/folding.ts';
import { type GraphPlan, planGraph } from '../../viz/graph-plan.ts';
import { mostUsed } from './most-used.ts';
import { pointsFor } from './nudge.ts';
import type { Show } from './timeline.ts';

export interface Built {
  readonly plan: GraphPlan;
  readonly run: GraphRun;
  /** The runs a nudge of the most used input needs. */
  readonly around: readonly GraphRun[];
  readonly repeats: readonly Repeat[];
}

/** Throws an `Error` that says which formula or input is wrong, for the build to stop on. */
export function buildGraph(source: GraphSource, at: Env, show: Show): Built {
  try {
    const expr = parse(source.expression);
    const graph = toGraph(expr, source.steps);
    const unknown = Object.keys(at).filter((name) => !graph.inputs.includes(name));
    if (unknown.length > 0) {
      throw new RangeError(
        `at gives a number for ${unknown.join(', ')}; the inputs are ${graph.inputs.join(', ')}.`,
      );
    }
    const run = runGraph(graph, at);
    const plan = planGraph(graph, expr, { backward: show !== 'forward' });
    const around = pointsFor(at, mostUsed(plan)).map((point) => runGraph(graph, point));
    return { plan, run, around, repeats: repeatsOf(groupsOf(graph)) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(`The graph of “${source.expression}” cannot be drawn: ${error.message}`, {
      cause: error,
    });
  }
}
