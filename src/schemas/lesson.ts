/**
 * What a lesson's frontmatter may say. Authors write only these keys; an unknown key stops the build.
 * Order, address and neighbors are derived from the lesson's folder and `roadmap.yaml`, never written here.
 */
import { z } from 'astro/zod';
import { citation } from './reference.ts';
import { lessonId } from './roadmap.ts';

export const lessonSchema = z.strictObject({
  /** Heading of the page and its name in the sidebar. */
  title: z.string().min(3).max(80),
  /** The lesson's stable id, such as `N01`: joins it to `roadmap.yaml`, used by `prerequisites` and exercises. */
  id: lessonId,
  /** One sentence: why it matters. Shown under the title, in search results and on the roadmap. */
  summary: z.string().min(20).max(240),
  /** Minutes a learner needs with the exercises, 10 to 90. */
  minutes: z.number().int().min(10).max(180),
  /** What the learner can do afterwards; each begins with a verb that can be observed. */
  objectives: z.array(z.string().min(10)).min(2).max(7),
  /** Ids of lessons that come before, such as `[N01]`. */
  prerequisites: z.array(lessonId).default([]),
  /** What else the learner should know, in words, for a first lesson: "Derivatives of sums and products". */
  assumes: z.string().optional(),
  /** Keys of `references.yaml` from the roadmap, in its order: the first part of "Further reading". */
  readings: z.array(citation).default([]),
  /** Keys of `references.yaml` that we add. */
  sources: z.array(citation).default([]),
  /** A draft is not built: the roadmap shows the lesson as in preparation. */
  draft: z.boolean().default(false),
});
export type Lesson = z.infer<typeof lessonSchema>;
