/** Every code exercise of the course, read from its folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import { type CodeFolder, readCodeFolder } from '../../src/widgets/code-exercise/folder.ts';

const LESSONS = 'content/lessons';

function frontmatterOf(text: string): { kind?: string } {
  return parse(/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '') ?? {};
}

/** The program of the exercise `id` that makes a mistake, such as `not-averaged.ts`. Throws when there is none. */
export function wrongProgram(id: string, file: string): string {
  const program = codeFolders().find((folder) => folder.id === id)?.wrongPrograms[file];
  if (program === undefined) throw new Error(`The exercise ${id} foresees no mistake ${file}.`);
  return program;
}

export function codeFolders(): CodeFolder[] {
  const prompts = readdirSync(LESSONS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'exercise.md')
    .map((entry) => join(entry.parentPath, entry.name));
  return prompts.flatMap((prompt) => {
    const frontmatter = frontmatterOf(readFileSync(prompt, 'utf8'));
    if (frontmatter.kind !== 'code') return [];
    const folder = dirname(prompt);
    const files: Record<string, string> = {};
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files[relative(folder, path)] = readFileSync(path, 'utf8');
    }
    return [readCodeFolder(folder, frontmatter, files)];
  });
}
