import { globSync, readFileSync } from 'node:fs';

/** One address of every kind of page, below the site's base. */
export const LESSON = 'dl/q1/m1/w1/computational-graphs/';

export const pageKinds = [
  { kind: 'landing', path: '' },
  { kind: 'roadmap', path: 'roadmap/' },
  { kind: 'track', path: 'dl/' },
  { kind: 'quarter', path: 'devops/q1/' },
  { kind: 'month', path: 'devops/q1/m1/' },
  { kind: 'lesson', path: LESSON },
  { kind: 'glossary', path: 'glossary/' },
  { kind: 'marking', path: 'marking/g01/' },
  { kind: 'markings', path: 'marking/' },
  { kind: 'playground', path: 'playground/' },
  { kind: 'autograd lab', path: 'autograd-lab/' },
  { kind: 'trainer', path: 'trainer/' },
  { kind: 'review', path: 'review/' },
  { kind: 'practice', path: 'practice/g01/' },
  { kind: 'progress', path: 'progress/' },
  { kind: 'evidence', path: 'evidence/' },
  { kind: 'embedded graph', path: 'embed/graph/?f=(x%2By)*y&x=2&y=3' },
  { kind: 'not found', path: '404.html' },
] as const;

/** The addresses of all lessons that have a page, below the site's base. */
export function lessonPaths(): string[] {
  return globSync('content/lessons/**/lesson.mdx')
    .filter((file) => !/^draft: true$/m.test(readFileSync(file, 'utf8')))
    .map((file) => file.replace(/^content\/lessons\//, '').replace(/\/\d\d-([^/]+)\/lesson\.mdx$/, '/$1/'))
    .toSorted();
}
