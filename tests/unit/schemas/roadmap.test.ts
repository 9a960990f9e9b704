import { expect, test } from 'vitest';
import { citation } from '../../../src/schemas/reference.ts';
import { roadmapSchema } from '../../../src/schemas/roadmap.ts';

const withOutline = (outline: unknown) => ({
  tracks: [
    {
      id: 'dl',
      title: 'Deep Learning',
      year: 'Year 1',
      heading: 'Foundation',
      intro: 'One sentence.',
      goals: ['learn'],
      topics: [],
      quarters: [
        {
          id: 'q1',
          title: 'Quarter',
          months: [
            {
              id: 'm1',
              title: 'Month',
              outcome: 'derive',
              weeks: [{ id: 'w1', title: 'Week', outline, lessons: [] }],
            },
          ],
          checkpoint: { id: 'NQ', title: 'Gate', before: ['N01'] },
        },
      ],
    },
  ],
});

test('a bare string in an outline is the text of an item, at any depth', () => {
  const roadmap = roadmapSchema.parse(withOutline([{ text: 'learn', items: ['PATH', { read: 'primer' }] }]));
  expect(roadmap.tracks[0]?.quarters[0]?.months[0]?.weeks[0]?.outline).toEqual([
    {
      text: 'learn',
      items: [
        { text: 'PATH', items: [] },
        { read: 'primer', items: [] },
      ],
    },
  ]);
});

test('an outline item that is both text and reading is refused', () => {
  const result = roadmapSchema.safeParse(withOutline([{ text: 'read this', read: 'primer' }]));
  expect(result.error?.issues[0]?.message).toMatch(/either `text` .* or `read`/);
});

test('a citation is a key, or a key with its own reason', () => {
  expect(citation.parse('olah-backprop')).toEqual({ key: 'olah-backprop' });
  const why = 'The first half draws these graphs.';
  expect(citation.parse({ key: 'olah-backprop', why })).toEqual({ key: 'olah-backprop', why });
  expect(citation.safeParse('Olah 2015').success).toBe(false);
});
