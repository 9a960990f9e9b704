/**
 * Finds the one slip that explains a wrong derivative. It speaks only when the answer equals what exactly one slip
 * leads to, at every sample point, and no other slip leads there too: a false accusation is worse than none.
 */
import { evaluate } from '../../expr/evaluate.ts';
import type { Env, Expr, Graph } from '../../expr/types.ts';
import { close } from '../equivalent.ts';
import type { Wrong } from '../verdict.ts';
import { CALCULUS_SLIPS } from './calculus.ts';
import { FACTOR_SLIPS } from './factors.ts';
import { LOCAL_SLIPS } from './locals.ts';
import { PATH_SLIPS } from './paths.ts';
import { makeSheet } from './sheet.ts';
import { SIGN_SLIPS } from './signs.ts';
import type { Candidate, Slip } from './slip.ts';
import { numbersTooEarly, WHOLE_SLIPS } from './whole.ts';

const SLIPS: readonly Slip[] = [
  ...PATH_SLIPS,
  ...FACTOR_SLIPS,
  ...LOCAL_SLIPS,
  ...SIGN_SLIPS,
  ...WHOLE_SLIPS,
  ...CALCULUS_SLIPS,
];

/** The stable ids of all slips the marker knows. */
export const SLIP_IDS: readonly string[] = [...SLIPS.map((slip) => slip.id), 'numbers-too-early'];

/** Above this many operations a hand-derived gradient is not what is being marked. */
const MOST_NODES = 80;
const ENOUGH = 8;

export interface DiagnosisRequest {
  readonly graph: Graph;
  readonly wrt: string;
  readonly answer: Expr;
  readonly truth: Expr;
  readonly points: readonly Env[];
  /** The exercise's own point, where there is one. */
  readonly point?: Env;
}

interface Match {
  readonly slip: Slip;
  readonly candidates: readonly Candidate[];
}

function keyOf(candidate: Candidate): string {
  return candidate.key ?? candidate.message;
}

/** The slips that lead to the answer, each with every place at which it would; unlikely ones only if there are no others. */
export function explanations({ graph, wrt, answer, truth, points, point }: DiagnosisRequest): Match[] {
  if (graph.nodes.length > MOST_NODES) return [];
  const usable = points.filter((env) => Number.isFinite(evaluate(truth, env)));
  // an answer with gaps is known at too few places to be put down to one slip
  if (usable.length < ENOUGH || !usable.every((env) => Number.isFinite(evaluate(answer, env)))) return [];
  const sheet = makeSheet(graph, wrt, usable);
  const given = usable.map((env) => evaluate(answer, env));
  const right = usable.map((env) => evaluate(truth, env));
  const slips = point ? [...SLIPS, numbersTooEarly(truth, point)] : SLIPS;

  const explains = ({ at }: Candidate): boolean => given.every((value, i) => close(at(i), value));
  // a slip that changes nothing in this graph cannot be told from the right answer
  const harmless = ({ at }: Candidate): boolean => right.every((value, i) => close(at(i), value));

  const matches: Match[] = [];
  for (const slip of slips) {
    const candidates = [...slip.candidates(sheet)].filter(
      (candidate) => explains(candidate) && !harmless(candidate),
    );
    if (candidates.length > 0) matches.push({ slip, candidates });
  }
  const likeliest = matches.flatMap(({ slip, candidates }) => {
    const likely = candidates.filter(({ unlikely }) => !unlikely);
    return likely.length > 0 ? [{ slip, candidates: likely }] : [];
  });
  return likeliest.length > 0 ? likeliest : matches;
}

/** The verdict that names the slip; undefined where none or more than one explains the answer. */
export function diagnose(request: DiagnosisRequest): Wrong | undefined {
  const matches = explanations(request);
  const match = matches.length === 1 ? matches[0] : matches.find(({ slip }) => slip.evident);
  if (!match) return undefined;
  const { slip, candidates } = match;
  const [first] = candidates as [Candidate];
  if (candidates.some((candidate) => keyOf(candidate) !== keyOf(first)))
    return { kind: 'wrong', mistake: slip.id, message: slip.message };
  const { message, place, yours, right } = first;
  return {
    kind: 'wrong',
    mistake: slip.id,
    message,
    ...(place && { at: place }),
    ...(yours && right && { paths: { yours, right } }),
  };
}
