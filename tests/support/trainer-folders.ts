/** Every trainer exercise folder of the course, read with the schema of the build. */
import { globSync, readFileSync } from 'node:fs';
import { frontmatterOf, parseContent } from '../../src/course/content-file.ts';
import { trainerExercise } from '../../src/schemas/exercise-trainer.ts';

export function trainerFolders() {
  return globSync('content/lessons/**/exercises/*/exercise.md')
    .toSorted()
    .filter((file) => /^kind: trainer$/m.test(readFileSync(file, 'utf8')))
    .map((file) => ({
      id: file.split('/').at(-2) ?? file,
      exercise: parseContent(frontmatterOf(file, file), trainerExercise),
    }));
}
