/** Slips in putting the pieces together: what belongs to which path, what is multiplied and what is added. */
import { literal } from '../../expr/rules.ts';
import type { GraphEdge } from '../../expr/types.ts';
import { between, GATES, split } from './factors.ts';
import { type Path, type Sheet, showPath, through } from './sheet.ts';
import type { Candidate, Slip } from './slip.ts';

const productOf = (sheet: Sheet, path: Path, i: number): number =>
  path.reduce((product, edge) => product * sheet.local(edge, i), 1);

const sumOf = (sheet: Sheet, path: Path, i: number): number =>
  path.reduce((sum, edge) => sum + sheet.local(edge, i), 0);

/** The first edge that a missing path has for itself: where it leaves the paths that were followed. */
function leaving(missing: Path, followed: readonly Path[]): string | undefined {
  const used = new Set(followed.flatMap((path) => path.map((edge) => edge.id)));
  return (missing.find((edge) => !used.has(edge.id)) ?? missing[0])?.id;
}

/** The edge that tells one missing path from a kept one, where both join the same nodes: `s·s`. */
function doubled(kept: readonly Path[], missing: readonly Path[]): GraphEdge | undefined {
  const [path, ...more] = missing;
  if (!path || more.length > 0) return undefined;
  const twin = kept.find(
    (other) => other.length === path.length && other.every((e, k) => e.to === path[k]?.to),
  );
  return twin && path.find((edge, k) => edge !== twin[k]);
}

function droppedPath(sheet: Sheet, kept: readonly Path[], missing: readonly Path[]): Candidate {
  const edge = leaving(missing[0] as Path, kept);
  const list = (paths: readonly Path[]) => paths.map((path) => showPath(path, sheet.graph)).join(' and ');
  const one = missing.length === 1;
  const twin = doubled(kept, missing);
  if (twin)
    return {
      at: (i) => kept.reduce((sum, path) => sum + productOf(sheet, path, i), 0),
      message: `${twin.from} enters ${twin.to} twice, and each time adds a product to the sum. One of the two is missing.`,
      place: { edge: twin.id },
      key: `${twin.from}>${twin.to}`,
    };
  return {
    at: (i) => kept.reduce((sum, path) => sum + productOf(sheet, path, i), 0),
    message: `${sheet.wrt} reaches ${sheet.graph.output} along ${sheet.paths.length} paths. The ${one ? 'path' : 'paths'} ${list(missing)} ${one ? 'is' : 'are'} missing from your sum.`,
    ...(edge && { place: { edge } }),
    yours: list(kept),
    right: list(sheet.paths),
  };
}

function* droppedPaths(sheet: Sheet): Generator<Candidate> {
  const { paths } = sheet;
  if (paths.length < 2) return;
  // one path missing, or one path alone; with two paths these are the same
  for (const path of paths) {
    const others = paths.filter((other) => other !== path);
    yield droppedPath(sheet, [path], others);
    if (paths.length > 2) yield droppedPath(sheet, others, [path]);
  }
  // everything that starts or passes through one edge, where that is several paths
  for (const edge of sheet.live) {
    const missing = paths.filter((path) => path.includes(edge));
    const kept = paths.filter((path) => !path.includes(edge));
    if (missing.length > 1 && kept.length > 1) yield droppedPath(sheet, kept, missing);
  }
}

function* addedAlong(sheet: Sheet): Generator<Candidate> {
  const { paths } = sheet;
  const long = paths.filter((path) => path.length > 1);
  if (long.length === 0) return;
  const show = (path: Path, sign: string) => path.map((edge) => `∂${edge.to}/∂${edge.from}`).join(sign);
  const first = long[0] as Path;
  const told = {
    message: 'Along a path local derivatives are multiplied. You added them.',
    yours: show(first, ' + '),
    right: show(first, ' · '),
  };
  // where 1 and −1 cancel, the sum is what is left of another slip
  const cancels = paths.some((path) =>
    [1, -1].every((one) => path.some((edge) => literal(edge.local) === one)),
  );
  yield {
    ...told,
    at: (i) => paths.reduce((sum, path) => sum + sumOf(sheet, path, i), 0),
    ...(cancels && { unlikely: true }),
  };
  // a local derivative 1 changes nothing where one multiplies, and is not thought of where one adds
  const counts = (edge: GraphEdge): boolean => literal(edge.local) !== 1;
  const counted = paths.map((path) => path.filter(counts));
  // gates of max and min add up to 1 by themselves
  if (!sheet.live.some(({ to }) => GATES.includes(sheet.node(to).op ?? '')))
    yield { ...told, at: (i) => counted.reduce((sum, path) => sum + sumOf(sheet, path, i), 0) };
  // outer plus inner, each of them right
  for (const n of between(sheet)) {
    const { before, after } = split(sheet, n);
    const joint = paths.every((path) => path.some((edge) => edge.to === n));
    if (joint && before.some(counts) && after.some(counts))
      yield {
        ...told,
        at: (i) => sheet.partial(i, undefined, n) + sheet.partial(i, undefined, sheet.wrt, n),
        yours: `∂${sheet.graph.output}/∂${n} + ∂${n}/∂${sheet.wrt}`,
        right: `∂${sheet.graph.output}/∂${n} · ∂${n}/∂${sheet.wrt}`,
      };
  }
  if (paths.length > 1)
    for (const path of long)
      yield {
        ...told,
        message: `Along the path ${showPath(path, sheet.graph)} local derivatives are multiplied. You added them.`,
        yours: show(path, ' + '),
        right: show(path, ' · '),
        at: (i) =>
          paths.reduce((sum, p) => sum + (p === path ? sumOf(sheet, p, i) : productOf(sheet, p, i)), 0),
      };
}

function* multipliedAcross(sheet: Sheet): Generator<Candidate> {
  const { paths } = sheet;
  if (paths.length < 2) return;
  const list = (sign: string) => paths.map((path) => `(${showPath(path, sheet.graph)})`).join(sign);
  yield {
    at: (i) => paths.reduce((product, path) => product * productOf(sheet, path, i), 1),
    message: `The ${paths.length} paths from ${sheet.wrt} to ${sheet.graph.output} each contribute, and contributions are added. You multiplied them.`,
    yours: list(' · '),
    right: list(' + '),
  };
  // at one place where contributions meet, the rest being right
  for (const node of sheet.graph.nodes) {
    const edges = sheet.live.filter(({ to }) => to === node.id);
    const [a, b] = edges as [GraphEdge, GraphEdge?];
    if (!b || (node.id === sheet.graph.output && paths.length === 2)) continue;
    yield {
      at: (i) => through(sheet, node, i, (da, db) => da * sheet.local(a, i) * db * sheet.local(b, i)),
      message: `Two contributions meet at ${node.id}, and contributions are added. You multiplied them.`,
      // times 1 is as good as a path dropped
      unlikely: true,
      place: { node: node.id },
    };
  }
}

export const PATH_SLIPS: readonly Slip[] = [
  {
    id: 'path-dropped',
    message:
      'A path is missing from your sum. Every way the variable reaches the result adds its own product.',
    candidates: droppedPaths,
  },
  {
    id: 'added-along-path',
    message: 'Along a path local derivatives are multiplied. You added them.',
    candidates: addedAlong,
  },
  {
    id: 'multiplied-across-paths',
    message: 'Contributions of different paths are added. You multiplied them.',
    candidates: multipliedAcross,
  },
];
