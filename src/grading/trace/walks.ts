/**
 * The known wrong ways to walk a graph back, each as a small program: what would every gradient be? A slip is named
 * only when its numbers are the learner's on all programs that were traced, and no other slip's are.
 */
import type { Graph, GraphRun } from '../../expr/types.ts';
import { formatNumber } from '../../viz/format-number.ts';
import { variables } from './trace.ts';

type Edge = readonly [from: string, local: number];

/** What a walk sees: the output, and for each node its edges to the inputs. */
interface Walkable {
  readonly output: string;
  readonly nodes: readonly string[];
  readonly edgesOf: (id: string) => readonly Edge[];
}

export interface Walked {
  readonly grads: ReadonlyMap<string, number>;
  /** What happened at the first place where it went wrong, in this graph's names; empty when there is none to show. */
  readonly story: string;
}

export type Slip =
  | 'no-seed'
  | 'seed-only'
  | 'one-level'
  | 'assigned'
  | 'too-early'
  | 'handed-on-again'
  | 'no-upstream'
  | 'no-local'
  | 'uses-merged';

/** What is wrong, in words that hold on every graph. */
export const SLIP_SENTENCES: Readonly<Record<Slip, string>> = {
  'no-seed':
    'Every gradient is 0, that of the output too. The output’s own gradient has to be 1 before anything is handed on.',
  'seed-only': 'The output has its 1, and nothing was handed on from it.',
  'one-level':
    'The inputs of the output received something, and nothing was handed on from there. Either the walk ends too soon, or it takes the nodes from the inputs on, while they have nothing to hand on yet.',
  assigned: 'A gradient was assigned with = where it should be added to with +=.',
  'too-early':
    'A node handed its gradient on before all of it had arrived. A node has to wait for everything that uses it.',
  'handed-on-again':
    'A node handed on what it held each time something arrived. It should hand on once, when everything has arrived.',
  'no-upstream':
    'The local derivatives were added as they are. Each has to be multiplied by the gradient of the node it comes from.',
  'no-local':
    'The gradients were handed on as they are. Each has to be multiplied by the local derivative of the edge it travels on.',
  'uses-merged':
    'Where a node uses the same input twice, one of the two edges was lost on the way back. Walk a list of edges, not a set or a map.',
};

const forward = <T>(items: readonly T[]): readonly T[] => items;
const backward = <T>(items: readonly T[]): readonly T[] => items.toReversed();

/** Nodes in the order a depth-first search leaves them: inputs before users. */
function postOrder({ output, edgesOf }: Walkable, turn: typeof forward): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const stack: [id: string, done: boolean][] = [[output, false]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [id, done] = next;
    if (done) order.push(id);
    if (done || seen.has(id)) continue;
    seen.add(id);
    stack.push([id, true]);
    for (const [from] of turn(edgesOf(id)).toReversed()) if (!seen.has(from)) stack.push([from, false]);
  }
  return order;
}

/** Nodes in the order a search meets them: by levels, or by going deep at once. */
function meetingOrder({ output, edgesOf }: Walkable, deep: boolean, turn: typeof forward): string[] {
  const order: string[] = [];
  const seen = new Set<string>(deep ? [] : [output]);
  const waiting = [output];
  while (waiting.length > 0) {
    const id = (deep ? waiting.pop() : waiting.shift()) as string;
    if (deep && seen.has(id)) continue;
    seen.add(id);
    order.push(id);
    const next = turn(edgesOf(id)).map(([from]) => from);
    for (const from of deep ? next.toReversed() : next) {
      if (seen.has(from)) continue;
      if (!deep) seen.add(from);
      waiting.push(from);
    }
  }
  return order;
}

function begin({ nodes, output }: Walkable): Map<string, number> {
  return new Map(nodes.map((id) => [id, id === output ? 1 : 0]));
}

const add = (grads: Map<string, number>, id: string, amount: number) =>
  void grads.set(id, (grads.get(id) ?? 0) + amount);

/** Takes the nodes in a given order, each once, and adds along its edges. */
function takeInOrder(
  graph: Walkable,
  order: readonly string[],
  amount: (local: number, grad: number) => number = (local, grad) => local * grad,
): Walked {
  const grads = begin(graph);
  const held = new Map<string, number>();
  for (const id of order) {
    const grad = grads.get(id) ?? 0;
    held.set(id, grad);
    for (const [from, local] of graph.edgesOf(id)) add(grads, from, amount(local, grad));
  }
  const early = order.find((id) => graph.edgesOf(id).length > 0 && held.get(id) !== grads.get(id));
  if (early === undefined) return { grads, story: '' };
  const then = held.get(early) ?? 0;
  const rest = (grads.get(early) ?? 0) - then;
  const story = `${early} was taken when it held ${formatNumber(then)}. Another ${formatNumber(rest)} arrived afterwards and was never handed on.`;
  return { grads, story };
}

function assign(graph: Walkable, order: readonly string[], turn: typeof forward): Walked {
  const grads = begin(graph);
  const arrived = new Map<string, number[]>();
  for (const id of order) {
    for (const [from, local] of turn(graph.edgesOf(id))) {
      const amount = local * (grads.get(id) ?? 0);
      grads.set(from, amount);
      arrived.set(from, [...(arrived.get(from) ?? []), amount]);
    }
  }
  const [id, amounts] = [...arrived].find(([, all]) => all.length > 1) ?? [];
  if (id === undefined || amounts === undefined) return { grads, story: '' };
  const first = amounts.slice(0, -1).map((amount) => formatNumber(amount));
  const story = `${id} received ${first.join(', then ')} and then ${formatNumber(amounts.at(-1) ?? 0)}. Only the last one stayed.`;
  return { grads, story };
}

/** Hands on the whole of what a node holds at every arrival. `deep`: at once, as a recursion does; else by a queue. */
function handOnAgain(graph: Walkable, deep: boolean): Walked {
  const grads = begin(graph);
  const times = new Map<string, number>();
  let left = 5_000;
  const handOn = (id: string, then: (from: string) => void) => {
    if (graph.edgesOf(id).length > 0) times.set(id, (times.get(id) ?? 0) + 1);
    left -= 1;
    for (const [from, local] of graph.edgesOf(id)) {
      add(grads, from, local * (grads.get(id) ?? 0));
      if (left > 0) then(from);
    }
  };
  if (deep) {
    const visit = (id: string) => handOn(id, visit);
    visit(graph.output);
  } else {
    const queue = [graph.output];
    for (let at = 0; at < queue.length; at++) handOn(queue[at] as string, (from) => queue.push(from));
  }
  const [id, count] = [...times].find(([, n]) => n > 1) ?? [];
  return { grads, story: id === undefined ? '' : `${id} handed on ${count} times.` };
}

function mergeUses(graph: Walkable, turn: typeof forward): Walked {
  const merged: Walkable = {
    ...graph,
    edgesOf: (id) => [...new Map(turn(graph.edgesOf(id)))],
  };
  const { grads } = takeInOrder(merged, postOrder(merged, forward).toReversed());
  const id = graph.nodes.find((node) => merged.edgesOf(node).length < graph.edgesOf(node).length);
  const twice = graph
    .edgesOf(id ?? '')
    .find(([from], at, all) => all.findIndex(([other]) => other === from) < at);
  return { grads, story: twice ? `${id} uses ${twice[0]} twice, and one use counted.` : '' };
}

const TURNS = [forward, backward];

/** Each slip in the ways it is usually made. */
const WALKS: readonly (readonly [Slip, (graph: Walkable) => Walked])[] = [
  ['no-seed', (graph) => ({ grads: new Map(graph.nodes.map((id) => [id, 0])), story: '' })],
  ['seed-only', (graph) => ({ grads: begin(graph), story: '' })],
  ['one-level', (graph) => ({ ...takeInOrder(graph, [graph.output]), story: '' })],
  ...TURNS.flatMap((order) =>
    TURNS.map((edges): (typeof WALKS)[number] => [
      'assigned',
      (graph) => assign(graph, postOrder(graph, order).toReversed(), edges),
    ]),
  ),
  ...TURNS.flatMap((turn) =>
    [false, true].map((deep): (typeof WALKS)[number] => [
      'too-early',
      (graph) => takeInOrder(graph, meetingOrder(graph, deep, turn)),
    ]),
  ),
  ['handed-on-again', (graph) => handOnAgain(graph, true)],
  ['handed-on-again', (graph) => handOnAgain(graph, false)],
  ['no-upstream', (graph) => ({ ...takeInOrder(graph, rightOrder(graph), (local) => local), story: '' })],
  ['no-local', (graph) => ({ ...takeInOrder(graph, rightOrder(graph), (_, grad) => grad), story: '' })],
  ['uses-merged', (graph) => mergeUses(graph, forward)],
  ['uses-merged', (graph) => mergeUses(graph, backward)],
];

function rightOrder(graph: Walkable): string[] {
  return postOrder(graph, forward).toReversed();
}

/** What each wrong walk would make of a graph. The rows stand in the same order for every graph. */
export function wrongWalks(graph: Graph, right: GraphRun): readonly (readonly [Slip, Walked])[] {
  const nodes = variables(graph);
  const edges = new Map<string, Edge[]>(nodes.map((id) => [id, []]));
  for (const { id, from, to } of graph.edges)
    if (edges.has(from)) edges.get(to)?.push([from, right.locals[id] ?? Number.NaN]);
  const walkable: Walkable = { output: graph.output, nodes, edgesOf: (id) => edges.get(id) ?? [] };
  return WALKS.map(([slip, walk]) => [slip, walk(walkable)]);
}
