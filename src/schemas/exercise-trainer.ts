/** A network to train or to repair until it reaches a target, and questions about what was seen. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';
import { quizQuestion } from './exercise-quiz.ts';

/** A part of a setup. What it may hold is checked where setups are made: `src/training/spec.ts`. */
const part = z.record(z.string(), z.unknown());

export const trainerExercise = z
  .strictObject({
    kind: z.literal('trainer'),
    ...exerciseCommon,
    /** What the run starts as: the keys of `<MLPTrainer>`. */
    data: part.default({}),
    network: part.default({}),
    training: part.default({}),
    /** What may be changed. Default: everything but the data. */
    knobs: z.array(z.string()).optional(),
    /** Panels that stand open: `settings`, `layers`, `weights`, `check`, `table`. */
    open: z.array(z.string()).default(['settings']),
    /** What a run has to reach, and in how many steps. Without it the questions are the task. */
    target: z
      .strictObject({
        measure: z.enum(['training loss', 'test loss', 'training accuracy', 'test accuracy']),
        /** For a loss; for an accuracy, a share from 0 to 1. */
        atMost: z.number().optional(),
        atLeast: z.number().optional(),
        within: z.number().int().min(1).max(5000),
      })
      .refine(({ atMost, atLeast }) => (atMost === undefined) !== (atLeast === undefined), {
        error: 'a target has either "atMost" or "atLeast"',
      })
      .optional(),
    /** Different runs to try before the exercise counts as solved. */
    runs: z.number().int().min(1).max(6).default(1),
    /** A change that reaches the target. The content test proves that it does, and that the start does not. */
    solution: z.strictObject({ network: part.default({}), training: part.default({}) }).optional(),
    /** Asked above the trainer, before anything runs. */
    predict: z.array(quizQuestion).default([]),
    /** Asked below it. */
    questions: z.array(quizQuestion).default([]),
  })
  .refine(({ target, questions, predict }) => target !== undefined || questions.length + predict.length > 0, {
    error: 'expected a target or questions',
  })
  .refine(({ target, solution }) => (target === undefined) === (solution === undefined), {
    error: 'a target needs a solution that reaches it',
    path: ['solution'],
  });
