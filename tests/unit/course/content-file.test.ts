import { expect, test } from 'vitest';
import { parseContent } from '../../../src/course/content-file.ts';
import { parseRoadmap } from '../../../src/course/roadmap.ts';
import { lessonSchema } from '../../../src/schemas/lesson.ts';
import { referencesSchema } from '../../../src/schemas/reference.ts';

const lesson = `title: Every expression is a graph
id: N01
summary: Drawing the graph is half of the derivation.
minutes: 35
objectives:
  - Draw the graph of an expression
  - Compute forward values
`;

function errorOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

const readLesson = (text: string) => () =>
  parseContent({ file: 'content/lessons/x/lesson.mdx', text, firstLine: 2 }, lessonSchema);

test('a right frontmatter is read, with its defaults filled in', () => {
  expect(readLesson(lesson)()).toMatchObject({ id: 'N01', minutes: 35, prerequisites: [], readings: [] });
});

test('an unknown key is named with its file and line', () => {
  expect(errorOf(readLesson(`${lesson}minuts: 40\n`))).toBe(
    'content/lessons/x/lesson.mdx:9: minuts: unknown key',
  );
});

test('a missing key is named, and what it should hold', () => {
  expect(errorOf(readLesson(lesson.replace('minutes: 35\n', '')))).toBe(
    'content/lessons/x/lesson.mdx:2: minutes: missing; expected number',
  );
});

test('a wrong value is named with the place in its list', () => {
  expect(errorOf(readLesson(`${lesson}prerequisites: [N01, chain-rule]\n`))).toBe(
    'content/lessons/x/lesson.mdx:9: prerequisites[1]: a lesson id is D or N and two digits, such as N01, or DQ / NQ for a checkpoint',
  );
});

test('every problem of a file is reported at once', () => {
  const text = lesson.replace('35', 'soon').replace('id: N01', 'id: N1');
  expect(errorOf(readLesson(text)).split('\n')).toHaveLength(2);
});

test('text that is not YAML is reported with its line', () => {
  expect(errorOf(readLesson('title: "open\n'))).toMatch(
    /^content\/lessons\/x\/lesson\.mdx:\d+: not readable as YAML: /,
  );
});

test('a misspelled key deep in the roadmap is named with its path', () => {
  const text = `tracks:
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
            outcom: derive gradients
            weeks: [{ id: w1, title: Graphs, lessons: [] }]
        checkpoint: { id: NQ, title: Gate, before: [N01] }
`;
  expect(errorOf(() => parseRoadmap(text)).split('\n')).toEqual([
    'content/roadmap.yaml:13: tracks[0].quarters[0].months[0].outcome: missing; expected string',
    'content/roadmap.yaml:15: tracks[0].quarters[0].months[0].outcom: unknown key',
  ]);
});

test('a reference with a broken address is named by its key', () => {
  const text =
    'olah-backprop: { title: Calculus, authors: Olah, url: colah, why: "The same sum over paths, drawn." }';
  expect(errorOf(() => parseContent({ file: 'content/references.yaml', text }, referencesSchema))).toBe(
    'content/references.yaml:1: olah-backprop.url: Invalid URL',
  );
});
