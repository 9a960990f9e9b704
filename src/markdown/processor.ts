/**
 * How prose becomes HTML: Markdown, the three quantities, formulas by KaTeX at build time, and links
 * that follow the site's base.
 */
import { unified } from '@astrojs/markdown-remark';
import remarkMath from 'remark-math';
import { rehypeBaseLinks } from './base-links.ts';
import { rehypeFormulas } from './formulas.ts';
import { remarkQuantities } from './quantities.ts';
import { remarkUnbroken } from './unbroken.ts';
import { importWidgets } from './widgets.ts';

/** `base` is the folder the site is served from, such as `/` or `/groundwork/`. */
export function markdownProcessor(base: string) {
  return unified({
    remarkPlugins: [remarkMath, remarkQuantities, remarkUnbroken, importWidgets],
    rehypePlugins: [rehypeFormulas, [rehypeBaseLinks, base]],
  });
}
