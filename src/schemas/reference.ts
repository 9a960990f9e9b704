/** What `content/references.yaml` may say: one entry per source, found by its key. */
import { z } from 'astro/zod';

export const referenceKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a key is lower-case words joined by dashes, such as olah-backprop');

export const referenceSchema = z.strictObject({
  title: z.string().min(3),
  authors: z.string().min(2),
  /** Year of publication, where the source has one. */
  year: z.number().int().min(1900).max(2100).optional(),
  url: z.url(),
  /** The roadmap's own words for this reading. Present exactly when the roadmap names it. */
  given: z.string().optional(),
  /** One sentence: why read it. A lesson may say it differently for its own purpose. */
  why: z.string().min(20),
  /** What has changed since the roadmap was written. */
  note: z.string().optional(),
});
export const referencesSchema = z.record(referenceKey, referenceSchema);

export type Reference = z.infer<typeof referenceSchema>;
export type References = z.infer<typeof referencesSchema>;

/** How a lesson names a source: its key, or the key with a reason of its own. Both become `{ key, why? }`. */
export const citation = z.preprocess(
  (value) => (typeof value === 'string' ? { key: value } : value),
  z.strictObject({
    key: referenceKey,
    /** Replaces the reference's own `why` on this page, for example to name the part to read. */
    why: z.string().min(20).optional(),
  }),
);
export type Citation = z.infer<typeof citation>;
