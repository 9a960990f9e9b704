import { expect, it } from 'vitest';
import { descentScene, walk } from '../../../src/widgets/descent-plot/model.ts';

it('each step goes against the slope, by rate times slope', () => {
  const { places } = walk('(w-3)^2', 0, 0.1, 2);
  expect(places).toEqual([0, 0.6000000000000001, 1.08].map((w) => expect.closeTo(w, 12)));
});

it('a rate of a half lands at once, a rate of 1 jumps to and fro, a larger one flies away', () => {
  expect(walk('(w-3)^2', 0, 0.5, 3).places).toEqual([0, 3, 3, 3]);
  expect(walk('(w-3)^2', 0, 1, 4).places).toEqual([0, 6, 0, 6, 0]);
  expect(walk('(w-3)^2', 0, 1.1, 5).places.at(-1)).toBeCloseTo(10.46496, 9);
});

it('the picture has room for the widest walk', () => {
  const { up, lines } = descentScene([0.5, 1.1].map((rate) => walk('(w-3)^2', 0, rate, 5)));
  expect(up.ticks.map(({ text }) => text)).toEqual(['−6', '−3', '0', '3', '6', '9', '12']);
  expect(lines.map(({ name }) => name)).toEqual(['rate 0.5', 'rate 1.1']);
});
