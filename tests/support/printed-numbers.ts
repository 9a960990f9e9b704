/** Reads a lesson as prose and fills computed numbers into quotations from it. */
import { globSync, readFileSync } from 'node:fs';

/** A quotation with # where computed numbers stand, and the numbers in order. */
export type Row = readonly [quote: string, ...numbers: (number | string)[]];

/** The prose of the lesson with this id: no frontmatter, no code, one space between words, `-` for minus. */
export function proseOf(id: string): string {
  for (const file of globSync('content/lessons/**/lesson.mdx')) {
    const text = readFileSync(file, 'utf8');
    const [, frontmatter = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
    if (!new RegExp(`^id: ${id}$`, 'm').test(frontmatter)) continue;
    return body
      .replace(/^```.*?^```$/gms, ' ')
      .replaceAll('−', '-')
      .replace(/\s+/g, ' ');
  }
  throw new Error(`There is no lesson with the id ${id}.`);
}

/** As the lessons write numbers: 1,048,576 with commas, decimals with `digits` places and no trailing zeros. */
export function written(value: number, digits = 6): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  return value.toFixed(digits).replace(/0+$/, '').replace(/\.$/, '');
}

/** `quote` with its `#` replaced by the numbers, in order. */
export function filled(quote: string, numbers: readonly (number | string)[]): string {
  const rest = [...numbers];
  const text = quote.replace(/#/g, () => {
    const next = rest.shift();
    if (next === undefined) throw new Error(`“${quote}” has more # than numbers.`);
    return typeof next === 'number' ? written(next) : next;
  });
  if (rest.length > 0) throw new Error(`“${quote}” has fewer # than numbers.`);
  return text.replace(/\s+/g, ' ');
}
