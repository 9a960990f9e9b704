/** The exact derivative of a formula, by the chain rule over the same local rules the engine applies. */
import { binary, number, operands, substitute } from './make.ts';
import { LOCAL, literal, ruleOf } from './rules.ts';
import { exponentials, simplify } from './simplify.ts';
import type { Expr } from './types.ts';

function dependsOn(expr: Expr, name: string): boolean {
  return expr.kind === 'variable' ? expr.name === name : operands(expr).some((arg) => dependsOn(arg, name));
}

/** ∂(outermost operation)/∂(operand `slot`), written with the operands and the result themselves. */
export function localDerivative(expr: Expr, slot: number, out: Expr = expr): Expr {
  const rule = ruleOf(expr);
  const formula = rule && LOCAL[rule][slot];
  if (!formula) return number(0);
  const [a, b] = operands(expr);
  const n = b && literal(b);
  // ∂a^n/∂a = n·a^(n−1), with n − 1 worked out
  if (rule === 'pow' && slot === 0 && n !== undefined)
    return simplify(binary('*', number(n), binary('^', a as Expr, number(n - 1))));
  return simplify(substitute(formula, { a: a as Expr, ...(b && { b }), out }));
}

function walk(expr: Expr, name: string): Expr {
  if (expr.kind === 'variable') return number(expr.name === name ? 1 : 0);
  if (!dependsOn(expr, name)) return number(0);
  // ∂f/∂name = Σ over the operands of ∂f/∂operand · ∂operand/∂name
  const terms = operands(expr).flatMap((arg, slot) =>
    dependsOn(arg, name) ? [binary('*', localDerivative(expr, slot), walk(arg, name))] : [],
  );
  return simplify(terms.reduce((a, b) => binary('+', a, b)));
}

/**
 * ∂expr/∂name, exact and tidied: `(x+y)*y` by `y` is `x + 2*y`. A variable that does not occur gives 0.
 * Kinks: the derivative of max and relu is taken from the side that step(0) = 0 chooses.
 */
export function differentiate(expr: Expr, name: string): Expr {
  return walk(simplify(exponentials(expr)), name);
}
