/** Marking of pairs: which are right, which are open, and which were given the same partner twice. */
import type { Verdict } from '../../grading/verdict.ts';

export interface Pair {
  readonly left: string;
  readonly right: string;
  readonly because: string;
}

/** The letter of a choice: A, B, C … */
export const letter = (place: number): string => String.fromCharCode(65 + place);

export interface Marked {
  readonly whole: Verdict;
  /** By pair; undefined where nothing was chosen. */
  readonly rows: readonly (boolean | undefined)[];
}

/** `picked[i]` is the pair whose right side was chosen for pair `i`. */
export function markPairs(picked: readonly (number | undefined)[]): Marked {
  const rows = picked.map((choice, i) => (choice === undefined ? undefined : choice === i));
  const open = rows.filter((row) => row === undefined).length;
  const wrong = rows.filter((row) => row === false).length;
  const chosen = picked.filter((choice) => choice !== undefined);
  if (chosen.length === 0)
    return { rows, whole: { kind: 'unmarkable', message: 'Choose a partner for at least one line first.' } };
  if (wrong === 0 && open === 0) return { rows, whole: { kind: 'correct' } };
  const twice = new Set(chosen).size < chosen.length ? ' Each partner belongs to one line only.' : '';
  if (wrong === 0)
    return {
      rows,
      whole: {
        kind: 'unmarkable',
        message: `Right so far. ${open === 1 ? 'One line is' : `${open} lines are`} still open.`,
      },
    };
  return {
    rows,
    whole: {
      kind: 'wrong',
      message: `${wrong === 1 ? 'One line has another partner; it is' : `${wrong} lines have other partners; they are`} marked ✗.${twice}`,
    },
  };
}
