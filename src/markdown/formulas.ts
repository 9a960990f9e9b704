/**
 * Formulas, typeset by KaTeX while the site is built: HTML for the eye, MathML for screen readers, no script.
 * A formula that cannot be typeset stops the build and says where it stands.
 */
import { relative } from 'node:path';
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import katex from 'katex';
import { SKIP, visit } from 'unist-util-visit';
import { QUANTITIES } from './quantities.ts';

/** Display formulas longer than this may scroll on a phone: they can be reached and scrolled by keyboard. */
const LONG_TEX = 40;

/** A formula that shows up to this many letters fits on a phone's line, and keeps its punctuation beside it. */
const SHORT = 20;
const CLOSING = /^[.,;:!?)”’]+/;
const OPENING = /[(“‘]$/;

/** `\fwd{5}`, `\loc{3}`, `\grd{8}`: the quantity's class, and no other HTML, may come out of a formula. */
const macros = Object.fromEntries(
  Object.entries(QUANTITIES).map(([name, css]) => [`\\${name}`, `\\htmlClass{${css}}{#1}`]),
);
const allowed = new Set<string>(Object.values(QUANTITIES));

/** @throws Error with KaTeX's own message when `tex` has a mistake or an unknown command. */
export function typeset(tex: string, display: boolean): string {
  return katex.renderToString(tex, {
    displayMode: display,
    macros: { ...macros },
    output: 'htmlAndMathml',
    throwOnError: true,
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    trust: (context) => {
      if (context.command === '\\htmlClass' && allowed.has(context.class)) return true;
      throw new Error(
        `${context.command} is not allowed in a formula; for a color use \\fwd, \\loc or \\grd`,
      );
    },
  });
}

export function rehypeFormulas() {
  return (tree: Root, file: { path?: string; cwd?: string }): void => {
    visit(tree, 'element', (element, index, parent) => {
      if (!parent || index === undefined) return;
      const formula = formulaIn(element);
      if (!formula) return;
      let html: string;
      try {
        html = typeset(formula.tex, formula.display);
      } catch (error) {
        const path = file.path ? relative(file.cwd ?? process.cwd(), file.path) : 'a lesson';
        const line = element.position ? `:${element.position.start.line}` : '';
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${path}${line}: the formula ${formula.tex.trim()} cannot be typeset. ${reason}`);
      }
      const drawn = framed(html, formula);
      const before = parent.children[index - 1];
      parent.children[index] = drawn;
      if (formula.display) return;
      const glued = withPunctuation(drawn, before, parent.children[index + 1]);
      if (glued) parent.children[index] = glued;
    });
  };
}

/**
 * The formula and the punctuation that touches it in one span that does not break. A line may otherwise break on
 * either side of a formula, and a full stop would begin the next one. Takes the punctuation out of its neighbors.
 */
function withPunctuation(
  formula: Element,
  before: RootContent | undefined,
  after: RootContent | undefined,
): Element | undefined {
  const opening = before?.type === 'text' ? (OPENING.exec(before.value)?.[0] ?? '') : '';
  const closing = after?.type === 'text' ? (CLOSING.exec(after.value)?.[0] ?? '') : '';
  if ((!opening && !closing) || lettersOf(formula) > SHORT) return undefined;
  if (before?.type === 'text') before.value = before.value.slice(0, before.value.length - opening.length);
  if (after?.type === 'text') after.value = after.value.slice(closing.length);
  const text = (value: string): ElementContent[] => (value ? [{ type: 'text', value }] : []);
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['gw-unbroken'] },
    children: [...text(opening), formula, ...text(closing)],
  };
}

/** How many letters the eye sees; the MathML for screen readers says them once more. */
function lettersOf(formula: Element): number {
  let letters = 0;
  visit(formula, (node) => {
    if (node.type === 'element' && node.tagName === 'math') return SKIP;
    if (node.type === 'text') letters += node.value.length;
    return undefined;
  });
  return letters;
}

interface Formula {
  readonly tex: string;
  readonly display: boolean;
}

/** remark-math writes `<code class="math-inline">` and `<pre><code class="math-display">`. */
function formulaIn(element: Element): Formula | undefined {
  const code = element.tagName === 'pre' ? element.children[0] : element;
  if (code?.type !== 'element' || code.tagName !== 'code') return undefined;
  const classes = Array.isArray(code.properties.className) ? code.properties.className : [];
  const display = classes.includes('math-display');
  if (display !== (element.tagName === 'pre') || !(display || classes.includes('math-inline')))
    return undefined;
  const tex = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return { tex, display };
}

/** `not-content` keeps Starlight's margins from pulling fractions apart. */
function framed(html: string, { tex, display }: Formula): Element {
  const tree = fromHtml(html, { fragment: true });
  // Search reads each formula once: the MathML, without its TeX and without the letters drawn for the eye.
  visit(tree, 'element', (element) => {
    const drawn = (element.properties.className as string[] | undefined)?.includes('katex-html');
    if (drawn || element.tagName === 'annotation') element.properties.dataPagefindIgnore = '';
  });
  const children = tree.children as ElementContent[];
  if (!display)
    return { type: 'element', tagName: 'span', properties: { className: ['not-content'] }, children };
  const reach = tex.length > LONG_TEX ? { tabIndex: 0, role: 'group', ariaLabel: 'Formula' } : {};
  const properties = { className: ['gw-formula', 'not-content'], ...reach };
  return { type: 'element', tagName: 'div', properties, children };
}
