/** Binds `content/` to its schemas. */

import { defineCollection } from 'astro:content';
import { globSync, readFileSync } from 'node:fs';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { lessonPath } from './course/lessons.ts';
import { autogradPrediction, autogradScript } from './schemas/autograd.ts';
import { cardsSchema } from './schemas/card.ts';
import { exerciseSchema } from './schemas/exercise.ts';
import { lessonSchema } from './schemas/lesson.ts';

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
      generateId: ({ entry }) => lessonPath(entry),
    }),
    // Starlight parses the frontmatter of our own pages with this schema too: those have no lesson id. Everything
    // else about a lesson is read by src/course, which also checks that it fits the roadmap.
    schema: (context) =>
      z.record(z.string(), z.unknown()).transform((data, checked) => {
        const starlight = docsSchema()(context);
        if (!('id' in data)) return starlight.parse(data);
        const lesson = lessonSchema.safeParse(data);
        if (!lesson.success) {
          for (const { message, path } of lesson.error.issues)
            checked.addIssue({ code: 'custom', message, path });
          return z.NEVER;
        }
        const { title, summary } = lesson.data;
        return starlight.parse({ title: title.replaceAll('`', ''), description: summary });
      }),
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
      generateId: ({ entry }) => lessonPath(entry),
    }),
    schema: cardsSchema,
  }),
  autogradScripts: defineCollection({
    loader: file('content/autograd/scripts.yaml'),
    schema: autogradScript,
  }),
  autogradPredictions: defineCollection({
    loader: file('content/autograd/predictions.yaml'),
    schema: autogradPrediction,
  }),
  // Starlight's few words that we say differently.
  i18n: defineCollection({
    loader: () => [
      { id: 'en', 'skipLink.label': 'Skip to the lesson', 'menuButton.accessibleLabel': 'Course menu' },
    ],
    schema: i18nSchema(),
  }),
};
