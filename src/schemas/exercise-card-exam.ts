/** Recall cards drawn by chance from the lessons of a quarter, each asked once. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

export const cardExam = z.strictObject({
  kind: z.literal('card-exam'),
  ...exerciseCommon,
  /** The quarter whose cards are drawn: `dl/q1`. */
  of: z.string().regex(/^[a-z]+\/q\d$/, 'a quarter is a track and a quarter, such as dl/q1'),
  /** How many cards are drawn. */
  draw: z.int().positive(),
  /** How many of them must be right at the first try. */
  right: z.int().positive(),
});
