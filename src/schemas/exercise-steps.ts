/**
 * Two small steps between reading code and writing it: saying what a program prints, and filling its blanks. The program
 * stands beside `exercise.md` as `program.ts` and `program.py`; a content test runs it and holds what is claimed here.
 */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

const language = z.enum(['typescript', 'python']);
const byLanguage = <T extends z.ZodType>(value: T) => z.union([value, z.partialRecord(language, value)]);

const common = {
  ...exerciseCommon,
  /** Languages offered; the first is shown first. */
  languages: z.array(language).min(1),
  /** What the program prints, line by line: one text, or one for each language where they differ. */
  output: byLanguage(z.string().min(1)),
  /** Why, in Markdown: shown with the right answer. */
  because: z.string().min(5),
};

export const predictExercise = z.strictObject({
  kind: z.literal('predict'),
  ...common,
  /** Foreseen wrong predictions, each with what it overlooks. */
  wrong: z
    .array(z.strictObject({ output: byLanguage(z.string().min(1)), because: z.string().min(5) }))
    .min(1),
});

export const blanksExercise = z.strictObject({
  kind: z.literal('blanks'),
  ...common,
  /** Each stands in the program as `BLANK_<id>`. */
  blanks: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]+$/, 'small letters only, such as seed for BLANK_seed'),
        /** Spoken name: what belongs here, without saying it. */
        label: z.string().min(3),
        /** Every answer that is taken without running it. The program prints `output` with each of them. */
        right: byLanguage(z.array(z.string().min(1)).min(1)),
        /** Foreseen wrong answers, each with what it does. */
        wrong: z.array(z.strictObject({ text: byLanguage(z.string().min(1)), because: z.string().min(5) })),
      }),
    )
    .min(1)
    .max(6),
});
