import { expect, test } from 'vitest';
import { importWidgets } from '../../../src/markdown/widgets.ts';

const tag = (name: string) => ({ type: 'mdxJsxFlowElement', name, children: [] });
const lesson = (...children: { type: string; value?: string }[]) => ({ type: 'root', children });

test('a widget is imported once, however often it is used', () => {
  const tree = lesson(tag('Quiz'), tag('Quiz'), tag('div'));
  importWidgets()(tree, { path: 'lesson.mdx' });
  expect(tree.children.filter((node) => node.type === 'mdxjsEsm').map((node) => node.value)).toEqual([
    'import Quiz from "/src/widgets/quiz/Quiz.astro"',
  ]);
});

test("an author's own import is left alone", () => {
  const tree = lesson({ type: 'mdxjsEsm', value: "import Table from './Table.astro'" }, tag('Table'));
  importWidgets()(tree, { path: 'lesson.mdx' });
  expect(tree.children).toHaveLength(2);
});

test('an unknown widget stops the build with the file and the known names', () => {
  expect(() => importWidgets()(lesson(tag('Quizz')), { path: 'n01/lesson.mdx' })).toThrow(
    /n01\/lesson\.mdx: <Quizz> is no widget\. Expected one of: .*Quiz/,
  );
});
