import { expect, test } from 'vitest';
import { type LinkState, readLink, writeLink } from '../../../../src/widgets/gradient-graph/link.ts';

test.each<LinkState>([
  { text: '(x+y)*y', at: { x: 2, y: 3 }, mode: 'watch', step: undefined },
  { text: 'u = x*x\nv = u*y\nf = u + v', at: { x: -0.5, y: 1e-7 }, mode: 'orders', step: undefined },
  { text: 'f*m + step', at: { f: 1, mode: 2, step: 3 }, mode: 'watch', step: 4 },
  { text: 'x*y', at: {}, mode: 'watch', step: undefined, folding: { all: false, except: ['a', 'd1'] } },
  {
    text: 'open*fold',
    at: { open: 1, fold: 2 },
    mode: 'watch',
    step: 2,
    folding: { all: true, except: ['f'] },
  },
  { text: 'x', at: {}, mode: 'watch', step: undefined, folding: { all: true, except: [] } },
  { text: 'a & b = "c" #é%', at: {}, mode: 'paths', step: undefined },
])('what is written is read back: %o', (state) => {
  expect(readLink(`#${writeLink(state)}`)).toEqual(state);
});

test('a link that names no formula says nothing', () => {
  expect(readLink('')).toBeUndefined();
  expect(readLink('#x=2')).toBeUndefined();
  expect(readLink('#f=%20')).toBeUndefined();
});

test('numbers, modes and steps that make no sense are left out', () => {
  expect(readLink('?f=x&x=two&y=Infinity&z=&mode=dance&step=-1')).toEqual({
    text: 'x',
    at: {},
    mode: 'watch',
    step: undefined,
  });
});

test('a formula of any length is cut to what can be read', () => {
  expect(readLink(`#f=${'x'.repeat(50_000)}`)?.text).toHaveLength(12_000);
});
