/** Gradient exercises drawn by chance, one of each group, with fresh numbers and without help. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

export const gradientExam = z.strictObject({
  kind: z.literal('gradient-exam'),
  ...exerciseCommon,
  /** Ids of gradient and matrix exercises, in groups: one of each group is drawn. */
  groups: z
    .array(
      z.strictObject({
        /** What the group is about, in a few words. */
        title: z.string().min(3),
        exercises: z.array(z.string()).min(1),
      }),
    )
    .min(1),
  /** Answers that may be wrong in each exercise. */
  wrongAnswers: z.int().nonnegative().default(1),
});
