/** The lessons that exist: one folder each, found by their files and joined to the roadmap by their ids. */
import { globSync } from 'node:fs';
import type { Lesson } from '../schemas/lesson.ts';
import { lessonSchema } from '../schemas/lesson.ts';
import { ContentError, frontmatterOf, parseContent } from './content-file.ts';
import type { PlannedStop } from './roadmap.ts';
import { placeFolder } from './roadmap.ts';

export interface LessonPage {
  /** The lesson's file, relative to the repository. */
  readonly file: string;
  /** Address without base and outer slashes, and key of the learner's progress: `dl/q1/m1/w1/computational-graphs`. */
  readonly path: string;
  readonly lesson: Lesson;
}

/** `dl/q1/m1/w1/01-graphs/lesson.mdx`, and its `cards.yaml`, belong to the page `dl/q1/m1/w1/graphs`. */
export function lessonPath(entry: string): string {
  return entry.replace(/\/(lesson\.mdx|cards\.yaml)$/, '').replace(/(^|\/)\d\d-([^/]+)$/, '$1$2');
}

/** All lessons but the drafts, which are not built: the roadmap shows them as in preparation. */
export function readLessons(root = '.'): LessonPage[] {
  return globSync('content/lessons/**/lesson.mdx', { cwd: root })
    .sort()
    .map((file) => ({
      file,
      path: lessonPath(file.replace(/^content\/lessons\//, '')),
      lesson: parseContent(frontmatterOf(`${root}/${file}`, file), lessonSchema),
    }))
    .filter(({ lesson }) => !lesson.draft);
}

/**
 * Pages by id.
 * @throws ContentError when a page's id is not in the roadmap, is taken, or its folder is not where the roadmap puts it.
 */
export function joinLessons(
  pages: readonly LessonPage[],
  stops: readonly PlannedStop[],
): ReadonlyMap<string, LessonPage> {
  const planned = new Map(stops.map((stop) => [stop.id, stop]));
  const joined = new Map<string, LessonPage>();
  for (const page of pages) {
    const { id } = page.lesson;
    const stop = planned.get(id);
    if (!stop) throw new ContentError(`${page.file}: id: ${id} is not a lesson of content/roadmap.yaml`);
    const twin = joined.get(id);
    if (twin) throw new ContentError(`${page.file}: id: ${id} is already the id of ${twin.file}`);
    const folder = `content/lessons/${placeFolder(stop.place)}/`;
    const inside = page.file.slice(folder.length).split('/');
    if (!page.file.startsWith(folder) || inside.length !== 2) {
      throw new ContentError(
        `${page.file}: the roadmap puts ${id} in ${folder}: move the lesson's folder there`,
      );
    }
    joined.set(id, page);
  }
  return joined;
}
