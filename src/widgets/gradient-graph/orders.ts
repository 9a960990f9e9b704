/**
 * Ways to walk a graph backwards, right and wrong, each really run on the engine's local derivatives. A walk is a
 * list of visits; each visit sends messages; what the receivers hold afterwards is the lesson.
 */
import type { GraphRun } from '../../expr/types.ts';
import type { GraphPlan, PlanEdge } from '../../viz/graph-plan.ts';

/** One edge walked backwards: what was sent, and what the receiver holds afterwards. */
export interface Sending {
  readonly edge: PlanEdge;
  /** The gradient the sender held at that moment. */
  readonly upstream: number;
  readonly message: number;
  readonly before: number;
  readonly after: number;
}

export interface Visit {
  readonly node: string;
  /** Consumers whose messages had not arrived: 0 in a legal order. */
  readonly missing: number;
  /** All gradients when the visit began. */
  readonly held: Readonly<Record<string, number>>;
  readonly sendings: readonly Sending[];
}

export interface Walk {
  readonly visits: readonly Visit[];
  readonly grads: Readonly<Record<string, number>>;
}

interface Rules {
  /** `add` to what is there, or `assign` over it. */
  readonly collect: 'add' | 'assign';
  readonly seed: number;
  /** Gradients left over from an earlier walk. */
  readonly start: Readonly<Record<string, number>>;
}

const PLAIN: Rules = { collect: 'add', seed: 1, start: {} };

/** Visits nodes in the given order. Visiting an input or a node twice is allowed: it sends again what it holds. */
export function walk(
  plan: GraphPlan,
  run: GraphRun,
  order: Iterable<string>,
  rules: Partial<Rules> = {},
): Walk {
  const { collect, seed, start } = { ...PLAIN, ...rules };
  const grads = new Map(plan.nodes.map(({ id }) => [id, start[id] ?? 0]));
  grads.set(plan.output, collect === 'add' ? (grads.get(plan.output) ?? 0) + seed : seed);
  const waiting = new Map(
    plan.nodes.map(({ id }) => [id, plan.edges.filter(({ from }) => from === id).length]),
  );
  const visits: Visit[] = [];
  for (const node of order) {
    const held = Object.fromEntries(grads);
    const sendings = plan.edges
      .filter((edge) => edge.to === node && !edge.silent)
      .map((edge): Sending => {
        const upstream = grads.get(node) ?? 0;
        const message = upstream * (run.locals[edge.id] ?? Number.NaN);
        const before = grads.get(edge.from) ?? 0;
        const after = collect === 'add' ? before + message : message;
        grads.set(edge.from, after);
        waiting.set(edge.from, (waiting.get(edge.from) ?? 0) - 1);
        return { edge, upstream, message, before, after };
      });
    visits.push({ node, missing: Math.max(0, waiting.get(node) ?? 0), held, sendings });
  }
  return { visits, grads: Object.fromEntries(grads) };
}

/** Every operation after all its consumers: the forward order, reversed. */
export function reverseTopological(plan: GraphPlan): string[] {
  return operations(plan).toReversed();
}

/** The output, then its operands, then theirs: each node once, when it is first met. */
export function breadthFirst(plan: GraphPlan): string[] {
  const found = new Set([plan.output]);
  for (const id of found) for (const input of inputsOf(plan, id)) found.add(input);
  return [...found].filter((id) => inputsOf(plan, id).length > 0);
}

/** A node, then everything below its first operand, then below its second: each node once. */
export function preOrder(plan: GraphPlan): string[] {
  const found = new Set<string>();
  const stack = [plan.output];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (found.has(id) || inputsOf(plan, id).length === 0) continue;
    found.add(id);
    stack.push(...inputsOf(plan, id).toReversed());
  }
  return [...found];
}

const MOST_VISITS = 400;

/**
 * Sends along one edge and at once goes on from there, on every edge: what a gradient already passed on is passed on
 * again. One visit per path, so it is cut off on large graphs.
 */
export function pushAlongEveryPath(plan: GraphPlan, run: GraphRun): Walk {
  const grads = new Map(plan.nodes.map(({ id }) => [id, 0]));
  grads.set(plan.output, 1);
  const visits: Visit[] = [];
  const stack: PlanEdge[] = edgesInto(plan, plan.output).toReversed();
  for (let edge = stack.pop(); edge !== undefined && visits.length < MOST_VISITS; edge = stack.pop()) {
    const upstream = grads.get(edge.to) ?? 0;
    const message = upstream * (run.locals[edge.id] ?? Number.NaN);
    const before = grads.get(edge.from) ?? 0;
    const held = Object.fromEntries(grads);
    grads.set(edge.from, before + message);
    const sending: Sending = { edge, upstream, message, before, after: before + message };
    visits.push({ node: edge.to, missing: 0, held, sendings: [sending] });
    stack.push(...edgesInto(plan, edge.from).toReversed());
  }
  return { visits, grads: Object.fromEntries(grads) };
}

export interface Strategy {
  readonly id: string;
  readonly title: string;
  /** What it does, in one sentence. */
  readonly does: string;
  /** Why the number comes out as it does. */
  readonly why: string;
  run(plan: GraphPlan, run: GraphRun): Walk;
}

export const STRATEGIES: readonly Strategy[] = [
  {
    id: 'reverse',
    title: 'Reverse topological',
    does: 'Each node once, after everything it feeds. Messages are added.',
    why: 'When a node sends, everything it will ever receive is there. Any such order gives the same gradients.',
    run: (plan, run) => walk(plan, run, reverseTopological(plan)),
  },
  {
    id: 'breadth',
    title: 'Breadth first from the output',
    does: 'The output, then its operands, then theirs; each node once, when it is first met.',
    why: 'A node that is used near the output and far from it sends before the far use has reported.',
    run: (plan, run) => walk(plan, run, breadthFirst(plan)),
  },
  {
    id: 'pre-order',
    title: 'Pre-order',
    does: 'A node, then everything below its first operand, then below its second; each node once.',
    why: 'The first way down is finished before the second has begun, so shared nodes send too early.',
    run: (plan, run) => walk(plan, run, preOrder(plan)),
  },
  {
    id: 'assign',
    title: '= instead of +=',
    does: 'The right order, but each message replaces what is there.',
    why: 'Where several edges leave a node only the last message survives.',
    run: (plan, run) => walk(plan, run, reverseTopological(plan), { collect: 'assign' }),
  },
  {
    id: 'recursive',
    title: 'Push on at every visit',
    does: 'Each message is passed on at once, with everything the node has collected so far.',
    why: 'What was already passed on is passed on again with the next message.',
    run: pushAlongEveryPath,
  },
  {
    id: 'no-seed',
    title: 'Seed forgotten',
    does: 'The right order, but the output starts with gradient 0.',
    why: 'Every message is a product with that 0.',
    run: (plan, run) => walk(plan, run, reverseTopological(plan), { seed: 0 }),
  },
  {
    id: 'twice',
    title: 'Backward twice',
    does: 'The right walk, then once more without setting any gradient back to 0.',
    why: 'The second walk starts from the old gradients, and passes them on as well.',
    run: (plan, run) => again(plan, run, () => true),
  },
  {
    id: 'twice-inputs-reset',
    title: 'Twice, only the inputs reset',
    does: 'The inputs go back to 0 before the second walk; the nodes in between do not.',
    why: 'The inner nodes still hold their old gradients. All of them have to be reset.',
    run: (plan, run) => again(plan, run, (id) => !plan.inputs.includes(id)),
  },
];

/** A second right walk on what the first one left at the nodes that `keeps` says. */
function again(plan: GraphPlan, run: GraphRun, keeps: (id: string) => boolean): Walk {
  const order = reverseTopological(plan);
  const first = walk(plan, run, order);
  const start = Object.fromEntries(
    Object.entries(first.grads).map(([id, grad]) => [id, keeps(id) ? grad : 0]),
  );
  // The output's own gradient is set to the seed, not added to: it has no consumer that could report twice.
  const second = walk(plan, run, order, { start: { ...start, [plan.output]: 0 } });
  return { visits: [...first.visits, ...second.visits], grads: second.grads };
}

/** Operations that may be visited next: everything they feed has been. */
export function ready(plan: GraphPlan, visited: readonly string[]): string[] {
  return operations(plan).filter((id) => !visited.includes(id) && missingFor(plan, visited, id) === 0);
}

/** How many edges that leave a node have not reported yet: the count in Kahn's algorithm (1962). */
export function missingFor(plan: GraphPlan, visited: readonly string[], id: string): number {
  return plan.edges.filter(({ from, to }) => from === id && !visited.includes(to)).length;
}

function operations(plan: GraphPlan): string[] {
  return plan.nodes.filter(({ kind }) => kind === 'operation').map(({ id }) => id);
}

function inputsOf(plan: GraphPlan, id: string): readonly string[] {
  return plan.nodes.find((node) => node.id === id)?.inputs ?? [];
}

function edgesInto(plan: GraphPlan, id: string): PlanEdge[] {
  return plan.edges.filter((edge) => edge.to === id && !edge.silent);
}
