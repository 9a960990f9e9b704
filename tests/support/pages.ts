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
  { kind: 'playground', path: 'playground/' },
  { kind: 'autograd lab', path: 'autograd-lab/' },
  { kind: 'trainer', path: 'trainer/' },
  { kind: 'embedded graph', path: 'embed/graph/?f=(x%2By)*y&x=2&y=3' },
  { kind: 'not found', path: '404.html' },
] as const;
