/** A sitting: which exercises a seed draws, how each stands, and what that makes of the whole. Pure. */
import { Random } from '../../engine/random.ts';
import type { ExerciseResult } from '../../ui/report.ts';

/** Sets of other numbers that a gradient exercise offers; matrix exercises have theirs too. */
const NUMBERS = 8;

/** An exercise that may be drawn. */
export interface Candidate {
  readonly id: string;
  readonly title: string;
  /** Where it is taught; missing while that lesson has no page. */
  readonly lesson?: { readonly address: string; readonly title: string } | undefined;
}

export interface Group {
  readonly title: string;
  readonly candidates: readonly Candidate[];
}

export interface Drawn extends Candidate {
  readonly group: string;
  /** Which set of fresh numbers, from 1. */
  readonly numbers: number;
}

interface Standing {
  readonly wrong: number;
  readonly solved: boolean;
  /** A solution was shown, which no rule of the sitting allows. */
  readonly helped: boolean;
}

export interface Sitting {
  readonly seed: number;
  /** By exercise id; absent while it has not been marked. */
  readonly standings: { readonly [exercise: string]: Standing };
}

export type Outcome = 'open' | 'solved' | 'failed';

/** One exercise of each group and its numbers. The same seed always draws the same. */
export function draw(groups: readonly Group[], seed: number): Drawn[] {
  const random = new Random(seed);
  return groups.flatMap(({ title, candidates }) => {
    const candidate = candidates[random.integer(candidates.length)];
    return candidate ? [{ ...candidate, group: title, numbers: 1 + random.integer(NUMBERS) }] : [];
  });
}

/** The sitting after an exercise was marked. What has failed stays failed, and what is solved stays solved. */
export function marked(sitting: Sitting, result: ExerciseResult, allowed: number): Sitting {
  const before = sitting.standings[result.exercise];
  if (before && outcomeOf(before, allowed) !== 'open') return sitting;
  const standing: Standing = {
    wrong: result.wrongAnswers ?? 0,
    solved: result.outcome === 'solved',
    helped: result.afterSolution === true,
  };
  return { ...sitting, standings: { ...sitting.standings, [result.exercise]: standing } };
}

function outcomeOf({ wrong, solved, helped }: Standing, allowed: number): Outcome {
  if (wrong > allowed || helped) return 'failed';
  return solved ? 'solved' : 'open';
}

export function outcome(sitting: Sitting, exercise: string, allowed: number): Outcome {
  const standing = sitting.standings[exercise];
  return standing ? outcomeOf(standing, allowed) : 'open';
}

/** Failed as soon as one exercise has failed; solved when all are. */
export function whole(sitting: Sitting, drawn: readonly Drawn[], allowed: number): Outcome {
  const outcomes = drawn.map(({ id }) => outcome(sitting, id, allowed));
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.every((one) => one === 'solved') ? 'solved' : 'open';
}

/** A kept sitting, or undefined for anything else that may stand in storage. */
export function readSitting(kept: unknown): Sitting | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { seed, standings } = kept as Partial<Record<keyof Sitting, unknown>>;
  if (!Number.isSafeInteger(seed) || typeof standings !== 'object' || standings === null) return undefined;
  const good = Object.entries(standings).filter(
    (entry): entry is [string, Standing] =>
      typeof entry[1]?.wrong === 'number' &&
      typeof entry[1].solved === 'boolean' &&
      typeof entry[1].helped === 'boolean',
  );
  return { seed: seed as number, standings: Object.fromEntries(good) };
}
