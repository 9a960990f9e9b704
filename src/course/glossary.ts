/** The words of the course by key, and where each of them is taught. */
import { readFileSync } from 'node:fs';
import type { Glossary } from '../schemas/glossary.ts';
import { glossarySchema } from '../schemas/glossary.ts';
import { ContentError, parseContent } from './content-file.ts';

const FILE = 'content/glossary.yaml';

export interface Word {
  /** The place on the glossary's page: `/glossary/#leaf`. */
  readonly key: string;
  readonly term: string;
  /** Spellings that become links; those in backticks only as code. */
  readonly forms: readonly string[];
  readonly says: string;
  /** Id of the lesson that teaches it. */
  readonly lesson: string;
}

/** All words, by the alphabet. @throws ContentError when the file has mistakes or two words share a spelling */
export function readGlossary(root = '.'): Word[] {
  return wordsOf(parseContent({ file: FILE, text: readFileSync(`${root}/${FILE}`, 'utf8') }, glossarySchema));
}

export function wordsOf(glossary: Glossary): Word[] {
  const words = Object.entries(glossary).map(([key, { forms, ...entry }]) => ({
    key,
    ...entry,
    forms: forms ?? [entry.term],
  }));
  const taken = new Map<string, string>();
  for (const { key, forms } of words) {
    for (const form of forms) {
      const twin = taken.get(form);
      if (twin) throw new ContentError(`${FILE}: ${key}.forms: ${form} is already a form of ${twin}`);
      taken.set(form, key);
    }
  }
  return words.sort((a, b) => a.term.localeCompare(b.term, 'en', { sensitivity: 'base' }));
}
