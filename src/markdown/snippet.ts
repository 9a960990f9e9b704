/** Short Markdown with formulas from frontmatter (quiz choices, hints, cards) to HTML, at build time. */
import { markdownProcessor } from './processor.ts';

const renderer = markdownProcessor(import.meta.env.BASE_URL).createRenderer({ syntaxHighlight: false });

/**
 * One paragraph comes back without its `<p>`, so that it fits into a label or a list item. One that begins with a number,
 * "1. It is the seed.", is an answer and no list.
 */
export async function snippet(markdown: string): Promise<string> {
  const { code } = await (await renderer).render(markdown.replace(/^(\d+)(?=[.)]\s)/, '$1\\'));
  const single = /^<p>((?:(?!<p>)[\s\S])*)<\/p>\s*$/.exec(code);
  return single?.[1] ?? code;
}
