/** The learner's gradients beside those recorded from PyTorch, and tables of differences whose cause is to be found. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

export const parityExercise = z.strictObject({
  kind: z.literal('parity'),
  ...exerciseCommon,
  /** Recorded data sets, all of which have to agree: `lesson` is the one N15 prints, `hidden` the checkpoint's. */
  data: z.array(z.enum(['lesson', 'hidden'])).min(1),
  /** The code exercise whose kept code is run: it exports `forward` and `backward`. */
  code: z.string(),
  /** Offers the script that records the first data set with the reader's own PyTorch, and reads what it wrote. */
  rerecord: z.boolean().default(false),
});

/** What can be planted in a table. Each is a real backward pass with one line changed, on the lesson's data. */
export const PLANTED = [
  'no-mean',
  'not-transposed',
  'bias-means',
  'sign',
  'slope-of-the-input',
  'single-precision',
  'rounding',
] as const;
const planted = z.enum(PLANTED);

export const diagnoseExercise = z
  .strictObject({
    kind: z.literal('diagnose'),
    ...exerciseCommon,
    /** One table for each, in this order. */
    tables: z.array(planted).min(1),
    /** What the learner chooses from, for every table. */
    choices: z
      .array(
        z.strictObject({
          cause: planted,
          /** The choice, in a few words: it stands in a list on a phone. */
          name: z.string().min(3).max(48),
          /** Why the table shows it: said when it is right. */
          because: z.string().min(10),
          /** What a table of this cause would show: said when it is wrong. What speaks against it is computed. */
          otherwise: z.string().min(10),
        }),
      )
      .min(2),
  })
  .superRefine(({ tables, choices }, context) => {
    for (const [i, cause] of tables.entries())
      if (!choices.some((choice) => choice.cause === cause))
        context.addIssue({
          code: 'custom',
          path: ['tables', i],
          message: `no choice has the cause ${cause}`,
        });
  });
