/**
 * Links in prose are written from the site's root, `/roadmap/`. A site that is served from a folder needs the folder
 * in front; authors never write it.
 */
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Attributes that hold an address, in Markdown's own elements and in HTML written inside MDX. */
const ADDRESSES: Readonly<Record<string, string>> = { a: 'href', img: 'src' };

export function rehypeBaseLinks(base: string) {
  const folder = base.replace(/\/$/, '');
  const moved = (address: string) => (/^\/(?!\/)/.test(address) ? folder + address : address);

  return (tree: Root): void => {
    visit(tree, (node) => {
      if (node.type === 'element') {
        const name = ADDRESSES[node.tagName];
        const address = name && node.properties[name];
        if (name && typeof address === 'string') node.properties[name] = moved(address);
        return;
      }
      const jsx = node as unknown as { name?: string; attributes?: { name?: string; value?: unknown }[] };
      for (const attribute of jsx.attributes ?? []) {
        if (attribute.name !== ADDRESSES[jsx.name ?? '']) continue;
        if (typeof attribute.value === 'string') attribute.value = moved(attribute.value);
      }
    });
  };
}
