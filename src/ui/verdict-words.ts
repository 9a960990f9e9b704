/** A verdict in words and one mark: the same on the page, in a live region and in a test. */
import type { Verdict } from '../grading/verdict.ts';

export const VERDICT_MARKS: Readonly<Record<Verdict['kind'], string>> = {
  correct: '✓',
  wrong: '✗',
  unmarkable: '?',
  stopped: '■',
};

export const VERDICT_OPENINGS: Readonly<Record<Verdict['kind'], string>> = {
  correct: 'Right.',
  wrong: 'Not yet.',
  unmarkable: 'Could not be read; no try counted.',
  stopped: 'Stopped.',
};

/** "Not yet. The path through s is missing." */
export function verdictWords(verdict: Verdict): string {
  const opening = VERDICT_OPENINGS[verdict.kind];
  if (!verdict.message) return opening;
  return verdict.message.startsWith(opening) ? verdict.message : `${opening} ${verdict.message}`;
}

/** How every exercise says that it is solved; help taken on the way is part of the sentence. */
export const solvedWords = (afterSolution: boolean): string =>
  afterSolution ? '✓ Solved, after the solution.' : '✓ Solved.';
