/** The answers of an exercise's `answers.yaml`, each marked by the marker that learners meet. For pages and tests. */
import { existsSync, readFileSync } from 'node:fs';
import { parseContent } from '../../course/content-file.ts';
import { variantOf } from '../../grading/index.ts';
import type { Verdict } from '../../grading/verdict.ts';
import type { Exercise } from '../../schemas/exercise.ts';
import { type MarkingCase, markingCases } from '../../schemas/marking-case.ts';
import { checkedSheet } from '../../widgets/gradient-exercise/check.ts';
import { allFields } from '../../widgets/gradient-exercise/form.ts';
import { markField } from '../../widgets/gradient-exercise/mark.ts';
import { markQuantity } from '../../widgets/matrix-exercise/marker.ts';
import { makeSheet } from '../../widgets/matrix-exercise/sheet.ts';

export type MarkedExercise = Extract<Exercise, { kind: 'gradient' | 'matrix' }>;

export interface Judged extends MarkingCase {
  /** What was asked, as MathML up to the equals sign. */
  readonly math: string;
  /** What the marker says now; `verdict` is what it should say. */
  readonly said: Verdict;
}

/** The cases beside the exercise `file`. Throws `ContentError` where they are missing or cannot be read. */
export function readCases(file: string): MarkingCase[] {
  const path = file.replace(/exercise\.md$/, 'answers.yaml');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return parseContent({ file: path, text }, markingCases).answers;
}

/** Marks one case. Throws `RangeError` where the exercise does not ask that. */
export function judge(exercise: MarkedExercise, one: MarkingCase, file: string): Judged {
  const unknown = (asked: readonly string[]) =>
    new RangeError(`${file}: for: expected one of ${asked.join(', ')}, found “${one.for}”`);
  if (exercise.kind === 'gradient') {
    const sheet = checkedSheet(variantOf(exercise, one.seed), file);
    const fields = allFields(sheet);
    const field = fields.find(({ id }) => id === one.for);
    if (field === undefined) throw unknown(fields.map(({ id }) => id));
    return { ...one, math: field.math, said: markField(sheet, field, one.answer) };
  }
  const fresh = variantOf(exercise, one.seed);
  const quantity = makeSheet(fresh, file).quantities.find(({ name }) => name === one.for);
  if (quantity === undefined) throw unknown(exercise.ask);
  return { ...one, math: quantity.math, said: markQuantity(fresh, one.for, one.answer) };
}
