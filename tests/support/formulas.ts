/** Formulas drawn from the language at random, the same ones for the same seed, for tests that must hold for all. */
import type { Random } from '../../src/engine/index.ts';
import { binary, call, neg, number, variable } from '../../src/expr/make.ts';
import type { BinaryOp, Expr, FunctionName } from '../../src/expr/types.ts';

/** Smooth wherever they are defined; kinks are tested by hand. */
const FUNCTIONS: readonly FunctionName[] = [
  'exp',
  'ln',
  'sqrt',
  'sin',
  'cos',
  'tan',
  'tanh',
  'sigmoid',
  'softplus',
];
const KINKED: readonly FunctionName[] = ['relu', 'abs', 'max', 'min', 'step'];

export interface FormulaOptions {
  readonly depth?: number;
  readonly names?: readonly string[];
  /** Also relu, abs, max, min and step. */
  readonly kinks?: boolean;
}

export function randomFormula(
  random: Random,
  { depth = 4, names = ['x', 'y', 'z'], kinks = false }: FormulaOptions = {},
): Expr {
  const pick = <T>(items: readonly T[]): T => items[random.integer(items.length)] as T;
  const leaf = (): Expr =>
    random.integer(4) === 0 ? number(pick([2, 3, 0.5, 1, 0.25, 7])) : variable(pick(names));
  const grow = (left: number): Expr => {
    if (left === 0 || random.integer(6) === 0) return leaf();
    const kind = random.integer(10);
    if (kind < 6)
      return binary(pick<BinaryOp>(['+', '-', '*', '/', '+', '*']), grow(left - 1), grow(left - 1));
    if (kind === 6) return neg(grow(left - 1));
    if (kind === 7) return binary('^', grow(left - 1), number(pick([2, 3, 2, -1, 0.5])));
    const fn = pick(kinks ? [...FUNCTIONS, ...KINKED] : FUNCTIONS);
    return fn === 'max' || fn === 'min' ? call(fn, grow(left - 1), grow(left - 1)) : call(fn, grow(left - 1));
  };
  return grow(depth);
}
