/** Single-choice questions. Every wrong choice carries the reason it is wrong. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

/** A question with one right choice. */
export const quizQuestion = z
  .strictObject({
    /** The question, in Markdown with formulas. */
    ask: z.string().min(5),
    /** The right choice. */
    right: z.string(),
    /** Why it is right: shown when picked. */
    because: z.string(),
    /** Distractors, each with the reason it is wrong, shown when picked. */
    wrong: z.array(z.strictObject({ choice: z.string(), because: z.string() })).min(1),
  })
  .check(choicesDiffer);

export const quizExercise = z.strictObject({
  kind: z.literal('quiz'),
  ...exerciseCommon,
  questions: z.array(quizQuestion).min(1),
});

/** Two choices that read the same cannot both be judged. */
function choicesDiffer({
  value,
  issues,
}: z.core.ParsePayload<{ right: string; wrong: { choice: string }[] }>) {
  for (const [i, { choice }] of value.wrong.entries())
    if ([value.right, ...value.wrong.slice(0, i).map((other) => other.choice)].includes(choice))
      issues.push({
        code: 'custom',
        input: choice,
        path: ['wrong', i, 'choice'],
        message: `“${choice}” stands here twice`,
      });
}
