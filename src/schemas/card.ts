/** The recall cards of a lesson: `cards.yaml` beside `lesson.mdx`, under the key `cards`. */
import { z } from 'astro/zod';

const markdown = z.string().min(1);

const card = z.strictObject({
  /** Asked on the front, in Markdown with formulas. */
  question: markdown.min(5),
  /** Stands on the back: the shortest complete answer. */
  answer: markdown,
  /** Tempting wrong answers, each with the reason it is wrong: shown below the answer. */
  distractors: z.array(z.strictObject({ choice: markdown, because: markdown.min(3) })).default([]),
});
export const cardsSchema = z.strictObject({
  /** In the order they are asked. */
  cards: z.array(card).min(1),
});
