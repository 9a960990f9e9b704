import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { readCourse } from './src/course/course.ts';
import { readGlossary } from './src/course/glossary.ts';
import { lessonSidebar } from './src/course/sidebar.ts';
import { namedListings } from './src/markdown/listings.ts';
import { markdownProcessor } from './src/markdown/processor.ts';
import { sandboxScripts } from './src/runtime/sandbox/bundle.ts';
import { retryImports } from './src/site/retry-imports.ts';
import { keepEditorStyles } from './src/ui/monaco-build.ts';

/** The one setting for a site below a folder: GROUNDWORK_BASE=/groundwork/ npm run build. */
const base = process.env.GROUNDWORK_BASE ?? '/';
const site = process.env.GROUNDWORK_SITE;

/** KaTeX offers each font in three formats; every browser that runs this site reads the first. */
const modernFormulaFonts = {
  postcssPlugin: 'modern-formula-fonts',
  /** @param {{ prop: string, value: string }} declaration */
  Declaration(declaration) {
    if (declaration.prop !== 'src' || !declaration.value.includes('KaTeX')) return;
    const first = declaration.value.split(',')[0] ?? '';
    if (first !== declaration.value) declaration.value = first;
  },
};

/** Hints to a bundler, `@__PURE__`, have no reader any more once it has run. */
const WITHOUT_HINTS = { comments: { annotation: false } };

export default defineConfig({
  base,
  outDir: process.env.GROUNDWORK_OUT ?? './dist',
  ...(site ? { site } : {}),
  trailingSlash: 'always',
  markdown: { processor: markdownProcessor(base, readGlossary()) },
  // A page is fetched when a learner points at its link, not before.
  prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
  integrations: [
    starlight({
      title: 'Groundwork',
      description:
        'Two courses you run in the page: environments, packaging and the shell; gradients, autograd and networks.',
      favicon: '/favicon.svg',
      sidebar: lessonSidebar(readCourse()),
      customCss: ['./src/site/theme/theme.css'],
      components: {
        Footer: './src/site/Footer.astro',
        Head: './src/site/Head.astro',
        Header: './src/site/Header.astro',
        PageTitle: './src/site/PageTitle.astro',
        Sidebar: './src/site/Sidebar.astro',
      },
      // The sections of a lesson stand in the sidebar, below the lesson's name.
      tableOfContents: false,
      markdown: { processedDirs: ['./content/lessons/'] },
      credits: false,
      disable404Route: true,
      pagefind: true,
      expressiveCode: {
        themes: ['github-light', 'github-dark-dimmed'],
        // On a phone a line of code or of an error message goes on in the next one.
        defaultProps: { wrap: true },
        plugins: [namedListings()],
        styleOverrides: { borderRadius: '4px' },
      },
    }),
    mdx(),
    preact(),
    // Starlight adds a sitemap of its own, which needs the site's full address. Without one there is none to write.
    ...(site ? [] : [{ name: '@astrojs/sitemap', hooks: {} }]),
  ],
  vite: {
    plugins: [sandboxScripts(), keepEditorStyles(), retryImports()],
    css: { postcss: { plugins: [modernFormulaFonts] } },
    worker: { format: 'es', rolldownOptions: { output: WITHOUT_HINTS } },
    build: {
      target: 'es2022',
      // A font inside the style sheet would delay the first paint of every page.
      assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
      // The editor is one large chunk, loaded on first use; what a page loads at once is held by a test.
      chunkSizeWarningLimit: 5000,
      rolldownOptions: {
        output: WITHOUT_HINTS,
        // Astro marks modules with a directive of its own, "use astro:head-inject"; the bundler need not know it.
        onLog: (level, log, report) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE' || !log.message.includes('astro:')) report(level, log);
        },
      },
    },
  },
});
