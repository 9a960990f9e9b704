/** Listings have names: one that scrolls becomes a landmark, and two landmarks of one name cannot be told apart. */
import type { ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';
import { visit } from 'unist-util-visit';

export function namedListings(): ExpressiveCodePlugin {
  return {
    name: 'Named listings',
    hooks: {
      postprocessRenderedBlock({ codeBlock, renderData }) {
        const place = codeBlock.parentDocument?.positionInDocument?.groupIndex ?? 0;
        const { title } = codeBlock.props;
        const name = `Listing ${place + 1}${title ? `: ${title}` : ''}`;
        visit(renderData.blockAst, 'element', (element) => {
          if (element.tagName === 'pre')
            Object.assign(element.properties, { role: 'group', ariaLabel: name });
        });
      },
    },
  };
}
