/** What the debugger draws: the graph with the learner's numbers, and a row for each node with both. Pure. */
import type { Divergence } from '../../grading/trace/divergence.ts';
import { same, type Traced, tracedNode } from '../../grading/trace/trace.ts';
import { formatNumber } from '../../viz/format-number.ts';
import { type GraphPlan, planGraph } from '../../viz/graph-plan.ts';
import type { CodeFolder } from './folder.ts';

export interface Both {
  readonly yours: string;
  readonly right: string;
  readonly differs: boolean;
}

export interface TraceNode {
  readonly id: string;
  readonly value: Both;
  readonly grad: Both;
  /** The first difference is here. */
  readonly first: boolean;
}

export interface TraceEdge {
  readonly id: string;
  /** The learner's local derivative, where it can be read for this edge alone. */
  readonly local: string;
  readonly first: boolean;
}

export interface TraceScene {
  readonly plan: GraphPlan;
  readonly nodes: readonly TraceNode[];
  readonly edges: readonly TraceEdge[];
  readonly divergence: Divergence;
  /** Spoken in place of the picture. */
  readonly label: string;
}

const UNKNOWN = '?';

function both(yours: number | null | undefined, right: number | undefined, compared: boolean): Both {
  const text = yours === undefined ? UNKNOWN : yours === null ? 'not a number' : formatNumber(yours);
  const differs = compared && yours !== undefined && !same(yours, right);
  return { yours: text, right: formatNumber(right ?? Number.NaN), differs };
}

export function traceScene({ graph, right, trace }: Traced, divergence: Divergence): TraceScene {
  const walked = trace.failure === undefined;
  const output = graph.nodes.find(({ id }) => id === graph.output);
  const plan = planGraph(graph, output?.formula ?? { kind: 'number', value: 0 }, {
    backward: true,
    numbersOnly: true,
  });
  const nodes = graph.nodes.map(({ id }): TraceNode => {
    const traced = tracedNode(trace, id);
    // Gradients made from wrong values prove nothing: they are shown, not judged.
    const judged = walked && divergence.kind !== 'value';
    return {
      id,
      value: both(traced?.value, right.values[id], true),
      grad: both(walked ? traced?.grad : undefined, right.grads[id], judged),
      first: divergence.node === id,
    };
  });
  const edges = graph.edges.map((edge): TraceEdge => {
    const alone = graph.edges.filter(({ from, to }) => from === edge.from && to === edge.to).length === 1;
    const local = alone ? tracedNode(trace, edge.to)?.locals?.get(edge.from) : undefined;
    return {
      id: edge.id,
      local: local === undefined ? UNKNOWN : formatNumber(local),
      first: divergence.edge === edge.id,
    };
  });
  const label = `The graph of this program with the numbers of your engine. ${divergence.says}`;
  return { plan, nodes, edges, divergence, label };
}

type Program = NonNullable<CodeFolder['trace']>['programs'][number];

/** A program as one line: `u = x·x, v = u·y, f = u + v at x = 2, y = 3`. */
export function programLine({ expression, steps, at }: Program): string {
  const lines = steps.length > 0 ? steps : [`f = ${expression}`];
  const point = Object.entries(at).map(([name, value]) => `${name} = ${formatNumber(value)}`);
  return `${lines.join(', ').replaceAll('*', '·')} at ${point.join(', ')}`;
}
