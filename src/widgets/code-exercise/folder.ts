/**
 * A code exercise's folder as data. The page and the content test read the same folders through this file; errors name
 * the file and the key.
 */
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Case, Mistake } from '../../runtime/judge.ts';
import { EXTENSION } from '../../runtime/language-names.ts';
import type { Json, Language } from '../../runtime/protocol.ts';
import {
  type CodeTests,
  codeExercise,
  codeMistakes,
  codeRecording,
  codeTests,
} from '../../schemas/exercise-code.ts';
import { type CodeTrace, codeTrace } from '../../schemas/exercise-trace.ts';
import { changedLines } from './changed-lines.ts';

/** Everything the page needs to offer the exercise in one language. */
export interface CodeVersion {
  readonly language: Language;
  readonly starter: string;
  readonly solution: string;
  readonly helpers?: string;
  readonly probes?: string;
  readonly cases: readonly Case[];
}

export interface CodeFolder {
  readonly id: string;
  readonly title: string;
  readonly ref: string;
  readonly practice: boolean;
  readonly hints: readonly string[];
  readonly timeLimitMs: number;
  /** Id of the exercise whose kept code the learner may begin from. */
  readonly continues?: string | undefined;
  /** Non-empty lines a solution may have. */
  readonly maxLines?: number | undefined;
  readonly versions: readonly CodeVersion[];
  readonly mistakes: readonly Mistake[];
  /** Small programs to lay the learner's own engine beside ours with. */
  readonly trace?: CodeTrace;
  /** Programs that make a mistake, for tests: `first-path.ts` to its text. */
  readonly wrongPrograms: { readonly [file: string]: string };
}

class FolderError extends Error {}

function check<T>(schema: z.ZodType<T>, file: string, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(whole file)'}: ${issue.message}`,
  );
  throw new FolderError(`${file}\n${lines.join('\n')}`);
}

/** Sources end with one line break, so that an editor's last line is never glued to the next thing. */
function tidy(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}

function casesFor(language: Language, tests: CodeTests, file: string, probes: boolean): Case[] {
  return tests.cases.map((test, i) => {
    const key = test.probe ? `cases.${i}.probe` : test.call ? `cases.${i}.call` : 'call';
    const name = (test.probe ?? test.call ?? tests.call)[language];
    if (!name) throw new FolderError(`${file}\n  ${key}: gives no name for ${language}`);
    if (test.probe && !probes)
      throw new FolderError(`${file}\n  ${key}: there is no tests.${EXTENSION[language]} beside it`);
    const throws = test.throws?.[language];
    if (test.throws && !throws)
      throw new FolderError(`${file}\n  cases.${i}.throws: names no exception for ${language}`);
    return {
      id: test.id,
      says: test.says,
      hidden: test.hidden,
      call: { of: test.probe ? 'probes' : 'learner', name, args: test.args as Json[] },
      ...(throws ? { throws } : { expected: test.expected as Json }),
      tolerance: test.tolerance,
    };
  });
}

/** The cases of `recorded.json`, where there is one, as if they stood in `tests.yaml`. */
function recordedCases(path: string, text: string | undefined): CodeTests['cases'] {
  if (text === undefined) return [];
  const { probe, cases } = check(codeRecording, `${path}/recorded.json`, JSON.parse(text));
  return cases.map((test, i) => ({
    ...test,
    id: `recorded-${i + 1}`,
    probe,
    tolerance: 1e-9,
    hidden: true,
  }));
}

/**
 * Puts a folder together. `files` maps names inside the folder (`tests.yaml`, `mistakes/first-path.ts`) to their text;
 * `frontmatter` is that of `exercise.md`. Throws with the file's path and the key when something is missing or wrong.
 */
export function readCodeFolder(
  path: string,
  frontmatter: unknown,
  files: { readonly [name: string]: string },
): CodeFolder {
  const id = path.split('/').at(-1) ?? path;
  const about = check(codeExercise, `${path}/exercise.md`, frontmatter);
  const text = (name: string): string => {
    const found = files[name];
    if (found === undefined) throw new FolderError(`${path}/${name}: this file is missing`);
    return tidy(found);
  };
  const yaml = (name: string): unknown => {
    try {
      return parse(text(name));
    } catch (error) {
      if (error instanceof FolderError) throw error;
      throw new FolderError(`${path}/${name}: ${error instanceof Error ? error.message : error}`);
    }
  };

  const written = check(codeTests, `${path}/tests.yaml`, yaml('tests.yaml'));
  const tests = { ...written, cases: [...written.cases, ...recordedCases(path, files['recorded.json'])] };
  const versions = about.languages.map((language): CodeVersion => {
    const ending = EXTENSION[language];
    const helpers = files[`helpers.${ending}`];
    const probes = files[`tests.${ending}`];
    return {
      language,
      starter: text(`starter.${ending}`),
      solution: text(`solution.${ending}`),
      ...(helpers === undefined ? {} : { helpers }),
      ...(probes === undefined ? {} : { probes }),
      cases: casesFor(language, tests, `${path}/tests.yaml`, probes !== undefined),
    };
  });

  const mistakes =
    'mistakes.yaml' in files ? check(codeMistakes, `${path}/mistakes.yaml`, yaml('mistakes.yaml')) : [];
  const wrongPrograms: Record<string, string> = {};
  for (const [name, content] of Object.entries(files)) {
    if (name.startsWith('mistakes/')) wrongPrograms[name.slice('mistakes/'.length)] = tidy(content);
  }
  for (const [i, mistake] of mistakes.entries()) {
    for (const [language, changes] of Object.entries(mistake.change ?? {})) {
      const key = `${path}/mistakes.yaml\n  ${i}.change.${language}`;
      const solution = versions.find((version) => version.language === language)?.solution;
      if (solution === undefined) throw new FolderError(`${key}: the exercise is not offered in ${language}`);
      const file = `${mistake.id}.${EXTENSION[language as Language]}`;
      if (file in wrongPrograms) throw new FolderError(`${key}: there is also a file mistakes/${file}`);
      try {
        wrongPrograms[file] = changes.reduce(changedLines, solution);
      } catch (error) {
        throw new FolderError(`${key}: ${error instanceof Error ? error.message : error}`);
      }
    }
    for (const caseId of Object.keys(mistake.produces)) {
      if (!tests.cases.some((test) => test.id === caseId))
        throw new FolderError(
          `${path}/mistakes.yaml\n  ${i}.produces.${caseId}: tests.yaml has no case with this id`,
        );
    }
    if (!about.languages.some((language) => `${mistake.id}.${EXTENSION[language]}` in wrongPrograms))
      throw new FolderError(
        `${path}/mistakes.yaml\n  ${i}.id: no change and no file mistakes/${mistake.id}.* makes this mistake`,
      );
  }
  for (const name of Object.keys(wrongPrograms)) {
    if (!mistakes.some((mistake) => mistake.id === name.replace(/\.\w+$/, '')))
      throw new FolderError(`${path}/mistakes/${name}: mistakes.yaml says nothing about this file`);
  }

  const trace =
    'trace.yaml' in files ? check(codeTrace, `${path}/trace.yaml`, yaml('trace.yaml')) : undefined;
  for (const [i, program] of trace?.programs.entries() ?? []) {
    if (!tests.cases.some((test) => test.id === program.case))
      throw new FolderError(
        `${path}/trace.yaml\n  programs.${i}.case: tests.yaml has no case with the id "${program.case}"`,
      );
  }

  return {
    id,
    title: about.title,
    ref: about.ref,
    practice: about.practice,
    hints: about.hints,
    timeLimitMs: about.timeLimitSeconds * 1_000,
    continues: about.continues,
    maxLines: about.maxLines,
    versions,
    mistakes: mistakes.map(({ change: _change, ...mistake }) => mistake as Mistake),
    ...(trace ? { trace } : {}),
    wrongPrograms,
  };
}
