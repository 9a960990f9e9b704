/**
 * What a typed formula may mean. Where a step of the exercise is called `e`, `e^(x*y)` can mean the step or Euler's
 * number: both readings are kept, because a learner who means the right one must not be marked wrong.
 */
import { parse, variablesOf } from '../expr/index.ts';
import type { Expr } from '../expr/types.ts';

/** Said beside a verdict that rests on the second reading. */
export const EULER_NOTICE = 'Read with e as Euler’s number. In this exercise e is also the name of a step.';

export interface Readings {
  /** With every name as the exercise uses it. */
  readonly named: Expr;
  /** With `e` as Euler's number, where the exercise has an `e` of its own and the answer uses it. */
  readonly euler?: Expr;
}

/** Throws `ExprError` for what cannot be read. */
export function readFormula(text: string, names: readonly string[]): Readings {
  const named = parse(text, { variables: names });
  if (!variablesOf(named).includes('e')) return { named };
  return { named, euler: parse(text, { variables: names.filter((name) => name !== 'e') }) };
}
