/** The exact derivative of a formula, by the chain rule over the same local rules the engine applies. */
import { binary, number, operands, substitute } from './make.ts';
import { LOCAL, literal, ruleOf } from './rules.ts';
import { exponentials, simplify } from './simplify.ts';
import type { Expr } from './types.ts';

function local(expr: Expr, slot: number, out: Expr): Expr {
  const rule = ruleOf(expr);
  const formula = rule && LOCAL[rule][slot];
  if (!formula) return number(0);
  const [a, b] = operands(expr);
  const n = b && literal(b);
  // ∂a^n/∂a = n·a^(n−1), with n − 1 worked out
  if (rule === 'pow' && slot === 0 && n !== undefined)
    return binary('*', number(n), binary('^', a as Expr, number(n - 1)));
  return substitute(formula, { a: a as Expr, ...(b && { b }), out });
}

/** ∂(outermost operation)/∂(operand `slot`), in its operands and `out`, the name or formula of its result. */
export function localDerivative(expr: Expr, slot: number, out: Expr = expr): Expr {
  return simplify(local(expr, slot, out));
}

/** The derivative as the chain rule gives it, untidied; undefined where the variable does not occur. */
function chain(expr: Expr, name: string): Expr | undefined {
  if (expr.kind === 'variable') return expr.name === name ? number(1) : undefined;
  // ∂f/∂name = Σ over the operands of ∂f/∂operand · ∂operand/∂name
  let sum: Expr | undefined;
  for (const [slot, arg] of operands(expr).entries()) {
    const inner = chain(arg, name);
    if (!inner) continue;
    const term = binary('*', local(expr, slot, expr), inner);
    sum = sum ? binary('+', sum, term) : term;
  }
  return sum;
}

/**
 * ∂expr/∂name, exact and tidied: `(x+y)*y` by `y` is `x + 2*y`. A variable that does not occur gives 0.
 * Kinks: the derivative of max and relu is taken from the side that step(0) = 0 chooses.
 */
export function differentiate(expr: Expr, name: string): Expr {
  return simplify(chain(simplify(exponentials(expr)), name) ?? number(0));
}
