/**
 * Answers to a gradient or matrix exercise and what the marker says to each: `answers.yaml` beside `exercise.md`. The
 * public tables of `/marking/` are made of it, and a test holds the marker to it.
 */
import { z } from 'astro/zod';

const numbers = z.union([z.number(), z.array(z.number()), z.array(z.array(z.number()))]);

export const markingCase = z.strictObject({
  /** What was asked: a field of the exercise (`forward:s`, `local:s>f:0`, `partial:x`, `value:x@1`) or a matrix (`W`). */
  for: z.string(),
  /** As it was typed. */
  answer: z.string(),
  verdict: z.enum(['correct', 'wrong', 'unmarkable']),
  /** The slip that is named: its id, or `foreseen` for one that the author wrote down. None: the answer is not explained. */
  mistake: z.string().optional(),
  /** Which fresh numbers; 0 are the author's. */
  seed: z.int().min(0).default(0),
  /** What a learner saw, in a case copied from the page: the test checks that it is still what the seed leads to. */
  expression: z.string().optional(),
  at: z.array(z.record(z.string(), z.number())).optional(),
  given: z.record(z.string(), numbers).optional(),
});

export const markingCases = z.strictObject({ answers: z.array(markingCase).min(1) });

export type MarkingCase = z.output<typeof markingCase>;
