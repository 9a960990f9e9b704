/** Every small step of the course (predict, blanks), read from its folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { blanksExercise, predictExercise } from '../../src/schemas/exercise-steps.ts';
import { readStepFolder } from '../../src/widgets/step-folder.ts';

const folders = readdirSync('content/lessons', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name === 'exercise.md')
  .map((entry) => join(entry.parentPath, entry.name))
  .map((prompt) => {
    const about = parse(/^---\n(.*?)\n---\n/s.exec(readFileSync(prompt, 'utf8'))?.[1] ?? '') as {
      kind?: string;
    };
    return { path: dirname(prompt), about };
  });

function read<T extends typeof predictExercise | typeof blanksExercise>(kind: string, schema: T) {
  return folders
    .filter(({ about }) => about.kind === kind)
    .map(({ path, about }) => {
      const exercise = schema.parse(about) as ReturnType<T['parse']>;
      const texts = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
      const files = Object.fromEntries(
        texts.map(({ name }) => [name, readFileSync(join(path, name), 'utf8')]),
      );
      const versions = readStepFolder(path, exercise as never, files);
      return { id: path.split('/').at(-1) ?? path, exercise, versions };
    });
}

export const predictFolders = () => read('predict', predictExercise);
export const blanksFolders = () => read('blanks', blanksExercise);
