/**
 * Spelling of everything a learner reads, by the American dictionary of Hunspell. Words that it does not know and that
 * are right stand in `content/words.txt`; one that no page uses any more has to leave that list.
 */
import { globSync, readFileSync } from 'node:fs';
import dictionary from 'dictionary-en';
import nspell from 'nspell';
import { expect, test } from 'vitest';
import { wordsIn } from '../support/words.ts';

const LIST = 'content/words.txt';
/** `answers.yaml` holds formulas that learners might type. */
const files = globSync('content/**/*.{md,mdx,yaml}')
  .filter((file) => !file.endsWith('/answers.yaml'))
  .sort();
const own = readFileSync(LIST, 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

const spell = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
const known = new Map<string, boolean>();
const listed = new Set(own);
const used = new Set<string>();

function isRight(word: string): boolean {
  const lower = word.charAt(0).toLowerCase() + word.slice(1);
  const entry = [word, lower].find((form) => listed.has(form));
  if (entry) used.add(entry);
  if (entry) return true;
  const right = known.get(word) ?? spell.correct(word);
  known.set(word, right);
  return right;
}

test(`every word is in the dictionary or in ${LIST}`, () => {
  const wrong = files.flatMap((file) =>
    wordsIn(file, readFileSync(file, 'utf8'))
      .filter(({ word }) => !isRight(word))
      .map(({ word, line }) => `${file}:${line}: ${word}`),
  );
  expect(wrong, `mend these, or add what is right to ${LIST}`).toEqual([]);
});

test(`${LIST} is sorted, and has no word that the dictionary knows or that nobody uses`, () => {
  expect(own).toEqual([...new Set(own)].sort((a, b) => a.localeCompare(b, 'en')));
  expect(own.filter((word) => spell.correct(word))).toEqual([]);
  expect(own.filter((word) => !used.has(word))).toEqual([]);
});

test('a slip is found in prose, in frontmatter and in a caption, and not in code, formulas or addresses', () => {
  const lesson = [
    '---',
    'summary: A grdient.',
    'id: grdnt',
    '---',
    'A `grdient` and $grdient$.',
    '<Plot at={{ grdnt: 1 }} caption="A colour." />',
    '[here](/grdient/) a slipp',
  ].join('\n');
  const wrong = wordsIn('a.mdx', lesson).filter(({ word }) => !spell.correct(word));
  expect(wrong).toEqual([
    { word: 'grdient', line: 2 },
    { word: 'colour', line: 6 },
    { word: 'slipp', line: 7 },
  ]);
});
