/**
 * The first use of a glossary's word in a lesson becomes a link to the glossary, except in the lesson that teaches it.
 * Only running text is searched: no headings, links, code, formulas, tables or pieces to work with. What the words
 * mean is put at the end of the page, hidden: it describes each link to a screen reader, and a script shows it in a card.
 */
import type { Element, ElementContent, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

interface Word {
  readonly key: string;
  readonly term: string;
  /** Those in backticks are found as code, the others as words, also with a capital letter. */
  readonly forms: readonly string[];
  readonly says: string;
  readonly lesson: string;
}

/** Text in these is no running text, or is a control already. */
const LEFT_ALONE = new Set(
  'a button figure figcaption h1 h2 h3 h4 h5 h6 label math pre strong summary svg table'.split(' '),
);
/** Formulas, the three quantities, and the titles of asides, which screen readers skip. */
const LEFT_ALONE_CLASSES = ['not-content', 'gw-quantity', 'starlight-aside__title'];

export function rehypeGlossaryLinks(words: readonly Word[]) {
  const byForm = new Map(words.flatMap((word) => word.forms.map((form) => [form, word] as const)));
  const pattern = patternOf([...byForm.keys()].filter((form) => !form.startsWith('`')));

  return (tree: Root, file: { data: { astro?: { frontmatter?: { id?: unknown } } } }): void => {
    const lesson = file.data.astro?.frontmatter?.id;
    if (typeof lesson !== 'string') return;
    const linked = new Set<Word>();

    /** The link, unless this lesson teaches the word or has a link to it already. */
    const link = (form: string, child: ElementContent): Element | undefined => {
      const word = byForm.get(form) ?? byForm.get(form.charAt(0).toLowerCase() + form.slice(1));
      if (!word || word.lesson === lesson || linked.has(word)) return undefined;
      linked.add(word);
      return linkTo(word, child);
    };

    visit(tree, (node, index, parent) => {
      if (isLeftAlone(node)) return SKIP;
      if (!parent || index === undefined) return undefined;
      if (node.type === 'element' && node.tagName === 'code') {
        const found = link(`\`${textOf(node)}\``, node);
        if (found) parent.children[index] = found;
        return SKIP;
      }
      if (node.type !== 'text' || pattern === undefined) return undefined;
      const pieces = split(node, pattern, link);
      parent.children.splice(index, 1, ...pieces);
      return index + pieces.length;
    });
    if (linked.size > 0) tree.children.push(meanings([...linked]));
  };
}

/** Longer forms first, so that “local derivative” is found before a shorter word in it. */
function patternOf(forms: readonly string[]): RegExp | undefined {
  if (forms.length === 0) return undefined;
  const written = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => {
      const text = form
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\s+/g, '\\s+')
        .replace('’', "['’]");
      return /^[a-z]/.test(text)
        ? `[${text.charAt(0)}${text.charAt(0).toUpperCase()}]${text.slice(1)}`
        : text;
    });
  return new RegExp(`(?<![\\p{L}\\d_-])(?:${written.join('|')})(?![\\p{L}\\d_-])`, 'gu');
}

function split(
  { value }: Text,
  pattern: RegExp,
  link: (form: string, child: Text) => Element | undefined,
): (Text | Element)[] {
  const pieces: (Text | Element)[] = [];
  let from = 0;
  for (const { 0: written, index } of value.matchAll(pattern)) {
    const found = link(written.replace(/\s+/g, ' ').replace("'", '’'), { type: 'text', value: written });
    if (!found) continue;
    if (index > from) pieces.push({ type: 'text', value: value.slice(from, index) });
    pieces.push(found);
    from = index + written.length;
  }
  if (from < value.length || pieces.length === 0) pieces.push({ type: 'text', value: value.slice(from) });
  return pieces;
}

function isLeftAlone(node: {
  type: string;
  name?: string | null;
  tagName?: string;
  properties?: object;
}): boolean {
  if (node.type.startsWith('mdxJsx')) {
    const name = node.name ?? '';
    return /^[A-Z]/.test(name) || LEFT_ALONE.has(name);
  }
  if (node.type !== 'element') return false;
  const { className, class: written } = node.properties as { className?: unknown; class?: unknown };
  const classes = [className, written].flat().join(' ').split(' ');
  return LEFT_ALONE.has(node.tagName ?? '') || LEFT_ALONE_CLASSES.some((name) => classes.includes(name));
}

const textOf = (code: Element): string =>
  code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');

function linkTo({ key }: Word, child: ElementContent): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      className: ['gw-word'],
      href: `/glossary/#${key}`,
      ariaDescribedBy: [`gw-word-${key}`],
      // Pointing at it asks for the card, not for the page.
      dataAstroPrefetch: 'false',
    },
    children: [child],
  };
}

function meanings(words: readonly Word[]): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { hidden: true, dataPagefindIgnore: '' },
    children: words.map(({ key, term, says, lesson }) => ({
      type: 'element',
      tagName: 'p',
      properties: { id: `gw-word-${key}`, dataTerm: term, dataLesson: lesson },
      children: [{ type: 'text', value: says }],
    })),
  };
}
