/** A function or class to write. Starter, solution, tests and foreseen mistakes stand beside `exercise.md`. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

export const codeExercise = z.strictObject({
  kind: z.literal('code'),
  ...exerciseCommon,
  /** Languages offered, as tabs over one prompt; the first is shown first. */
  languages: z.array(z.enum(['typescript', 'python'])).min(1),
  /** Seconds one run may take before it is stopped. */
  timeLimitSeconds: z.number().positive().max(60).default(5),
});
