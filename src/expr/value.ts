/** Runs a graph with the engine: forward to the output, then backward from it. */
import { localDerivatives } from '../engine/scalar/inspect.ts';
import type { OpName } from '../engine/scalar/rules.ts';
import { Value } from '../engine/scalar/value.ts';
import { literal } from './rules.ts';
import type { Env, Graph, GraphNode, GraphRun } from './types.ts';

type Operation = (this: Value, other?: Value | number) => Value;

/** The constant exponent of a power, which is part of the operation and no node of its own. */
function exponent({ formula, inputs }: GraphNode): number | undefined {
  return formula.kind === 'binary' && inputs.length === 1 ? literal(formula.right) : undefined;
}

/**
 * The engine's values of all nodes, by node id, in the order of the graph.
 * Throws `RangeError` for an input that `env` has no number for, naming it.
 */
export function toValue(graph: Graph, env: Env): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const node of graph.nodes) {
    if (node.kind === 'operation') {
      const [a, b] = node.inputs.map((id) => values.get(id) as Value);
      const operation = (a as Value)[node.op as OpName] as Operation;
      values.set(node.id, operation.call(a as Value, b ?? exponent(node)));
    } else {
      const data = node.constant ?? (Object.hasOwn(env, node.id) ? env[node.id] : undefined);
      if (data === undefined)
        throw new RangeError(
          `There is no number for the input “${node.id}”; the inputs are ${graph.inputs.join(', ')}.`,
        );
      values.set(node.id, new Value(data, node.id));
    }
  }
  return values;
}

/** Values, gradients of the output and local derivatives on all edges, all computed by the engine's rules. */
export function runGraph(graph: Graph, env: Env): GraphRun {
  const values = toValue(graph, env);
  const of = (id: string): Value => values.get(id) as Value;
  of(graph.output).backward();
  return {
    values: Object.fromEntries([...values].map(([id, { data }]) => [id, data])),
    grads: Object.fromEntries([...values].map(([id, { grad }]) => [id, grad])),
    locals: Object.fromEntries(
      graph.edges.map(({ id, to, slot }) => [id, localDerivatives(of(to))[slot] as number]),
    ),
  };
}
