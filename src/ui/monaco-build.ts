/**
 * A Vite plugin: keeps the editor's style sheets in the build.
 *
 * Astro drops a style sheet that belongs to no page, and the editor's belong to none on purpose: they arrive with the
 * dynamic import of `monaco.ts`. Listing them as assets of their chunk is what Astro looks for before it drops one.
 */
import type { Plugin } from 'vite';

export function keepEditorStyles(): Plugin {
  return {
    name: 'groundwork:keep-editor-styles',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        if (!chunk.moduleIds.some((id) => id.includes('/monaco-editor/'))) continue;
        for (const sheet of chunk.viteMetadata?.importedCss ?? [])
          chunk.viteMetadata?.importedAssets.add(sheet);
      }
    },
  };
}
