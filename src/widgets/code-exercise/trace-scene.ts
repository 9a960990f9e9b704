/** What the debugger draws: the graph with the learner's numbers, and a row for each node with both. Pure. */
import type { Divergence } from '../../grading/trace/divergence.ts';
import { same, type Traced, tracedNode } from '../../grading/trace/trace.ts';
import { formatNumber } from '../../viz/format-number.ts';
import { type GraphPlan, planGraph } from '../../viz/graph-plan.ts';
import type { Scene, SceneEdge, SceneNode } from '../../viz/graph-scene.ts';
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

export interface TraceScene {
  readonly plan: GraphPlan;
  /** The picture: the learner's numbers, and the right one beside the first that differs. */
  readonly drawn: Scene;
  readonly nodes: readonly TraceNode[];
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
  const planned = planGraph(graph, output?.formula ?? { kind: 'number', value: 0 }, {
    backward: true,
    numbersOnly: true,
    pairs: true,
  });
  // The numbers on the edges are the learner's: no formula of ours may stand before them.
  const plan = { ...planned, edges: planned.edges.map((edge) => ({ ...edge, local: [] })) };
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
  const edges = graph.edges.map((edge): SceneEdge => {
    const alone = graph.edges.filter(({ from, to }) => from === edge.from && to === edge.to).length === 1;
    const local = alone ? tracedNode(trace, edge.to)?.locals?.get(edge.from) : undefined;
    const silent = graph.nodes.find(({ id }) => id === edge.from)?.kind === 'constant';
    const here = divergence.edge === edge.id;
    return {
      id: edge.id,
      local: silent ? undefined : local === undefined ? (here ? UNKNOWN : undefined) : formatNumber(local),
      flow: here ? 'slip' : undefined,
    };
  });
  const drawnNodes = nodes.map(
    ({ id, value, grad, first }, i): SceneNode => ({
      id,
      value: graph.nodes[i]?.kind === 'constant' ? graph.nodes[i]?.symbol : value.yours,
      grad: grad.yours,
      focus: first ? 'slip' : undefined,
      ...(first && (value.differs || grad.differs)
        ? { expected: value.differs ? { value: value.right } : { grad: grad.right } }
        : {}),
    }),
  );
  const label = `The graph of this program with the numbers of your engine. ${divergence.says}`;
  return { plan, drawn: { nodes: drawnNodes, edges }, nodes, divergence, label };
}

type Program = NonNullable<CodeFolder['trace']>['programs'][number];

/** A program as one line: `u = x·x, v = u·y, f = u + v at x = 2, y = 3`. */
export function programLine({ expression, steps, at }: Program): string {
  const lines = steps.length > 0 ? steps : [`f = ${expression}`];
  const point = Object.entries(at).map(([name, value]) => `${name} = ${formatNumber(value)}`);
  return `${lines.join(', ').replaceAll('*', '·')} at ${point.join(', ')}`;
}
