/** How prose becomes HTML: Markdown, formulas by KaTeX at build time. */
import { unified } from '@astrojs/markdown-remark';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { importWidgets } from './widgets.ts';

export function markdownProcessor(_base: string) {
  return unified({ remarkPlugins: [remarkMath, importWidgets], rehypePlugins: [rehypeKatex] });
}
