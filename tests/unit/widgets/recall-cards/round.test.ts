import { expect, test } from 'vitest';
import { firstRound, type Move, play } from '../../../../src/widgets/recall-cards/round.ts';

const after = (count: number, ...moves: Move[]) =>
  moves.reduce((round, move) => play(round, move, count), firstRound(count));

test('cards not known come again, in order, until none is left', () => {
  const round = after(3, 'turn', 'not-yet', 'turn', 'knew', 'turn', 'not-yet', 'repeat');
  expect(round).toEqual({ ahead: [0, 2], again: [], known: 1, turned: false });
  const end = ['turn', 'knew', 'turn', 'knew'].reduce((r, m) => play(r, m as Move, 3), round);
  expect(end).toEqual({ ahead: [], again: [], known: 3, turned: false });
});

test('a card cannot be judged before it is turned', () => {
  expect(after(2, 'knew')).toEqual(firstRound(2));
});

test('starting again asks every card', () => {
  expect(after(2, 'turn', 'knew', 'restart')).toEqual(firstRound(2));
});
