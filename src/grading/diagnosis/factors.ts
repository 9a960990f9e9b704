/** Slips that leave a factor of a path out: the chain rule stopped too early, started too late, or skipped a link. */
import { literal } from '../../expr/rules.ts';
import type { GraphEdge } from '../../expr/types.ts';
import type { Sheet } from './sheet.ts';
import type { Candidate, Slip } from './slip.ts';

export const GATES = ['relu', 'max', 'min', 'abs'];

/**
 * Edges whose factor can be forgotten as such. A factor 1 is not missed, a lost −1 is a slip of sign (`signs.ts`),
 * and an ignored gate has its own name (`locals.ts`).
 */
function countable(sheet: Sheet): (edge: GraphEdge) => boolean {
  return ({ local, to }) => Math.abs(literal(local) ?? 0) !== 1 && !GATES.includes(sheet.node(to).op ?? '');
}

/** What was left out, by the edges that matter: leaving out a factor 1 as well is the same slip. */
const omitted = (edges: readonly GraphEdge[]): string =>
  edges
    .map(({ id }) => id)
    .sort()
    .join(' ');

/** Nodes strictly between the variable and the output, in the graph's order. */
export function between({ live, wrt, graph }: Sheet): string[] {
  const ids = new Set(live.map((edge) => edge.to));
  return graph.nodes.map((node) => node.id).filter((id) => ids.has(id) && id !== wrt && id !== graph.output);
}

/** Edges of the graph's live part that lie before or after `n`. */
export function split({ live }: Sheet, n: string): { before: GraphEdge[]; after: GraphEdge[] } {
  const below = new Set([n]);
  const before = live.toReversed().filter((edge) => below.has(edge.to) && below.add(edge.from));
  const above = new Set([n]);
  const after = live.filter((edge) => above.has(edge.from) && above.add(edge.to));
  return { before, after };
}

function* forgotten(sheet: Sheet): Generator<Candidate> {
  const { wrt, live, paths } = sheet;
  const counts = countable(sheet);
  const f = sheet.graph.output;
  for (const n of between(sheet)) {
    const { before, after } = split(sheet, n);
    const everyPath = paths.length > 0 && paths.every((path) => path.some((edge) => edge.to === n));
    const [inner] = before.filter(counts).toReversed();
    // ∂f/∂n: everything from the variable to n left out
    if (everyPath && inner)
      yield {
        at: (i) => sheet.partial(i, undefined, n),
        message: `You stopped at ∂${f}/∂${n}. The inner derivative is missing: how ${n} changes with ${wrt}.`,
        place: { edge: inner.id },
        yours: `∂${f}/∂${n}`,
        right: `∂${f}/∂${n} · ∂${n}/∂${wrt}`,
        key: omitted(before.filter(counts)),
      };
    const [outer] = after.filter(counts);
    // ∂n/∂x: everything from n to the output left out
    if (outer)
      yield {
        at: (i) => sheet.partial(i, undefined, wrt, n),
        message: `This is ∂${n}/∂${wrt} alone. Multiply it by what arrives from above: how ${f} changes with ${n}.`,
        place: { edge: outer.id },
        yours: `∂${n}/∂${wrt}`,
        right: `∂${n}/∂${wrt} · ∂${f}/∂${n}`,
        key: omitted(after.filter(counts)),
      };
  }
  for (const edge of live.filter(counts))
    yield {
      at: (i) => sheet.partial(i, (other) => (other === edge ? 1 : undefined)),
      message: `A factor is missing: the local derivative ∂${edge.to}/∂${edge.from} on the edge from ${edge.from} to ${edge.to}.`,
      place: { edge: edge.id },
      yours: `∂${edge.to}/∂${edge.from} taken as 1`,
      right: `∂${edge.to}/∂${edge.from} as on the edge`,
      key: omitted([edge]),
    };
  // who lets a factor that stands still vanish does so each time
  const still = live.filter(
    (edge) =>
      sheet.node(edge.to).op === 'mul' && live.every(({ id, to }) => to !== edge.to || id === edge.id),
  );
  if (still.length > 1)
    yield {
      at: (i) => sheet.partial(i, (edge) => (still.includes(edge) ? 1 : undefined)),
      message: 'A factor that stands still is not lost: it stays beside the derivative. Yours are gone.',
      unlikely: true,
    };
}

export const FACTOR_SLIPS: readonly Slip[] = [
  {
    id: 'factor-forgotten',
    message: 'A factor is missing: one of the local derivatives along the path was left out.',
    candidates: forgotten,
  },
];
