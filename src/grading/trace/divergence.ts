/**
 * Where a learner's engine and ours first part, and why, where that is certain. Values are compared from the inputs to
 * the output, then gradients from the output back: whatever came before the first difference agreed, so the cause lies
 * at that node. The reason is spoken only when the numbers prove it; both numbers are shown in any case.
 */
import type { GraphNode } from '../../expr/types.ts';
import { formatNumber } from '../../viz/format-number.ts';
import { same, type Traced, tracedNode, variables } from './trace.ts';
import { SLIP_SENTENCES, type Slip, wrongWalks } from './walks.ts';

export interface Divergence {
  readonly kind: 'agrees' | 'failure' | 'value' | 'grad';
  /** The first node that differs. */
  readonly node?: string;
  /** The edge whose local derivative differs, where that is the reason. */
  readonly edge?: string;
  /** As text: the learner's number and the right one. */
  readonly yours?: string;
  readonly right?: string;
  /** What differs, in one sentence. */
  readonly says: string;
  /** Why, where it is certain. */
  readonly because?: string;
  /** Stable name of the reason. */
  readonly slip?: Slip | 'local' | 'edge-missing' | 'swapped' | 'missing-reflected' | 'missing-operation';
}

const number = (value: number | null | undefined): string =>
  typeof value === 'number' ? formatNumber(value) : 'not a number';

/** Operations that engines usually build out of others: their graphs have steps in between that the program has not. */
const COMPOSED = new Set(['sub', 'div', 'neg']);

/**
 * The first difference on one program. `all` are the programs traced in the same run, this one among them: a wrong walk
 * is named only when it explains every one of them that it can speak for.
 */
export function firstDivergence(program: Traced, all: readonly Traced[]): Divergence {
  return (
    valueDivergence(program) ??
    failureOf(program) ??
    gradDivergence(program, all) ?? {
      kind: 'agrees',
      says: 'Every value and every gradient of this program agrees.',
    }
  );
}

function valueDivergence({ graph, right, trace }: Traced): Divergence | null {
  for (const node of graph.nodes) {
    const traced = tracedNode(trace, node.id);
    if (node.kind === 'constant' || traced === undefined || same(traced.value, right.values[node.id]))
      continue;
    const yours = number(traced.value);
    const expected = number(right.values[node.id]);
    const inputs = node.kind === 'operation' ? ' What it was computed from is right.' : '';
    return {
      kind: 'value',
      node: node.id,
      yours,
      right: expected,
      says: `The value of ${node.id} is ${yours}, and should be ${expected}.${inputs}`,
      ...swapped(node, right.values, traced.value, graph.nodes),
    };
  }
  return null;
}

/** A difference or a quotient taken the wrong way round. */
function swapped(
  node: GraphNode,
  values: Readonly<Record<string, number>>,
  yours: number | null,
  nodes: readonly GraphNode[],
): Pick<Divergence, 'because' | 'slip'> {
  const [a, b] = node.inputs;
  if (a === undefined || b === undefined || (node.op !== 'sub' && node.op !== 'div')) return {};
  const [left, right] = [values[a] ?? Number.NaN, values[b] ?? Number.NaN];
  if (!same(yours, node.op === 'sub' ? right - left : right / left)) return {};
  const plain = nodes.find(({ id }) => id === a)?.kind === 'constant';
  const sides = 'The two sides were taken the wrong way round.';
  const because = plain ? `${sides} Here the plain number stands on the left.` : sides;
  return { because, slip: 'swapped' };
}

/** Python's words for a plain number on the left, and for a missing operator. */
const NO_OPERATOR = /^unsupported operand type\(s\) for (\S+): '(\w+)' and '(\w+)'/;

function failureOf({ trace: { failure } }: Traced): Divergence | null {
  if (failure === undefined) return null;
  const { at, during, name, message } = failure;
  const what = during === 'making' ? `${at} could not be computed` : `backward() from ${at} ended early`;
  const found: Divergence = { kind: 'failure', node: at, says: `${what}. ${name}: ${message}` };
  if (during === 'making' && name === 'MissingOperation')
    return {
      ...found,
      says: `${at} could not be computed. The class has no ${message}.`,
      slip: 'missing-operation',
    };
  const operator = during === 'making' && name === 'TypeError' ? NO_OPERATOR.exec(message) : null;
  const onLeft = operator && (operator[2] === 'int' || operator[2] === 'float');
  if (!onLeft) return found;
  const because = `A plain number stands on the left of ${operator[1]}, so Python asks the right side for its reflected method, such as __radd__. That one is missing.`;
  return { ...found, because, slip: 'missing-reflected' };
}

interface LocalFault {
  readonly node: string;
  readonly from: string;
  readonly edge: string;
  readonly yours: number | undefined;
  readonly right: number;
}

/** Local derivatives that can be read off the learner's edges and differ from the right ones. */
function localFaults({ graph, right, trace }: Traced): LocalFault[] {
  return graph.nodes.flatMap((node) => {
    const locals = tracedNode(trace, node.id)?.locals;
    if (node.kind !== 'operation' || !locals) return [];
    const inputs = [...new Set(node.inputs)].filter((id) => variables(graph).includes(id));
    return inputs.flatMap((from) => {
      const edges = graph.edges.filter((edge) => edge.from === from && edge.to === node.id);
      const expected = edges.reduce((sum, edge) => sum + (right.locals[edge.id] ?? Number.NaN), 0);
      const yours = locals.get(from);
      if (yours !== undefined ? same(yours, expected) : same(expected, 0)) return [];
      return [{ node: node.id, from, edge: edges[0]?.id ?? '', yours, right: expected }];
    });
  });
}

function gradDivergence(program: Traced, all: readonly Traced[]): Divergence | null {
  const { graph, right, trace } = program;
  for (const id of variables(graph).toReversed()) {
    const traced = tracedNode(trace, id);
    if (traced === undefined || same(traced.grad, right.grads[id])) continue;
    const yours = number(traced.grad);
    const expected = number(right.grads[id]);
    const found: Divergence = {
      kind: 'grad',
      node: id,
      yours,
      right: expected,
      says: `All values agree. The gradient of ${id} is ${yours}, and should be ${expected}.`,
    };
    return { ...found, ...(localReason(program, id, traced.grad) ?? walkReason(program, all) ?? {}) };
  }
  return null;
}

/** The learner's own local derivatives, followed correctly, give the learner's number: then they are the reason. */
function localReason(
  program: Traced,
  id: string,
  grad: number | null,
): Pick<Divergence, 'because' | 'edge' | 'slip'> | null {
  const { graph, right, trace } = program;
  const users = [...new Set(graph.edges.filter(({ from }) => from === id).map(({ to }) => to))];
  const faults = localFaults(program).filter(({ from }) => from === id);
  const [fault] = faults;
  if (fault === undefined || faults.length !== 1) return null;
  let sum = 0;
  for (const user of users) {
    const locals = tracedNode(trace, user)?.locals;
    if (!locals) return null;
    sum += (locals.get(id) ?? 0) * (right.grads[user] ?? Number.NaN);
  }
  if (!same(sum, grad)) return null;
  const { node, edge, yours } = fault;
  if (yours === undefined) {
    const because = `${node} keeps no edge toward ${id}, so nothing can be handed back there.`;
    return { because, edge, slip: 'edge-missing' };
  }
  const twice = graph.nodes.find((other) => other.id === node)?.inputs.filter((input) => input === id).length;
  const uses = twice === 2 ? ' in its two uses together' : '';
  const because = `At ${node} the local derivative toward ${id} is ${number(yours)}${uses}, and should be ${number(fault.right)}.`;
  return { because, edge, slip: 'local' };
}

/** Programs a simulated walk can speak for: right values, right edges, and no steps in between. */
function comparable(program: Traced): boolean {
  const { graph, trace } = program;
  return (
    trace.failure === undefined &&
    graph.nodes.every(({ op }) => op === undefined || !COMPOSED.has(op)) &&
    valueDivergence(program) === null &&
    localFaults(program).length === 0
  );
}

function walkReason(program: Traced, all: readonly Traced[]): Pick<Divergence, 'because' | 'slip'> | null {
  const spoken = all.filter(comparable);
  if (!spoken.includes(program)) return null;
  const walks = spoken.map(({ graph, right }) => wrongWalks(graph, right));
  const rows = walks[0]?.keys() ?? [];
  const explaining = [...rows].filter((row) =>
    spoken.every(({ graph, trace }, i) =>
      variables(graph).every((id) => same(walks[i]?.[row]?.[1].grads.get(id), tracedNode(trace, id)?.grad)),
    ),
  );
  const here = walks[spoken.indexOf(program)] ?? [];
  const slips = new Set(explaining.map((row) => here[row]?.[0]));
  const [slip] = slips;
  if (slip === undefined || slips.size !== 1) return null;
  const stories = new Set(explaining.map((row) => here[row]?.[1].story));
  const story = stories.size === 1 ? [...stories][0] : '';
  return { because: [story, SLIP_SENTENCES[slip]].filter(Boolean).join(' '), slip };
}
