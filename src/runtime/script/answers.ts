/** What is asked and what is answered, as data: all that a page needs of the marking. */
import type { Nested } from '../../engine/index.ts';
import type { AutogradCause } from '../../schemas/autograd.ts';

/** A prediction as it is asked on the page. What is right is not in it: the run tells. */
export interface Asked {
  readonly asks: 'outcome' | 'table';
  /** For an outcome: where the number is read, such as `x.grad`. */
  readonly of?: string;
  readonly mistakes: readonly Mistake[];
}
export interface Mistake {
  readonly name?: string | undefined;
  readonly value?: Nested | undefined;
  readonly error?: AutogradCause | undefined;
  readonly runs?: true | undefined;
  readonly because: string;
}

/** `fate` is `runs`, a cause, or empty while nothing is chosen. */
export interface OutcomeAnswer {
  readonly fate: string;
  readonly value: string;
}
export const COLUMNS = ['requires_grad', 'is_leaf', 'grad_fn', 'grad'] as const;
export type Column = (typeof COLUMNS)[number];
export type TableAnswer = Readonly<Record<string, Readonly<Record<Column, string>>>>;
