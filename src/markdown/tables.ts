/**
 * Tables in prose: one that is wider than a phone scrolls in a frame that the keyboard reaches and that says what is
 * in it. A corner cell without words is no heading.
 */
import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (table, index, parent) => {
      if (table.tagName !== 'table' || index === undefined || parent === undefined) return undefined;
      const heads: string[] = [];
      visit(table, 'element', (cell) => {
        if (cell.tagName !== 'th') return;
        let words = '';
        visit(cell, 'text', ({ value }) => {
          words += value;
        });
        if (words.trim() === '') cell.tagName = 'td';
        // a formula is TeX at this point: read aloud it would be noise
        else if (!/[\\{}^]/.test(words)) heads.push(words.trim());
      });
      const frame: Element = {
        type: 'element',
        tagName: 'div',
        properties: {
          className: ['gw-table'],
          role: 'group',
          tabIndex: 0,
          ariaLabel: heads.length > 0 ? `Table: ${heads.join(', ')}` : 'Table',
        },
        children: [table],
      };
      parent.children[index] = frame;
      return SKIP;
    });
  };
}
