/**
 * Repeated structure of a graph, folded: a part that occurs again and again, a long sum, a product of one factor. A
 * folded group is one operation with the formula of all it holds. Nobody outside sees what is inside, so its value,
 * its gradient and what travels back from it are those of the graph it stands for.
 */
import { differentiate } from '../expr/differentiate.ts';
import { binary, number, size, substitute, variable, variablesOf } from '../expr/make.ts';
import type { Expr, Graph, GraphNode, GraphRun } from '../expr/types.ts';

export interface Group {
  /** The operation whose result leaves the group: the group's name, value and gradient are its. */
  readonly id: string;
  readonly kind: 'part' | 'sum' | 'power';
  /** Groups of one class have the same structure. */
  readonly shape: string;
  /** The operations inside, operands before what they feed; `id` is the last. */
  readonly members: readonly string[];
  /** All of it in what feeds the group. */
  readonly formula: Expr;
}

/** A shorter sum or product reads well as it is. */
const FEWEST_TERMS = 4;
/** A formula written with more numbers, names and operations than this says less than the drawing it replaces. */
const LARGEST_PART = 24;

/**
 * The groups of a graph, none inside another, in topological order. A part is the largest that is repeated: what only
 * leads to its last operation belongs to it.
 */
export function groupsOf(graph: Graph): Group[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const operations = graph.nodes.filter(({ kind }) => kind === 'operation');
  const taken = new Set<string>();
  const groups: Group[] = [];
  const add = (kind: Group['kind'], shape: string, members: readonly GraphNode[], formula: Expr): void => {
    for (const { id } of members) taken.add(id);
    groups.push({ id: members.at(-1)?.id ?? '', kind, shape, members: members.map(({ id }) => id), formula });
  };

  const cones = conesOf(graph);
  const shapes = new Map(operations.map(({ id }) => [id, shapeOf(id, cones.get(id) ?? [], nodes)]));
  const occurrences = countOf(shapes.values());
  for (const { id } of operations.toReversed()) {
    const members = cones.get(id) ?? [];
    const shape = shapes.get(id) ?? '';
    if (taken.has(id) || members.length < 2 || (occurrences.get(shape) ?? 0) < 2) continue;
    const formula = inlined(members);
    if (formula !== undefined) add('part', shape, members, formula);
  }
  // One that is left of its kind, the others being inside something larger, repeats nothing that can be seen.
  const seen = countOf(groups.map(({ shape }) => shape));
  const repeated = groups.filter(({ shape }) => (seen.get(shape) ?? 0) > 1);
  taken.clear();
  groups.length = 0;
  for (const group of repeated) {
    groups.push(group);
    for (const id of group.members) taken.add(id);
  }

  const uses = countOf(graph.edges.map(({ from }) => from));
  for (const node of operations.toReversed()) {
    if (taken.has(node.id) || (node.op !== 'add' && node.op !== 'mul')) continue;
    const { members, terms } = chainOf(node, nodes, (id) => (uses.get(id) ?? 0) === 1 && !taken.has(id));
    if (terms.length < FEWEST_TERMS) continue;
    if (node.op === 'add') {
      const sum = terms.map(leafOf(nodes)).reduce((left, right) => binary('+', left, right));
      if (variablesOf(sum).length > 0) add('sum', `sum of ${terms.length}`, members, sum);
    } else if (new Set(terms).size === 1 && nodes.get(terms[0] ?? '')?.kind !== 'constant') {
      const power = binary('^', leafOf(nodes)(terms[0] ?? ''), number(terms.length));
      add('power', `power ${terms.length}`, members, power);
    }
  }
  const rank = new Map(operations.map(({ id }, index) => [id, index]));
  return groups.toSorted((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
}

/**
 * The graph with these groups folded, each into its last operation. The other nodes and edges are the same objects;
 * constants that only a group used are part of its formula. No groups give an equal graph.
 */
export function fold(graph: Graph, groups: readonly Group[]): Graph {
  if (groups.length === 0) return graph;
  const groupOf = new Map(groups.flatMap((group) => group.members.map((id) => [id, group])));
  const folded = new Map(groups.map((group) => [group.id, folding(group, graph)]));
  const nodes = graph.nodes.flatMap((node) => {
    const group = groupOf.get(node.id);
    if (group === undefined) return [node];
    return group.id === node.id ? (folded.get(node.id)?.node ?? []) : [];
  });
  const used = new Set([graph.output, ...nodes.flatMap(({ inputs }) => inputs)]);
  const edges = graph.edges.flatMap((edge) => {
    if (!groupOf.has(edge.to)) return [edge];
    const whole = folded.get(edge.to);
    return whole === undefined || edge.slot > 0 ? [] : whole.edges;
  });
  return { ...graph, nodes: nodes.filter((node) => node.kind !== 'constant' || used.has(node.id)), edges };
}

/**
 * The numbers of the whole graph as the folded one shows them: values and gradients as they are, and along the edges
 * into a group the sum, over the ways inside, of the products of the engine's local derivatives.
 */
export function foldRun(graph: Graph, groups: readonly Group[], run: GraphRun): GraphRun {
  const locals: Record<string, number> = { ...run.locals };
  for (const { id, members, formula } of groups) {
    const inside = new Set(members);
    const reach = new Map([[id, 1]]);
    for (const edge of graph.edges.filter(({ to }) => inside.has(to)).toReversed()) {
      const sum =
        (reach.get(edge.from) ?? 0) + (reach.get(edge.to) ?? 0) * (run.locals[edge.id] ?? Number.NaN);
      reach.set(edge.from, sum);
    }
    for (const [slot, from] of variablesOf(formula).entries())
      locals[`${from}>${id}:${slot}`] = reach.get(from) ?? 0;
  }
  return { ...run, locals };
}

/** Nothing inside uses a number twice by two ways, so what feeds the group feeds it by one edge each. */
function folding({ id, kind, members, formula }: Group, graph: Graph) {
  const last = graph.nodes.find((node) => node.id === id);
  const inputs = variablesOf(formula);
  const symbol = { part: last?.symbol ?? '', sum: 'Σ', power: '×' }[kind];
  const node: GraphNode = {
    id,
    kind: 'operation',
    op: 'folded',
    symbol,
    inputs,
    formula,
    folds: members.length,
  };
  const edges = inputs.map((from, slot) => ({
    id: `${from}>${id}:${slot}`,
    from,
    to: id,
    slot,
    local: differentiate(formula, from),
  }));
  return { node, edges };
}

/**
 * For every operation, the operations that lead to it and nowhere else, itself last: those it dominates on the way
 * to the output (Cooper, Harvey, Kennedy 2001, on the reversed graph).
 */
function conesOf(graph: Graph): Map<string, GraphNode[]> {
  const consumers = new Map<string, string[]>();
  for (const { from, to } of graph.edges) consumers.set(from, [...(consumers.get(from) ?? []), to]);
  const next = new Map<string, string>();
  const depth = new Map<string, number>([[graph.output, 0]]);
  const meet = (a: string, b: string): string => {
    let [left, right] = [a, b];
    while (left !== right) {
      if ((depth.get(left) ?? 0) >= (depth.get(right) ?? 0)) left = next.get(left) ?? graph.output;
      else right = next.get(right) ?? graph.output;
    }
    return left;
  };
  for (const { id } of graph.nodes.toReversed()) {
    if (id === graph.output) continue;
    // A line that nothing uses ends where everything does.
    const exit = (consumers.get(id) ?? [graph.output]).reduce(meet);
    next.set(id, exit);
    depth.set(id, (depth.get(exit) ?? 0) + 1);
  }
  const cones = new Map<string, GraphNode[]>();
  for (const node of graph.nodes) {
    if (node.kind !== 'operation') continue;
    for (let id: string | undefined = node.id; id !== undefined; id = next.get(id)) {
      const cone = cones.get(id) ?? [];
      cone.push(node);
      cones.set(id, cone);
    }
  }
  return cones;
}

/** The structure of a cone as text: operations in prefix order, what comes from outside numbered as it is met. */
function shapeOf(id: string, members: readonly GraphNode[], nodes: ReadonlyMap<string, GraphNode>): string {
  const inside = new Set(members.map((member) => member.id));
  const met = new Map<string, string>();
  const words: string[] = [];
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const node = nodes.get(at);
    const known = met.get(at);
    if (known !== undefined) words.push(known);
    else if (node?.kind === 'constant') words.push('#');
    else if (node === undefined || !inside.has(at)) {
      met.set(at, `${met.size}`);
      words.push(`${met.size - 1}`);
    } else {
      met.set(at, `${met.size}`);
      // The symbol tells x² from x³; the rule alone does not.
      words.push(`${node.op}${node.symbol}`);
      waiting.push(...node.inputs.toReversed());
    }
  }
  return words.join(' ');
}

/** A sum or product of several: the chain of one operation that ends in `last`, and what it takes, left to right. */
function chainOf(last: GraphNode, nodes: ReadonlyMap<string, GraphNode>, free: (id: string) => boolean) {
  const members: GraphNode[] = [];
  const terms: string[] = [];
  const waiting = [last.id];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = nodes.get(id);
    if (node === undefined || node.op !== last.op || (node !== last && !free(id))) terms.push(id);
    else {
      members.push(node);
      waiting.push(...node.inputs.toReversed());
    }
  }
  return { members: members.toReversed(), terms };
}

/** The last member's formula with all others put in; undefined where it would be too long to help. */
function inlined(members: readonly GraphNode[]): Expr | undefined {
  const known: Record<string, Expr> = {};
  let last: Expr | undefined;
  for (const { id, formula } of members) {
    last = substitute(formula, known);
    if (size(last) > LARGEST_PART) return undefined;
    known[id] = last;
  }
  return last;
}

/** A constant stands for itself in a formula, everything else by its name. */
function leafOf(nodes: ReadonlyMap<string, GraphNode>): (id: string) => Expr {
  return (id) => {
    const node = nodes.get(id);
    return node?.kind === 'constant' ? node.formula : variable(id);
  };
}

function countOf(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
