/**
 * What an exercise's frontmatter may say, by kind. An exercise is one folder, `exercises/<id>/`: its id is the
 * folder's name, unique in the whole course. The body of `exercise.md` is the prompt.
 */
import { z } from 'astro/zod';
import { autogradExercise } from './exercise-autograd.ts';
import { cardExam } from './exercise-card-exam.ts';
import { codeExercise } from './exercise-code.ts';
import { gradientExercise } from './exercise-gradient.ts';
import { gradientExam } from './exercise-gradient-exam.ts';
import { graphExercise } from './exercise-graph.ts';
import { matchExercise } from './exercise-match.ts';
import { matrixExercise } from './exercise-matrix.ts';
import { diagnoseExercise, parityExercise } from './exercise-parity.ts';
import { quizExercise } from './exercise-quiz.ts';
import { blanksExercise, predictExercise } from './exercise-steps.ts';
import { trainerExercise } from './exercise-trainer.ts';

export const exerciseSchema = z.discriminatedUnion('kind', [
  gradientExercise,
  gradientExam,
  graphExercise,
  matrixExercise,
  codeExercise,
  cardExam,
  quizExercise,
  predictExercise,
  blanksExercise,
  trainerExercise,
  parityExercise,
  diagnoseExercise,
  autogradExercise,
  matchExercise,
]);
export type Exercise = z.infer<typeof exerciseSchema>;
