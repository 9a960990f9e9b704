/**
 * Formulas, typeset by KaTeX while the site is built: HTML for the eye, MathML for screen readers, no script.
 * A formula that cannot be typeset stops the build and says where it stands.
 */
import { relative } from 'node:path';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import katex from 'katex';
import { visit } from 'unist-util-visit';
import { QUANTITIES } from './quantities.ts';

/** Display formulas longer than this may scroll on a phone: they can be reached and scrolled by keyboard. */
const LONG_TEX = 40;

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
      parent.children[index] = framed(html, formula);
    });
  };
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
