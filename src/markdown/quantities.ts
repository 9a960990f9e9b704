/**
 * The three quantities in prose: `:fwd[5]` is a forward value, `:loc[3]` a local derivative, `:grd[8]` a gradient.
 * The same three names are macros in formulas (`\fwd{5}`); colors and marks come from src/site/theme/controls.css.
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** What a writer types, and the class that carries the color. */
export const QUANTITIES = { fwd: 'gw-forward', loc: 'gw-local', grd: 'gw-grad' } as const;

export function remarkQuantities() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      const { type, name } = node as { type: string; name?: string };
      if (type !== 'textDirective' || name === undefined || !(name in QUANTITIES)) return;
      const css = QUANTITIES[name as keyof typeof QUANTITIES];
      node.data = {
        ...node.data,
        hName: 'span',
        hProperties: { class: `gw-quantity ${css} ${css}--marked` },
      };
    });
  };
}
