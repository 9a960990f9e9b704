/**
 * One door to fresh numbers, for every exercise whose answer is a gradient: the same question with other numbers. A
 * page that asks anew (a review, a checkpoint) needs nothing else.
 */
import { freshMatrices, type VariedMatrixExercise } from './matrix/variants.ts';
import { freshPoints, type VariedExercise } from './variants.ts';

/** Sets of numbers that a matrix exercise is given at most; the next seed begins again with the first. */
const MOST_MATRICES = 24;

/**
 * The exercise with the numbers of `seed`, a whole number; everything else is as it was. 0 is the author's own, and
 * the same seed always gives the same numbers. No foreseen wrong answer equals the right one that did not before.
 * Mistakes that are written as numbers belong to the author's numbers alone and are left out of the others.
 *
 *     variantOf({ expression: 'x*y', points: [{ x: 2, y: 3 }] }, 1).points   // [{ x: -2, y: 3 }]
 *
 * Throws `RangeError` where no workable numbers are found; a test shows that no exercise of the course is such a one.
 */
export function variantOf<E extends VariedExercise>(exercise: E, seed: number): E;
export function variantOf<E extends VariedMatrixExercise>(exercise: E, seed: number): E;
export function variantOf(exercise: VariedExercise | VariedMatrixExercise, seed: number) {
  if (seed === 0) return exercise;
  if ('expression' in exercise) return { ...exercise, points: freshPoints(exercise, seed) };
  const wanted = ((Math.abs(Math.trunc(seed)) - 1) % MOST_MATRICES) + 1;
  const sets = freshMatrices(exercise, wanted);
  const given = sets[(wanted - 1) % sets.length];
  return given === undefined ? exercise : withGiven(exercise, given);
}

/** A matrix exercise with other numbers, and with those of its mistakes that are written for any numbers. */
export function withGiven<E extends Pick<VariedMatrixExercise, 'given' | 'mistakes'>>(
  exercise: E,
  given: E['given'],
): E {
  const mistakes = exercise.mistakes?.filter(({ answer }) => typeof answer === 'string');
  return { ...exercise, given, ...(mistakes && { mistakes }) };
}
