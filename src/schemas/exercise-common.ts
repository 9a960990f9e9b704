/** Keys that every kind of exercise has. */
import { z } from 'astro/zod';

export const exerciseCommon = {
  /** Shown above the exercise: what is done, in a few words. */
  title: z.string().min(3).max(80),
  /** The curriculum's number, such as `N01-b`. */
  ref: z
    .string()
    .regex(/^[DN](\d\d|Q)-[a-z0-9]+$/, 'a ref is the lesson id, a dash and a letter, such as N01-b'),
  /** Practice does not count towards finishing the lesson. */
  practice: z.boolean().default(false),
  /** Shown one at a time on request; the first is strategic, the last nearly gives it away. */
  hints: z.array(z.string().min(5)).default([]),
};
