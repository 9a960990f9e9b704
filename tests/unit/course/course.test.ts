/** The course that is really in `content/`, and how a course is joined from its parts. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { neighbors, openedBy, readCourse, stopById } from '../../../src/course/course.ts';
import { lessonPath } from '../../../src/course/lessons.ts';
import { placeAddress } from '../../../src/course/roadmap.ts';
import { lessonSidebar } from '../../../src/course/sidebar.ts';

const course = readCourse();

test('the roadmap plans D01 to D21, N01 to N15 and both checkpoints, in order', () => {
  const numbered = (letter: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`);
  expect(course.stops.map(({ id }) => id)).toEqual([...numbered('D', 21), 'DQ', ...numbered('N', 15), 'NQ']);
});

test('each track has three months of four weeks', () => {
  for (const track of course.roadmap.tracks) {
    const months = track.quarters.flatMap((quarter) => quarter.months);
    expect(months.map((month) => month.weeks.length)).toEqual([4, 4, 4]);
  }
});

test('the readings of the roadmap keep the addresses it gives', () => {
  const given = Object.values(course.references).filter((reference) => reference.given !== undefined);
  expect(given.map(({ url }) => url)).toEqual([
    'https://realpython.com/python-virtual-environments-a-primer/',
    'https://realpython.com/python-application-layouts/',
    'https://packaging.python.org/en/latest/tutorials/packaging-projects/',
    'https://python-poetry.org/docs/',
    'https://realpython.com/dependency-management-python-poetry/',
    'https://realpython.com/python-virtual-environments-a-primer/#poetry-and-conda',
    'https://towardsdatascience.com/conda-vs-poetry-what-you-need-to-know-2022-edition-5e59b24a30f6',
    'https://docs.docker.com/build/building/multi-stage/python/',
    'https://peps.python.org/pep-0621/',
    'https://peps.python.org/pep-0518/',
    'https://packaging.python.org/en/latest/specifications/',
    'https://overthewire.org/wargames/',
    'https://www.youtube.com/watch?v=VMj-3S1tku0&list=PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ&index=2',
    'https://cs231n.github.io/optimization-2/',
    'https://www.3blue1brown.com/lessons/backpropagation',
    'https://www.deeplearningbook.org/contents/mlp.html',
    'https://docs.pytorch.org/docs/stable/notes/autograd.html#locally-disabling-gradient-computation',
    'https://docs.pytorch.org/docs/stable/notes/autograd.html#in-place-operations-with-autograd',
  ]);
});

test('neighbors stay within a track', () => {
  expect(neighbors(course, stopById(course, 'N01')).previous).toBeUndefined();
  expect(neighbors(course, stopById(course, 'N01')).next?.id).toBe('N02');
  expect(neighbors(course, stopById(course, 'DQ')).next).toBeUndefined();
});

test('a stop knows what it opens', () => {
  expect(openedBy(course, stopById(course, 'N08')).map(({ id }) => id)).toEqual(['N09', 'N10']);
});

test('a week is a section of its month’s page', () => {
  expect(placeAddress(stopById(course, 'N08').place)).toBe('/dl/q1/m2/#w1');
});

test('the sidebar lists pages that exist, and no others', () => {
  const ready = course.stops.filter((stop) => stop.page).length;
  expect(lessonSidebar(course)).toHaveLength(1 + ready);
});

test('the number that orders a lesson’s folder is not part of its address', () => {
  expect(lessonPath('dl/q1/m1/w1/01-computational-graphs/lesson.mdx')).toBe(
    'dl/q1/m1/w1/computational-graphs',
  );
});

const ROADMAP = `tracks:
  - id: dl
    title: Deep Learning
    year: Year 1
    heading: Foundation
    intro: One sentence.
    goals: [learn]
    topics: []
    quarters:
      - id: q1
        title: Re-Foundations
        months:
          - id: m1
            title: The core
            outcome: derive gradients
            weeks:
              - id: w1
                title: Graphs
                lessons:
                  - { id: N01, title: "Planned title", minutes: 30 }
                  - { id: N02, title: "The chain rule", minutes: 40, before: [N01] }
        checkpoint: { id: NQ, title: Gate, before: [N02] }
`;
const REFERENCES = `given-one: { title: Video, authors: Somebody, given: the video, url: "https://example.org/", why: "Because it is in the roadmap." }
our-own: { title: Survey, authors: Somebody, url: "https://example.com/", why: "Because it names the parts." }
`;

/** A content folder with one lesson; `more` is added to its frontmatter. */
function contentWith({ folder = 'dl/q1/m1/w1/01-graphs', id = 'N01', more = '', roadmap = ROADMAP }): string {
  const root = mkdtempSync(join(tmpdir(), 'groundwork-'));
  mkdirSync(join(root, 'content/lessons', folder), { recursive: true });
  writeFileSync(join(root, 'content/roadmap.yaml'), roadmap);
  writeFileSync(join(root, 'content/references.yaml'), REFERENCES);
  const frontmatter = `title: Real title
id: ${id}
summary: One sentence that says why it matters.
minutes: 45
objectives: [Draw the graph of it, Compute the values]
${more}`;
  writeFileSync(join(root, 'content/lessons', folder, 'lesson.mdx'), `---\n${frontmatter}\n---\n\nText.\n`);
  return root;
}

test('the frontmatter’s title and minutes replace the plan’s once the page exists', () => {
  const [ready, planned] = readCourse(contentWith({})).stops;
  expect(ready).toMatchObject({ id: 'N01', title: 'Real title', minutes: 45 });
  expect(ready?.page?.address).toBe('/dl/q1/m1/w1/graphs/');
  expect(planned).toMatchObject({ id: 'N02', title: 'The chain rule', page: undefined });
});

test.each([
  [
    'a lesson in the wrong week',
    { folder: 'dl/q1/m1/w2/01-graphs' },
    'content/lessons/dl/q1/m1/w2/01-graphs/lesson.mdx: the roadmap puts N01 in content/lessons/dl/q1/m1/w1/: move the lesson’s folder there',
  ],
  [
    'a lesson the roadmap does not know',
    { id: 'N09' },
    'content/lessons/dl/q1/m1/w1/01-graphs/lesson.mdx: id: N09 is not a lesson of content/roadmap.yaml',
  ],
  [
    'a prerequisite that comes later',
    { more: 'prerequisites: [N02]' },
    'content/lessons/dl/q1/m1/w1/01-graphs/lesson.mdx: prerequisites: N02 does not come before N01 in content/roadmap.yaml',
  ],
  [
    'a source that is not in references.yaml',
    { more: 'sources: [nowhere]' },
    'content/lessons/dl/q1/m1/w1/01-graphs/lesson.mdx: sources[0]: nowhere is not a key of content/references.yaml',
  ],
  [
    'a source of ours among the roadmap’s readings',
    { more: 'readings: [given-one, our-own]' },
    'content/lessons/dl/q1/m1/w1/01-graphs/lesson.mdx: readings[1]: our-own belongs under `sources`: the roadmap does not give it',
  ],
  [
    'a planned prerequisite that comes later',
    { roadmap: ROADMAP.replace('minutes: 30', 'minutes: 30, before: [N02]') },
    'content/roadmap.yaml: N01: before: N02 does not come earlier in the course; move it or leave it out',
  ],
  [
    'an outline that reads what the roadmap does not give',
    {
      roadmap: ROADMAP.replace(
        'title: Graphs',
        'title: Graphs\n                outline: [{ read: our-own }]',
      ),
    },
    'content/roadmap.yaml: read: our-own is not a reading of the roadmap in content/references.yaml (an entry with `given`)',
  ],
])('%s stops the build, and the message says where', (_what, content, message) => {
  expect(() => readCourse(contentWith(content))).toThrow(message.replace('lesson’s', "lesson's"));
});
