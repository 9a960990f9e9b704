/** Finds files, exports and dependencies that nothing uses. */
import type { KnipConfig } from 'knip';

/** Style sheets name packages too: fonts and KaTeX come in by `@import` and `url()`. */
const importsOf = (css: string): string =>
  [...css.matchAll(/(?:@import\s+|url\()['"]([^'"]+)['"]/g)]
    .map(([, path]) => `import '${path}';`)
    .join('\n');

export default {
  entry: [
    // Public surfaces: what they export is for whoever reads or embeds the engine and the formula language.
    'src/engine/index.ts!',
    'src/expr/index.ts!',
    'src/grading/index.ts!',
    'src/**/*.worker.ts',
    // Handed to the sandbox as text, where the runner calls what it exports.
    'src/runtime/trace/tracer.ts',
    // Compiled by AssemblyScript (scripts), not imported.
    'src/engine/kernels/assembly/*.ts',
    // MDX finds widgets by their file names (src/markdown/widgets.ts).
    'src/widgets/*/*.astro',
    'scripts/*.mjs',
    'tests/**/*.ts',
    'content/**/*.mdx',
  ],
  project: ['src/**', 'scripts/**', 'tests/**', '!tests/bench/node_modules/**'],
  ignoreExportsUsedInFile: true,
  // The peers of the speed measurements: installed by `npm run bench`, in a folder of their own.
  ignoreDependencies: ['@jax-js/jax', '@tensorflow/.*'],
  compilers: { css: importsOf },
} satisfies KnipConfig;
