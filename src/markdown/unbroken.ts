/** Sizes of a network such as 2-4-4-1, and dates, stay on one line: their hyphens become hyphens that do not break. */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

const CHAIN = /\b\d+(?:-\d+){2,}\b/g;
const HYPHEN = '\u2011';

export function remarkUnbroken() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = node.value.replace(CHAIN, (chain) => chain.replaceAll('-', HYPHEN));
    });
  };
}
