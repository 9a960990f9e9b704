/**
 * Whether two formulas are the same function. Never by their spelling: exactly, where both are built from
 * fractions only, and otherwise by their values at fixed points (`sample.ts`).
 */
import { Random } from '../engine/random.ts';
import { evaluate } from '../expr/evaluate.ts';
import type { Env, Expr } from '../expr/types.ts';
import { evaluateExactly, type Rational } from './rational.ts';
import { type Domain, samplePoints } from './sample.ts';

/**
 * equal: the same function. different: another one. near: within 1 % everywhere, as with 0.33 for 1/3.
 * narrower: the same where the first has a value, but it has none at `at`, where the second has.
 * unclear: too few points at which both have a value.
 */
export type Comparison =
  | { readonly kind: 'equal' | 'different' | 'near' | 'unclear' }
  | { readonly kind: 'narrower'; readonly at: Env };

export interface Where {
  readonly variables: readonly string[];
  readonly domain?: Domain;
  /** Only points at which this has a finite value count; the function whose derivative is asked. */
  readonly within?: Expr;
}

const ENOUGH = 8;
const RELATIVE = 1e-8;
const ABSOLUTE = 1e-10;

export function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= ABSOLUTE + RELATIVE * Math.max(Math.abs(a), Math.abs(b));
}

/** Equal or not by exact arithmetic; undefined where a formula is not a quotient of polynomials. */
function compareExactly(a: Expr, b: Expr, variables: readonly string[]): boolean | undefined {
  const random = new Random(77);
  let compared = 0;
  for (let i = 0; i < 6; i++) {
    const env: Record<string, Rational> = {};
    for (const name of variables)
      env[name] = {
        num: BigInt(random.integer(200_001) - 100_000),
        den: BigInt(1 + random.integer(97)),
      };
    const left = evaluateExactly(a, env);
    const right = left && evaluateExactly(b, env);
    if (!left || !right) return undefined;
    if (left.num * right.den !== right.num * left.den) return false;
    compared++;
  }
  return compared > 0;
}

/** Where to look for points next, if the question has no value at enough of the usual ones. */
const FARTHER: readonly (readonly [number, number])[] = [
  [0.15, 3.1],
  [3.1, 12],
  [-12, -3.1],
  [-0.97, 0.97],
];

/** The points at which the question itself has a value: the usual ones, and where that takes it, farther ones. */
export function pointsWithin({ variables, domain, within }: Where): Env[] {
  const usable = (points: readonly Env[]) =>
    within ? points.filter((point) => Number.isFinite(evaluate(within, point))) : [...points];
  const points = usable(samplePoints(variables, { domain }));
  for (const interval of FARTHER) {
    if (points.length >= 2 * ENOUGH) break;
    const derived = Object.fromEntries(variables.map((name) => [name, domain?.[name] ?? interval]));
    points.push(...usable(samplePoints(variables, { domain: derived })));
  }
  return points;
}

/** Compares `answer` with `truth`. Deterministic: the same formulas always get the same result. */
export function compare(
  answer: Expr,
  truth: Expr,
  where: Where,
  points: readonly Env[] = pointsWithin(where),
): Comparison {
  const exact = compareExactly(answer, truth, where.variables);
  if (exact === true) return { kind: 'equal' };

  let agreed = 0;
  let near = true;
  let differs = false;
  let missing: Env | undefined;
  for (const point of points) {
    const b = evaluate(truth, point);
    if (!Number.isFinite(b)) continue;
    const a = evaluate(answer, point);
    if (!Number.isFinite(a)) missing ??= point;
    else if (close(a, b)) agreed++;
    else {
      differs = true;
      near &&= Math.abs(a - b) <= 0.01 * Math.abs(b);
    }
  }
  // a difference too small for float64 to see is still a difference, and most likely a rounded number
  if (differs || exact === false) return { kind: near ? 'near' : 'different' };
  if (agreed < ENOUGH) return { kind: 'unclear' };
  return missing ? { kind: 'narrower', at: missing } : { kind: 'equal' };
}
