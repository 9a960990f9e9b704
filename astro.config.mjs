import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { lessonSidebar } from './src/course/sidebar.ts';
import { markdownProcessor } from './src/markdown/processor.ts';
import { sandboxScripts } from './src/runtime/sandbox/bundle.ts';

/** The one setting for a site below a folder: GROUNDWORK_BASE=/groundwork/ npm run build. */
const base = process.env.GROUNDWORK_BASE ?? '/';

export default defineConfig({
  base,
  outDir: process.env.GROUNDWORK_OUT ?? './dist',
  ...(process.env.GROUNDWORK_SITE ? { site: process.env.GROUNDWORK_SITE } : {}),
  markdown: { processor: markdownProcessor(base) },
  integrations: [
    starlight({
      title: 'Groundwork',
      description:
        'Environments, packaging and the shell; gradients, autograd and networks: two courses you run in the page.',
      favicon: '/favicon.svg',
      sidebar: lessonSidebar(),
      customCss: ['./src/site/theme/theme.css'],
      components: {},
      credits: false,
      disable404Route: false,
      pagefind: true,
      expressiveCode: {
        themes: ['github-light', 'github-dark-dimmed'],
        styleOverrides: { borderRadius: '4px' },
      },
    }),
    mdx(),
    preact(),
    {
      name: 'groundwork:progress',
      hooks: {
        'astro:config:setup': ({ injectScript }) =>
          injectScript('page', "import '/src/course/progress-page.ts';"),
      },
    },
  ],
  vite: {
    plugins: [sandboxScripts()],
    worker: { format: 'es' },
    build: { target: 'es2022' },
  },
});
