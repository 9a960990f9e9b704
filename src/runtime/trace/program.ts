/** From a graph of the course to what the tracer is told, and from its report back to a trace. Nothing it says is trusted. */
import type { Graph, GraphNode } from '../../expr/types.ts';
import type { Trace, TracedNode } from '../../grading/trace/trace.ts';
import type { Call, Json } from '../protocol.ts';
import type { Wire } from '../wire.ts';

/** The number a power is raised to belongs to the operation and is no node. */
function exponentOf({ formula, inputs }: GraphNode): number[] {
  const power = formula.kind === 'binary' && formula.op === '^' && inputs.length === 1 ? formula.right : null;
  if (power?.kind === 'number') return [power.value];
  if (power?.kind === 'neg' && power.arg.kind === 'number') return [-power.arg.value];
  return [];
}

/** The call that traces a graph at a point. Constants go in as plain numbers, as a learner would write them. */
export function traceCall(graph: Graph, at: Readonly<Record<string, number>>, className: string): Call {
  const constants = new Map(graph.nodes.map(({ id, constant }) => [id, constant]));
  const steps = graph.nodes.flatMap((node): Json[] => {
    if (node.kind === 'constant') return [];
    if (node.kind === 'input') return [{ id: node.id, at: at[node.id] ?? Number.NaN }];
    const args = [...node.inputs.map((id) => constants.get(id) ?? id), ...exponentOf(node)];
    return [{ id: node.id, op: node.op ?? '', args }];
  });
  const program = { class: className, output: graph.output, steps };
  return { of: 'probes', name: 'trace', args: [program] };
}

const LONGEST = 300;

function field(value: Wire | undefined, name: string): Wire | undefined {
  if (value?.t !== 'map') return undefined;
  return value.entries.find(([key]) => key.t === 'text' && key.v === name)?.[1];
}

function text(value: Wire | undefined): string | null {
  return value?.t === 'text' ? value.v.slice(0, LONGEST) : null;
}

function number(value: Wire | undefined): number | null {
  return value?.t === 'number' ? Number(value.v) : null;
}

function localsIn(value: Wire | undefined, known: ReadonlySet<string>): TracedNode['locals'] {
  if (value?.t !== 'map') return null;
  const locals = new Map<string, number>();
  for (const [key, local] of value.entries) {
    const id = text(key);
    const amount = number(local);
    if (id === null || amount === null || !known.has(id)) return null;
    locals.set(id, amount);
  }
  return locals;
}

/** The trace in a report, or null when it is not one: nodes that are not the graph's, or in another order. */
export function readTrace(report: Wire, graph: Graph): Trace | null {
  const made = graph.nodes.filter(({ kind }) => kind !== 'constant').map(({ id }) => id);
  const known = new Set(made);
  const rows = field(report, 'nodes');
  if (rows?.t !== 'list' || rows.items.length > made.length) return null;
  const nodes = rows.items.map((row) => ({
    id: text(field(row, 'id')) ?? '',
    value: number(field(row, 'value')),
    grad: number(field(row, 'grad')),
    locals: localsIn(field(row, 'locals'), known),
  }));
  if (nodes.some(({ id }, i) => id !== made[i])) return null;

  const failed = field(report, 'failure');
  if (failed?.t === 'none') return nodes.length === made.length ? { nodes } : null;
  const during = text(field(failed, 'during'));
  const at = text(field(failed, 'at'));
  if ((during !== 'making' && during !== 'backward') || at === null || !known.has(at)) return null;
  const name = text(field(failed, 'name')) ?? 'Error';
  const message = text(field(failed, 'message')) ?? '';
  return { nodes, failure: { during, at, name, message } };
}
