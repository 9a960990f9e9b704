/** Marking and typesetting for the browser: a bundle of its own, fetched when the learner begins to answer. */
import { ExprError } from '../../expr/index.ts';
import { cellsOf } from '../../grading/matrix/cells.ts';
import { parseMatrix } from '../../grading/matrix/language.ts';
import { markMatrix } from '../../grading/matrix/mark.ts';
import type { Verdict } from '../../grading/verdict.ts';
import type { Echo } from '../../ui/read-echo.ts';
import type { Question } from './sheet.ts';
import { formulaMath } from './typeset.ts';

export { withGiven } from '../../grading/variant-of.ts';
export { makeSheet } from './sheet.ts';

type Cells = readonly (readonly string[])[];

/** `typed` is a formula, or the cells of a grid. Blank cells are unreadable, unless the shape is wrong already. */
export function markQuantity(question: Question, wrt: string, typed: string | Cells): Verdict {
  const mistakes = question.mistakes.filter((mistake) => mistake.for === wrt);
  const mark = (answer: string | Cells): Verdict => markMatrix({ ...question, mistakes, wrt, answer });
  const verdict = mark(typed);
  if (typeof typed === 'string') return verdict;
  if (verdict.kind === 'unmarkable' && typed.flat().some((text) => text.trim() === '')) {
    // The entries need not be filled in to see that the shape cannot be right.
    const filled = mark(typed.map((row) => row.map((text) => (text.trim() === '' ? '0' : text))));
    const shape = filled.kind === 'wrong' && filled.mistake === 'shape';
    return shape ? filled : verdict;
  }
  if (verdict.kind !== 'wrong' || !verdict.at?.cells || typed.length > 1) return verdict;
  // A row that was read as a column: the marked entries lie along the row that the learner sees.
  const cells = verdict.at.cells.map(([i, j]) => (i > 0 ? ([0, i] as const) : ([i, j] as const)));
  return { ...verdict, at: { cells } };
}

/** A formula set as mathematics, or where it cannot be read. A list of numbers needs no typesetting. */
export function echo(text: string, names: readonly string[]): Echo {
  if (text.trim() === '' || cellsOf(text)) return { kind: 'nothing' };
  try {
    return {
      kind: 'math',
      math: `<math displaystyle="true">${formulaMath(parseMatrix(text, names))}</math>`,
    };
  } catch (error) {
    if (error instanceof ExprError) return { kind: 'puzzling', at: error.position };
    throw error;
  }
}
