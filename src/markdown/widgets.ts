/**
 * Lets authors write `<Quiz id="…" />` without an import: every `src/widgets/<name>/<Widget>.astro` is known in
 * every lesson by its file name. A capitalized tag that is no widget and is not imported stops the build.
 */
import { globSync } from 'node:fs';
import { basename } from 'node:path';

interface Node {
  type: string;
  name?: string;
  value?: string;
  children?: Node[];
  data?: unknown;
}

function widgetFiles(): Map<string, string> {
  return new Map(globSync('src/widgets/*/*.astro').map((file) => [basename(file, '.astro'), file]));
}

export function importWidgets() {
  const files = widgetFiles();
  return (tree: Node, file: { path?: string }) => {
    const written = (tree.children ?? [])
      .filter((node) => node.type === 'mdxjsEsm')
      .map((node) => node.value);
    for (const name of tagsIn(tree)) {
      if (written.some((esm) => new RegExp(`\\b${name}\\b`).test(esm ?? ''))) continue;
      const widget = files.get(name);
      if (widget === undefined) {
        const known = [...files.keys()].sort().join(', ');
        throw new Error(`${file.path ?? 'a lesson'}: <${name}> is no widget. Expected one of: ${known}.`);
      }
      tree.children?.unshift(importNode(name, `/${widget}`));
    }
  };
}

/** Names of the capitalized tags, each once. */
function tagsIn(tree: Node): Set<string> {
  const names = new Set<string>();
  const ahead = [tree];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (node.type.startsWith('mdxJsx') && node.name && /^[A-Z]\w*$/.test(node.name)) names.add(node.name);
    ahead.push(...(node.children ?? []));
  }
  return names;
}

/** `import Name from 'path'` as MDX keeps it: the text and its syntax tree. */
function importNode(name: string, path: string): Node {
  const estree = {
    type: 'Program',
    sourceType: 'module',
    body: [
      {
        type: 'ImportDeclaration',
        specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
        source: { type: 'Literal', value: path, raw: JSON.stringify(path) },
        attributes: [],
      },
    ],
  };
  return { type: 'mdxjsEsm', value: `import ${name} from ${JSON.stringify(path)}`, data: { estree } };
}
