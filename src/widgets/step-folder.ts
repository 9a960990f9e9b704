/** A small step's folder as data, for the page and for the content test: one program for each language, and its output. */
import { EXTENSION } from '../runtime/language-names.ts';
import type { Language } from '../runtime/protocol.ts';

export interface StepVersion {
  readonly language: Language;
  readonly program: string;
  readonly helpers?: string;
  readonly output: string;
}

type ByLanguage<T> = T | Partial<Record<Language, T>>;

/** The value for one language, where it differs between them. */
export function inLanguage<T extends string | readonly string[]>(
  value: ByLanguage<T>,
  language: Language,
): T | undefined {
  return typeof value === 'string' || Array.isArray(value)
    ? (value as T)
    : (value as Partial<Record<Language, T>>)[language];
}

/** Throws with the file's path or the key when something is missing. */
export function readStepFolder(
  path: string,
  about: { readonly languages: readonly Language[]; readonly output: ByLanguage<string> },
  files: Readonly<Record<string, string>>,
): StepVersion[] {
  return about.languages.map((language) => {
    const ending = EXTENSION[language];
    const program = files[`program.${ending}`];
    const output = inLanguage(about.output, language);
    if (program === undefined) throw new Error(`${path}/program.${ending}: this file is missing`);
    if (output === undefined) throw new Error(`${path}/exercise.md: output: names nothing for ${language}`);
    const helpers = files[`helpers.${ending}`];
    const text = `${program.replaceAll('\r\n', '\n').trimEnd()}\n`;
    return {
      language,
      program: text,
      output: output.trimEnd(),
      ...(helpers === undefined ? {} : { helpers }),
    };
  });
}
