import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A busy machine is not a failing test.
  test: {
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'] },
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      },
      { extends: true, test: { name: 'golden', include: ['tests/golden/**/*.test.ts'] } },
      { extends: true, test: { name: 'content', include: ['tests/content/**/*.test.ts'] } },
    ],
  },
});
