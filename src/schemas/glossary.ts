/** What `content/glossary.yaml` may say: one entry per word, found by its key. */
import { z } from 'astro/zod';

const oneLine = z
  .string()
  .regex(/^\S[^\n`$']*$/, 'plain text on one line, without Markdown, with ’ for an apostrophe');

const entrySchema = z.strictObject({
  /** The word as it stands in the glossary. */
  term: oneLine,
  /**
   * The spellings that lessons use; the first of them in a lesson becomes a link. One in backticks is found only as
   * code. Without this key it is the term itself; `[]` means that no lesson links here.
   */
  forms: z.array(z.string().regex(/^(`[^`\n]+`|[^`'\n]+)$/, 'words, or code in backticks')).optional(),
  /** What it means, in one or two sentences. */
  says: oneLine.min(20).max(240).regex(/[.)]$/, 'a sentence ends with a full stop'),
  /** The lesson that teaches it, which does not link to it. */
  lesson: z.string().regex(/^[A-Z]\d\d$/, 'the id of a lesson, such as N01'),
});
export const glossarySchema = z.record(
  z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'a key is lower-case words joined by dashes, such as local-derivative',
    ),
  entrySchema,
);

export type Glossary = z.infer<typeof glossarySchema>;
