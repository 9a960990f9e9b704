/** Short constructors of formula trees, and the few questions every reader of a tree asks. */
import type { BinaryOp, Expr, FunctionName } from './types.ts';

/** Negative numbers are a minus and a number, as they are typed. */
export const number = (value: number): Expr =>
  value < 0 ? { kind: 'neg', arg: { kind: 'number', value: -value } } : { kind: 'number', value };
export const variable = (name: string): Expr => ({ kind: 'variable', name });
export const neg = (arg: Expr): Expr => ({ kind: 'neg', arg });
export const binary = (op: BinaryOp, left: Expr, right: Expr): Expr => ({ kind: 'binary', op, left, right });
export const call = (fn: FunctionName, ...args: Expr[]): Expr => ({ kind: 'call', fn, args });

/** The operands of the outermost operation, in order; none for a number or a name. */
export function operands(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'neg':
      return [expr.arg];
    case 'binary':
      return [expr.left, expr.right];
    case 'call':
      return expr.args;
    default:
      return [];
  }
}

/** The same operation with other operands. */
export function withOperands(expr: Expr, args: readonly Expr[]): Expr {
  const [left, right] = args;
  if (expr.kind === 'neg' && left) return { kind: 'neg', arg: left };
  if (expr.kind === 'binary' && left && right) return { kind: 'binary', op: expr.op, left, right };
  if (expr.kind === 'call') return { kind: 'call', fn: expr.fn, args };
  return expr;
}

/** How many numbers, names and operations the formula is written with. */
export function size(expr: Expr): number {
  let count = 0;
  for (const stack = [expr]; stack.length > 0; count++) stack.push(...operands(stack.pop() as Expr));
  return count;
}

/** Names of the variables, each once, in order of first appearance from the left. */
export function variablesOf(expr: Expr): string[] {
  const names = new Set<string>();
  for (const stack = [expr]; stack.length > 0; ) {
    const top = stack.pop() as Expr;
    if (top.kind === 'variable') names.add(top.name);
    stack.push(...operands(top).toReversed());
  }
  return [...names];
}

/** The formula with every variable named in `by` replaced. */
export function substitute(expr: Expr, by: Readonly<Record<string, Expr>>): Expr {
  if (expr.kind === 'variable') return Object.hasOwn(by, expr.name) ? (by[expr.name] as Expr) : expr;
  const args = operands(expr);
  if (args.length === 0) return expr;
  const replaced = args.map((arg) => substitute(arg, by));
  return replaced.every((arg, i) => arg === args[i]) ? expr : withOperands(expr, replaced);
}
