/**
 * Every number that a lesson prints is computed here again and looked for in the lesson. A row quotes the lesson and
 * puts # where a computed number stands. No decimal with four places or more may stand in a lesson without a row.
 */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filled, proseOf, type Row } from '../support/printed-numbers.ts';
import { n01 } from './lesson-numbers/n01.ts';
import { n02 } from './lesson-numbers/n02.ts';
import { composite, n03, RECORDED } from './lesson-numbers/n03.ts';
import { n04 } from './lesson-numbers/n04.ts';
import { n05 } from './lesson-numbers/n05.ts';
import { n06 } from './lesson-numbers/n06.ts';
import { n07 } from './lesson-numbers/n07.ts';
import { n08 } from './lesson-numbers/n08.ts';
import { n09 } from './lesson-numbers/n09.ts';
import { n10 } from './lesson-numbers/n10.ts';
import { n11 } from './lesson-numbers/n11.ts';
import { n12 } from './lesson-numbers/n12.ts';
import { n13 } from './lesson-numbers/n13.ts';
import { n14 } from './lesson-numbers/n14.ts';
import { n15 } from './lesson-numbers/n15.ts';

const LESSONS: Readonly<Record<string, readonly Row[]>> = {
  N01: n01,
  N02: n02,
  N03: n03,
  N04: n04,
  N05: n05,
  N06: n06,
  N07: n07,
  N08: n08,
  N09: n09,
  N10: n10,
  N11: n11,
  N12: n12,
  N13: n13,
  N14: n14,
  N15: n15,
};

describe.each(Object.keys(LESSONS))('the numbers that %s prints', (id) => {
  const prose = proseOf(id);
  const quotes = (LESSONS[id] ?? []).map(([quote, ...numbers]) => filled(quote, numbers));

  it.each(quotes)('%s', (quote) => {
    expect(prose).toContain(quote);
  });

  it('are all of them computed here', () => {
    const rest = quotes.reduce((text, quote) => text.replaceAll(quote, ' '), prose);
    expect(rest.match(/\d+\.\d{4,}/g) ?? []).toEqual([]);
  });
});

it('the numbers recorded from PyTorch in N03 are the engine’s, up to rounding', () => {
  const { values, grads } = composite;
  const ours = [values.f ?? 0, grads.x ?? 0, grads.y ?? 0];
  for (const [i, number] of ours.entries()) expect(number).toBeCloseTo(Number(RECORDED[i]), 12);
});

it('the tree that N08 draws is the one recorded from PyTorch', () => {
  const { snippets } = JSON.parse(readFileSync('tests/golden/torch/semantics.json', 'utf8'));
  const recorded = snippets.find(({ name }: { name: string }) => name === 'names and next_functions').value;
  const [minus, plus, left, right, ofLeft, ofRight] = recorded;
  const lesson = readFileSync('content/lessons/dl/q1/m2/w1/08-engine-design/lesson.mdx', 'utf8');
  const [, tree = ''] = /```text\n(.*?)```/s.exec(lesson) ?? [];
  const drawn = tree.match(/\w+Backward0|AccumulateGrad|None/g);
  expect(drawn).toEqual([minus, plus, left, ...ofLeft, right, ...ofRight].map((name) => name ?? 'None'));
});

it('the table that N10 asks for is the one recorded from PyTorch', () => {
  const { snippets } = JSON.parse(readFileSync('tests/golden/torch/semantics.json', 'utf8'));
  const [recorded] = snippets.find(({ name }: { name: string }) => name === 'the table of N10').value;
  const [, table = ''] = /<details>(.*?)<\/details>/s.exec(lessonOf('10-requires-grad-and-detach')) ?? [];
  const printed = [...table.matchAll(/^\| `\w` \| (\w+) \| (\w+) \| (?:none|`(\w+)`) \|$/gm)];
  expect(printed.map(([, asks, leaf, node]) => [asks === 'True', leaf === 'True', node ?? null])).toEqual(
    recorded,
  );
});

it.each([
  ['10-requires-grad-and-detach', 2],
  ['11-retain-graph-in-place-memory', 2],
])('the errors that %s quotes are PyTorch’s, word for word', (slug, count) => {
  const read = (name: string) => JSON.parse(readFileSync(`tests/golden/torch/${name}`, 'utf8'));
  const recorded: string[] = [
    ...read('semantics.json').snippets.flatMap(({ error }: { error?: string }) => error ?? []),
    ...Object.values<string>(read('semantics-2.13.json').messages),
  ];
  const quoted = [...lessonOf(slug).matchAll(/^RuntimeError: (.*?)\n```$/gms)].map(([, text = '']) =>
    text.replace(/\s+/g, ' '),
  );
  expect(quoted).toHaveLength(count);
  for (const message of quoted) expect(recorded.filter((text) => text.startsWith(message))).not.toEqual([]);
});

function lessonOf(slug: string): string {
  const [file = ''] = globSync(`content/lessons/**/${slug}/lesson.mdx`);
  return readFileSync(file, 'utf8');
}
