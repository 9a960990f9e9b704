/** The shape of a slip: one wrong turn people take, and the derivative it leads to on a given graph. */
import type { Place } from '../verdict.ts';
import type { Sheet } from './sheet.ts';

export interface Candidate {
  /** The wrong derivative at point `i`. Computed only as far as it keeps agreeing with the answer. */
  readonly at: (i: number) => number;
  /** Names the slip and the next step; never the right formula. */
  readonly message: string;
  readonly place?: Place;
  /** What the learner did and what the graph asks, in node names. */
  readonly yours?: string;
  readonly right?: string;
  /** Candidates of one slip with the same key are the same event told twice; the message unless told. */
  readonly key?: string;
  /** A less likely turn, such as the slip at several places at once: looked at only where no other explains the answer. */
  readonly unlikely?: true;
}

export interface Slip {
  /** Stable: tests, links and statistics use it. */
  readonly id: string;
  /** Said when the slip happened at one of several places and none can be pointed at. */
  readonly message: string;
  /** Says what the answer is and not what led to it, so that it is true beside any other slip. */
  readonly evident?: true;
  readonly candidates: (sheet: Sheet) => Iterable<Candidate>;
}
