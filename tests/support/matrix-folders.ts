/** Every matrix exercise folder of the course, read with the schema of the build. */
import { globSync, readFileSync } from 'node:fs';
import { frontmatterOf, parseContent } from '../../src/course/content-file.ts';
import { matrixExercise } from '../../src/schemas/exercise-matrix.ts';

export function matrixFolders() {
  return globSync('content/lessons/**/exercises/*/exercise.md')
    .toSorted()
    .filter((file) => /^kind: matrix$/m.test(readFileSync(file, 'utf8')))
    .map((file) => ({
      id: file.split('/').at(-2) ?? file,
      file,
      exercise: parseContent(frontmatterOf(file, file), matrixExercise),
    }));
}
