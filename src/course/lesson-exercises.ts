/** Which exercises finish a lesson, read from the folders at build time: nothing is registered by hand. */
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/**
 * Ids of the exercises of the lesson at `lessonPath` (`dl/q1/m1/w1/computational-graphs`) that count towards
 * finishing it: all but practice, in order of their `ref`. Empty for a lesson without a folder.
 * `root` is relative to the repository.
 */
export function countedExercises(lessonPath: string, root = 'content/lessons'): string[] {
  const [week, slug] = split(lessonPath);
  return globSync(`${root}/${week}/[0-9][0-9]-${slug}/exercises/*/exercise.md`)
    .map((file) => ({ id: file.split('/').at(-2) ?? '', ...frontmatter(file) }))
    .filter((exercise) => exercise.practice !== true)
    .sort((a, b) => `${a.ref} ${a.id}`.localeCompare(`${b.ref} ${b.id}`))
    .map((exercise) => exercise.id);
}

function split(lessonPath: string): [string, string] {
  const cut = lessonPath.lastIndexOf('/');
  return [lessonPath.slice(0, cut), lessonPath.slice(cut + 1)];
}

function frontmatter(file: string): { ref?: string; practice?: boolean } {
  const [, yaml = ''] = readFileSync(file, 'utf8').split(/^---$/m);
  return (parse(yaml) ?? {}) as { ref?: string; practice?: boolean };
}
