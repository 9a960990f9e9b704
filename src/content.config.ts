/** Binds `content/` to its schemas. */

import { defineCollection } from 'astro:content';
import { globSync, readFileSync } from 'node:fs';
import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { cardsSchema } from './schemas/card.ts';
import { exerciseSchema } from './schemas/exercise.ts';
import { lessonSchema } from './schemas/lesson.ts';

/** `dl/q1/m1/w1/01-computational-graphs/lesson.mdx` is the page `dl/q1/m1/w1/computational-graphs`. */
function lessonSlug(entry: string): string {
  return entry.replace(/\/(lesson\.mdx|cards\.yaml)$/, '').replace(/\/\d\d-([^/]+)$/, '/$1');
}

/** Patterns that leave out the lessons whose frontmatter says `draft: true`. */
function withoutDrafts(base: string): string[] {
  return globSync('**/lesson.mdx', { cwd: base })
    .filter((entry) =>
      /^draft: true$/m.test(readFileSync(`${base}/${entry}`, 'utf8').split(/^---$/m)[1] ?? ''),
    )
    .map((entry) => `!${entry}`);
}

/** `…/exercises/g01/exercise.md` is the exercise `g01`. */
function exerciseId(entry: string): string {
  return entry.replace(/^.*\/exercises\/([^/]+)\/exercise\.md$/, '$1');
}

export const collections = {
  docs: defineCollection({
    loader: glob({
      base: './content/lessons',
      pattern: ['**/lesson.mdx', ...withoutDrafts('content/lessons')],
      generateId: ({ entry }) => lessonSlug(entry),
    }),
    schema: (context) =>
      lessonSchema.transform((lesson) => ({
        ...docsSchema()(context).parse({ title: lesson.title, description: lesson.summary }),
        lesson,
      })),
  }),
  exercises: defineCollection({
    loader: glob({
      base: './content/lessons',
      pattern: '**/exercises/*/exercise.md',
      generateId: ({ entry }) => exerciseId(entry),
    }),
    schema: exerciseSchema,
  }),
  cards: defineCollection({
    loader: glob({
      base: './content/lessons',
      pattern: '**/cards.yaml',
      generateId: ({ entry }) => lessonSlug(entry),
    }),
    schema: cardsSchema,
  }),
};
