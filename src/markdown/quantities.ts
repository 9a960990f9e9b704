/**
 * The three quantities in prose, written as code with a name in front: `` `fwd:5` `` is a forward value, `` `loc:3` ``
 * a local derivative, `` `grd:8` `` a gradient. The same names are macros in formulas (`\fwd{5}`); colors and marks
 * come from src/site/theme/controls.css. Ordinary code is left alone, and so the text reads well anywhere.
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** What a writer types, and the class that carries the color. */
export const QUANTITIES = { fwd: 'gw-forward', loc: 'gw-local', grd: 'gw-grad' } as const;

export function remarkQuantities() {
  return (tree: Root): void => {
    visit(tree, 'inlineCode', (node) => {
      const [, name, value] = /^(fwd|loc|grd):\s*(.+)$/.exec(node.value) ?? [];
      if (name === undefined || value === undefined) return;
      const css = QUANTITIES[name as keyof typeof QUANTITIES];
      node.data = {
        hName: 'span',
        hProperties: { class: `gw-quantity ${css} ${css}--marked` },
        hChildren: [{ type: 'text', value }],
      };
    });
  };
}
