import { expect, test } from 'vitest';
import { parse, toGraph } from '../../../src/expr/index.ts';
import { groupsOf } from '../../../src/viz/fold.ts';
import { type Folding, folded, isFolded, repeatsOf } from '../../../src/viz/folding.ts';
import { plainText } from '../../../src/viz/math-text.ts';

const EVERY = ['a', 'b', 'c'];
const inside = (folding: Folding | undefined): string[] => EVERY.filter((id) => isFolded(folding, id));

test('groups are folded and opened one by one, in whatever way the choice is kept', () => {
  const one = folded(undefined, ['b'], true, EVERY);
  expect(inside(one)).toEqual(['b']);
  const all = folded(one, EVERY, true, EVERY);
  expect(all).toEqual({ all: true, except: [] });
  const two = folded(all, ['a'], false, EVERY);
  expect(inside(two)).toEqual(['b', 'c']);
  expect(folded(two, EVERY, false, EVERY)).toBeUndefined();
});

test('groups of one structure are one entry with the formula of the first', () => {
  const repeats = repeatsOf(groupsOf(toGraph(parse('tanh(a*x) + tanh(b*x) + tanh(c*x) + y*y*y*y'))));
  expect(repeats.map(({ kind, groups, operations }) => [kind, groups.length, operations])).toEqual([
    ['part', 3, 2],
    ['power', 1, 3],
    ['sum', 1, 3],
  ]);
  expect(repeats.map(({ formula }) => plainText(formula))).toEqual(['tanh(a · x)', 'y^4', '']);
});
