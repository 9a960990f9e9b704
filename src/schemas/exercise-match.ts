/** Pairs to be joined: each thing on the left has its own partner in one list of choices. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

export const matchExercise = z
  .strictObject({
    kind: z.literal('match'),
    ...exerciseCommon,
    /** What stands left and what is chosen: “error message” and “cause”. */
    columns: z.tuple([z.string(), z.string()]),
    /** What was quoted, and from where: shown below the list. */
    source: z.string().optional(),
    pairs: z
      .array(
        z.strictObject({
          left: z.string().min(1),
          right: z.string().min(1),
          /** Why they belong together: shown once they are joined. */
          because: z.string().min(10),
        }),
      )
      .min(3)
      .max(12),
  })
  .refine(({ pairs }) => new Set(pairs.map(({ right }) => right)).size === pairs.length, {
    error: 'two pairs have the same right side: no choice would be the only one',
    path: ['pairs'],
  });
