/**
 * What `content/roadmap.yaml` may say: tracks > quarters > months > weeks > lessons. The order of the file is the order
 * of the course. Short forms are normalized here, so that everything behind the schema sees one shape.
 */
import { z } from 'astro/zod';

export const lessonId = z
  .string()
  .regex(/^[DN](\d\d|Q)$/, 'a lesson id is D or N and two digits, such as N01, or DQ / NQ for a checkpoint');

/** One line of the roadmap's own text, with what hangs below it. A bare string means `{ text }`. */
export interface OutlineItem {
  /** The roadmap's words; `code` in backticks. */
  text?: string | undefined;
  /** A reading: a key of `references.yaml`. */
  read?: string | undefined;
  /** A listing that belongs to the text, line breaks kept. */
  code?: string | undefined;
  /** What has changed since the roadmap was written. */
  note?: string | undefined;
  items: OutlineItem[];
}

const outlineItem: z.ZodType<OutlineItem> = z.preprocess(
  (item) => (typeof item === 'string' ? { text: item } : item),
  z
    .strictObject({
      text: z.string().min(1).optional(),
      read: z.string().optional(),
      code: z.string().optional(),
      note: z.string().optional(),
      items: z.lazy(() => z.array(outlineItem)).default([]),
    })
    .refine((item) => (item.text === undefined) !== (item.read === undefined), {
      message: 'an outline item has either `text` (the roadmap’s words) or `read` (a key of references.yaml)',
    }),
);

const address = (letter: string, example: string) =>
  z.string().regex(new RegExp(`^${letter}\\d$`), `a part of the address, such as ${example}`);

const plannedLesson = z.strictObject({
  /** Joins the plan to the lesson's frontmatter. */
  id: lessonId,
  /** Working title, shown until the lesson's page exists. */
  title: z.string().min(3).max(80),
  /** Planned minutes, exercises included. */
  minutes: z.number().int().min(10).max(90),
  /** Planned prerequisites: ids of lessons that stand earlier in the course. */
  before: z.array(lessonId).default([]),
});

const week = z.strictObject({
  id: address('w', 'w1'),
  title: z.string().min(3),
  /** The roadmap's text for the week. Without it the week is ours: the roadmap gives only the month's outcome. */
  outline: z.array(outlineItem).default([]),
  /** What to do in a week that brings no new lesson. */
  work: z.string().optional(),
  lessons: z.array(plannedLesson),
});

const month = z.strictObject({
  id: address('m', 'm1'),
  title: z.string().min(3),
  /** What the learner can do at the end of the month, in the roadmap's words. */
  outcome: z.string(),
  /** What has changed since the outcome was written, or how it is reached here. */
  note: z.string().optional(),
  weeks: z.array(week).min(1),
});

const checkpoint = z.strictObject({
  id: lessonId,
  title: z.string(),
  before: z.array(lessonId).min(1),
  /** What the roadmap asks at the end of the quarter. Without it the checkpoint is ours. */
  outline: z.array(outlineItem).default([]),
});

const quarter = z.strictObject({
  id: address('q', 'q1'),
  title: z.string().min(3),
  /** Why the quarter matters, in the roadmap's words. */
  importance: z.string().optional(),
  goals: z.array(z.string()).default([]),
  months: z.array(month).min(1),
  checkpoint,
});

const topic = z.strictObject({
  title: z.string(),
  why: z.string(),
  outline: z.array(outlineItem),
  /** The lessons that teach it. */
  lessons: z.array(lessonId).min(1),
});

const track = z.strictObject({
  /** First part of every address of the track, and the name of its folder in `content/lessons/`. */
  id: z.string().regex(/^[a-z]+$/, 'lower-case letters: it is the first part of an address'),
  title: z.string(),
  year: z.string(),
  heading: z.string(),
  /** Our one sentence on the track, for the landing page. */
  intro: z.string(),
  goals: z.array(z.string()).min(1),
  /** The roadmap's "additional topics" of the year; empty where it names none. */
  topics: z.array(topic),
  quarters: z.array(quarter).min(1),
});

export const roadmapSchema = z.strictObject({ tracks: z.array(track).min(1) });

export type Roadmap = z.infer<typeof roadmapSchema>;
export type Track = Roadmap['tracks'][number];
export type Quarter = Track['quarters'][number];
export type Month = Quarter['months'][number];
export type Week = Month['weeks'][number];
