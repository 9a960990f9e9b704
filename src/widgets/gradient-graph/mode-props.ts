/** What every way of looking at a graph is given. */
import type { Env, GraphRun } from '../../expr/types.ts';
import type { GraphSource } from '../../runtime/engine-client.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';

export interface ModeProps {
  readonly source: GraphSource;
  readonly plan: GraphPlan;
  readonly at: Env;
  readonly run: GraphRun;
  /** Told when the inputs have new numbers, and what the engine made of them. */
  onInputs?(at: Env, run: GraphRun): void;
}
