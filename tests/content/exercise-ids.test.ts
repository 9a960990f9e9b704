/** An exercise's id is an address on its page, so it must not be the address of a heading there. */
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';

/** The address of a heading as the site makes it: small letters, words joined by dashes. */
function address(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

it.each(globSync('content/lessons/**/lesson.mdx'))(
  'no exercise shares its address with a heading in %s',
  (file) => {
    const headings = [...readFileSync(file, 'utf8').matchAll(/^##+ (.+)$/gm)].map(([, text = '']) =>
      address(text),
    );
    const exercises = globSync(`${dirname(file)}/exercises/*/exercise.md`).map(
      (path) => path.split('/').at(-2) ?? '',
    );
    expect(exercises.filter((id) => headings.includes(id))).toEqual([]);
  },
);
