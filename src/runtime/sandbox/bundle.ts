/**
 * A Vite plugin: `import text from './x.ts?sandbox'` gives a program as one self-contained script.
 *
 * The sandbox may fetch nothing, not even its own code, so the page hands it over as text. Bundling here instead of
 * `?worker&url` keeps it the same in development, where Vite serves modules one by one.
 */
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

const QUERY = '?sandbox';

export function sandboxScripts(): Plugin {
  return {
    name: 'groundwork:sandbox-scripts',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(QUERY)) return null;
      const input = id.slice(0, -QUERY.length);
      const bundle = await rolldown({
        input,
        platform: 'browser',
        logLevel: 'warn',
        moduleTypes: { '.py': 'text' },
      });
      const { output } = await bundle.generate({ format: 'iife', minify: true });
      for (const file of await bundle.watchFiles) this.addWatchFile(file);
      await bundle.close();
      return `export default ${JSON.stringify(output[0].code)};`;
    },
  };
}
