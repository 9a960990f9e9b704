/**
 * The four ways an answer can be judged. Every marker in the course returns one of these; the page only draws it.
 * `unmarkable` is not a judgement of the learner: the answer could not be read, and no try is counted.
 */

/** Where on the graph of the exercise a verdict points: ids as in `expr/graph.ts`. */
export interface Place {
  readonly node?: string;
  /** Edge ids look like `y>f:1`: from, to, and the operand's position (0-based). */
  readonly edge?: string;
  /** Entries of a matrix, as 0-based row and column. */
  readonly cells?: readonly (readonly [number, number])[];
}

export interface Correct {
  readonly kind: 'correct';
  /** Right only from the learner's own earlier answers: to be marked anew when they change. */
  readonly carried?: boolean;
  /** Extra remark, such as "right, from your own forward value". */
  readonly message?: string;
}

export interface Wrong {
  readonly kind: 'wrong';
  /** What to do next, or the slip by name. Never the solution. */
  readonly message: string;
  /** Stable id of the mistake that explains the answer, where exactly one does. */
  readonly mistake?: string;
  readonly at?: Place;
  /** What the learner followed and what the graph asks, in node names: `y → f` and `y → f and y → s → f`. */
  readonly paths?: { readonly yours: string; readonly right: string };
}

export interface Unmarkable {
  readonly kind: 'unmarkable';
  /** Which symbol puzzled us, where, and what would be readable. */
  readonly message: string;
  /** 0-based offset in the learner's text. */
  readonly position?: number;
  /** In a grid of numbers: the 0-based row and column that could not be read. */
  readonly cell?: readonly [number, number];
}

export interface Stopped {
  readonly kind: 'stopped';
  readonly reason: 'time' | 'memory' | 'output' | 'user';
  readonly message: string;
}

export type Verdict = Correct | Wrong | Unmarkable | Stopped;
