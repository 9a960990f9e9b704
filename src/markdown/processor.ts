/**
 * How prose becomes HTML: Markdown, the three quantities, formulas by KaTeX at build time, links to the glossary, and
 * links that follow the site's base.
 */
import { unified } from '@astrojs/markdown-remark';
import remarkMath from 'remark-math';
import { rehypeBaseLinks } from './base-links.ts';
import { rehypeFormulas } from './formulas.ts';
import { rehypeGlossaryLinks } from './glossary-links.ts';
import { remarkQuantities } from './quantities.ts';
import { rehypeTables } from './tables.ts';
import { remarkUnbroken } from './unbroken.ts';
import { importWidgets } from './widgets.ts';

type Words = Parameters<typeof rehypeGlossaryLinks>[0];

/** `base` is the folder the site is served from, such as `/` or `/groundwork/`. `words` are linked at first use in a lesson. */
export function markdownProcessor(base: string, words: Words = []) {
  return unified({
    remarkPlugins: [remarkMath, remarkQuantities, remarkUnbroken, importWidgets],
    rehypePlugins: [rehypeTables, rehypeFormulas, [rehypeGlossaryLinks, words], [rehypeBaseLinks, base]],
  });
}
