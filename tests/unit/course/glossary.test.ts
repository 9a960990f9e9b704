import { expect, test } from 'vitest';
import { readCourse, stopById } from '../../../src/course/course.ts';
import { readGlossary, wordsOf } from '../../../src/course/glossary.ts';
import { glossarySchema } from '../../../src/schemas/glossary.ts';

const leaf = { term: 'leaf', says: 'A node that no operation made.', lesson: 'N08' };
const words = readGlossary();

test('every word is taught in a lesson of the roadmap', () => {
  const course = readCourse();
  for (const { lesson } of words) expect(stopById(course, lesson).kind).toBe('lesson');
});

test('words stand by the alphabet, and capitals do not come first', () => {
  const terms = words.map(({ term }) => term);
  expect(terms.indexOf('NaN')).toBeGreaterThan(terms.indexOf('multilayer perceptron'));
  expect(terms.indexOf('NaN')).toBeLessThan(terms.indexOf('neuron'));
});

test('a word without forms is linked as it is written', () => {
  expect(wordsOf(glossarySchema.parse({ leaf }))[0]?.forms).toEqual(['leaf']);
});

test('two words with the same spelling are an error that names both', () => {
  const twin = { ...leaf, term: 'end', forms: ['leaf'] };
  expect(() => wordsOf(glossarySchema.parse({ leaf, twin }))).toThrow(
    'twin.forms: leaf is already a form of leaf',
  );
});

test.each([
  ['an unknown key', { leaf: { ...leaf, note: 'x' } }],
  ['a key with capitals', { Leaf: leaf }],
  ['Markdown in a sentence', { leaf: { ...leaf, says: 'It has no `grad_fn` of its own.' } }],
  ['a straight apostrophe', { leaf: { ...leaf, says: "It is no operation's result." } }],
  ['a sentence without an end', { leaf: { ...leaf, says: 'A node that no operation made' } }],
  ['a lesson that is no id', { leaf: { ...leaf, lesson: 'engine-design' } }],
])('%s is refused', (_, glossary) => {
  expect(glossarySchema.safeParse(glossary).success).toBe(false);
});
