/** A round of recall cards: the cards not known are asked again, round after round, until none is left. */

export interface Round {
  /** Cards still to be asked in this round; the first one is on the table. */
  readonly ahead: readonly number[];
  /** Cards said "not yet" in this round, in order: the next round. */
  readonly again: readonly number[];
  readonly known: number;
  readonly turned: boolean;
}

export type Move = 'turn' | 'knew' | 'not-yet' | 'repeat' | 'restart';

export function firstRound(count: number): Round {
  return { ahead: Array.from({ length: count }, (_, i) => i), again: [], known: 0, turned: false };
}

/** A judgement counts only once the card is turned; any other move that does not fit changes nothing. */
export function play(round: Round, move: Move, count: number): Round {
  const [card, ...ahead] = round.ahead;
  if (move === 'restart') return firstRound(count);
  if (move === 'repeat')
    return { ...round, ahead: [...round.ahead, ...round.again], again: [], turned: false };
  if (card === undefined) return round;
  if (move === 'turn') return { ...round, turned: true };
  if (!round.turned) return round;
  return move === 'knew'
    ? { ...round, ahead, known: round.known + 1, turned: false }
    : { ...round, ahead, again: [...round.again, card], turned: false };
}
