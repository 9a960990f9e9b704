/** The value of a formula at a point, by the engine's own forward rules. */
import { RULES } from '../engine/scalar/rules.ts';
import { CONSTANT_VALUES } from './names.ts';
import { BINARY_RULE, CALL_RULE } from './rules.ts';
import type { Env, Expr } from './types.ts';

/**
 * The value in float64. Out-of-domain inputs give NaN or ±∞, as in the engine; nothing is thrown for them.
 * Throws `RangeError` for a variable that `env` does not hold, naming it and the ones it does.
 */
export function evaluate(expr: Expr, env: Env): number {
  switch (expr.kind) {
    case 'number':
      return expr.value;
    case 'constant':
      return CONSTANT_VALUES[expr.name];
    case 'variable':
      if (!Object.hasOwn(env, expr.name))
        throw new RangeError(
          `There is no number for “${expr.name}”; there is one for ${Object.keys(env).join(', ') || 'nothing'}.`,
        );
      return env[expr.name] as number;
    case 'neg':
      return -evaluate(expr.arg, env);
    case 'binary':
      return RULES[BINARY_RULE[expr.op]].forward(evaluate(expr.left, env), evaluate(expr.right, env));
    case 'call': {
      const [a, b] = expr.args;
      return RULES[CALL_RULE[expr.fn]].forward(evaluate(a as Expr, env), b ? evaluate(b, env) : 0);
    }
  }
}
