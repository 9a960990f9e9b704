/** Slips of sign: a minus lost at −, / or cos, or one that nobody asked for. */
import type { GraphEdge } from '../../expr/types.ts';
import { type Sheet, showPath } from './sheet.ts';
import type { Candidate, Slip } from './slip.ts';

/** Where the rule itself brings a minus, and the words for it. */
function minus(edge: GraphEdge, sheet: Sheet): string | undefined {
  const { op } = sheet.node(edge.to);
  if (op === 'neg') return `${edge.to} is −${edge.from}`;
  if (op === 'sub' && edge.slot === 1) return `${edge.from} is subtracted in ${edge.to}`;
  if (op === 'div' && edge.slot === 1) return `${edge.from} is the denominator of ${edge.to}`;
  if (op === 'cos') return `${edge.to} is a cosine`;
  return undefined;
}

const lost = (edge: GraphEdge, reason: string): string =>
  `A minus is lost: ${reason}, so the local derivative ∂${edge.to}/∂${edge.from} carries one.`;

function* lostMinus(sheet: Sheet): Generator<Candidate> {
  for (const edge of sheet.live) {
    const reason = minus(edge, sheet);
    if (reason)
      yield {
        at: (i) => sheet.partial(i, (other) => (other === edge ? -sheet.local(edge, i) : undefined)),
        message: lost(edge, reason),
        place: { edge: edge.id },
        yours: `∂${edge.to}/∂${edge.from} with the sign reversed`,
        right: `∂${edge.to}/∂${edge.from} as on the edge`,
      };
  }
}

/** The right size with the wrong sign. Where just one edge of every path brings a minus, it is that one again. */
function wholeReversed(sheet: Sheet): Candidate {
  const signed = sheet.live.flatMap((edge) => {
    const reason = minus(edge, sheet);
    return reason ? [{ edge, reason }] : [];
  });
  const [only, ...more] = signed;
  const certain = only && more.length === 0 && sheet.paths.every((path) => path.includes(only.edge));
  return {
    at: (i) => -sheet.partial(i),
    message:
      signed.length === 0
        ? 'The size is right and the sign is not: no operation on the way brings a minus.'
        : 'The size is right and the sign is not. Count the operations on each path that bring a minus.',
    ...(certain && { key: lost(only.edge, only.reason) }),
  };
}

function* reversedPaths(sheet: Sheet): Generator<Candidate> {
  if (sheet.paths.length < 2) return;
  for (const path of sheet.paths) {
    if (path.some((edge) => minus(edge, sheet))) continue;
    const product = (i: number) => path.reduce((value, edge) => value * sheet.local(edge, i), 1);
    yield {
      at: (i) => sheet.partial(i) - 2 * product(i),
      message: `The path ${showPath(path, sheet.graph)} has the wrong sign in your sum: nothing on it brings a minus.`,
      place: { edge: path[0]?.id as string },
      yours: `− (${showPath(path, sheet.graph)})`,
      right: `+ (${showPath(path, sheet.graph)})`,
    };
  }
}

export const SIGN_SLIPS: readonly Slip[] = [
  {
    id: 'sign',
    message: 'A sign is reversed. Go along each path again and look for the operations that bring a minus.',
    candidates: function* (sheet) {
      yield* lostMinus(sheet);
      yield wholeReversed(sheet);
      yield* reversedPaths(sheet);
    },
  },
];
