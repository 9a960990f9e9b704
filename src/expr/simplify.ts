/**
 * Tidies a formula without changing what it means: every sum becomes terms, every term a coefficient and powers,
 * and what is alike is collected. `y + (x + y)` becomes `x + 2*y`, `-x*(1/y)*(1/y)` becomes `-x/y^2`.
 * Nothing is multiplied out, so `2*(x + y)` stays.
 *
 * Sums and products are read as one long row each, however deep they are nested, so that a row of several hundred
 * terms is collected once and not once for each sign in it.
 */
import { binary, call, neg, number, operands, withOperands } from './make.ts';
import { print } from './print.ts';
import { literal } from './rules.ts';
import type { Expr } from './types.ts';

interface Factor {
  readonly base: Expr;
  readonly power: number;
}

/** `num/den` times the product of `factors`; `den` is a positive whole number. */
interface Term {
  num: number;
  den: number;
  /** By printed base, so that equal bases meet. */
  readonly factors: Map<string, Factor>;
}

const LARGEST_EXACT = 1e12;

/** Sums of decimals without their float64 dust: 0.1 + 0.2 is 0.3. */
const round = (x: number): number => (Number.isFinite(x) ? Number(x.toPrecision(15)) : x);

function fraction(num: number, den: number): { num: number; den: number } {
  if (!Number.isInteger(num) || Math.abs(num) > LARGEST_EXACT || den > LARGEST_EXACT)
    return { num: round(num), den };
  let [a, b] = [Math.abs(num), den];
  while (b > 0) [a, b] = [b, a % b];
  return a > 1 ? { num: num / a, den: den / a } : { num, den };
}

function addFactor({ factors }: Term, base: Expr, n: number): void {
  const key = print(base);
  const power = (factors.get(key)?.power ?? 0) + n;
  if (power === 0) factors.delete(key);
  else factors.set(key, { base, power });
}

/** Multiplies by value^n, as a number where that stays exact and as a factor where it does not. */
function addNumber(term: Term, value: number, n: number): void {
  const scale = Math.abs(value) ** Math.abs(n);
  const exact =
    n > 0 ? scale <= LARGEST_EXACT : Number.isInteger(value) && value !== 0 && scale <= LARGEST_EXACT;
  if (!exact) {
    addFactor(term, number(value), n);
    return;
  }
  const sign = value < 0 && n % 2 !== 0 ? -1 : 1;
  Object.assign(
    term,
    n > 0 ? fraction(term.num * sign * scale, term.den) : fraction(term.num * sign, term.den * scale),
  );
}

/** Multiplies the term by expr^n for a whole n. `tidy` says that everything inside has been tidied before. */
function multiply(term: Term, expr: Expr, n: number, tidy: boolean): void {
  const value = literal(expr);
  if (value !== undefined) addNumber(term, value, n);
  else if (expr.kind === 'neg') {
    if (n % 2 !== 0) term.num = -term.num;
    multiply(term, expr.arg, n, tidy);
  } else if (expr.kind === 'binary' && (expr.op === '*' || expr.op === '/')) {
    multiply(term, expr.left, n, tidy);
    multiply(term, expr.right, expr.op === '/' ? -n : n, tidy);
  } else if (expr.kind === 'binary' && expr.op === '^' && literal(expr.right) !== undefined) {
    const exponent = literal(expr.right) as number;
    if (Number.isInteger(exponent)) {
      if (exponent !== 0) multiply(term, expr.left, n * exponent, tidy);
    } else addFactor(term, tidy ? expr.left : simplify(expr.left), n * exponent);
  } else if (tidy) addFactor(term, expr, n);
  else multiply(term, simplify(expr), n, true);
}

function termOf(expr: Expr, tidy: boolean): Term {
  const term: Term = { num: 1, den: 1, factors: new Map() };
  multiply(term, expr, 1, tidy);
  return term;
}

function product(parts: readonly Expr[]): Expr | undefined {
  return parts.length === 0 ? undefined : parts.reduce((a, b) => binary('*', a, b));
}

function power({ base, power: n }: Factor): Expr {
  return n === 1 ? base : binary('^', base, number(n));
}

/** Names in front, by alphabet, as one writes by hand: `2*x*y*(1 - t^2)`. The rest keeps its order. */
function order({ base: a }: Factor, { base: b }: Factor): number {
  if (a.kind === 'variable' && b.kind === 'variable') return a.name < b.name ? -1 : 1;
  return Number(b.kind === 'variable') - Number(a.kind === 'variable');
}

/** Positive powers above the line, negative ones below it, the sign in front. */
function fromTerm({ num, den, factors }: Term): Expr {
  if (num === 0) return number(0);
  const all = [...factors.values()].sort(order);
  const above = all.filter((f) => f.power > 0).map(power);
  const below = all.filter((f) => f.power < 0).map(({ base, power: n }) => power({ base, power: -n }));
  const size = Math.abs(num);
  const top = product(size === 1 && above.length > 0 ? above : [number(size), ...above]) as Expr;
  const bottom = product(den === 1 ? below : [number(den), ...below]);
  const value = bottom ? binary('/', top, bottom) : top;
  return num < 0 ? neg(value) : value;
}

const isSum = (expr: Expr): boolean => expr.kind === 'binary' && (expr.op === '+' || expr.op === '-');

/** The terms of a sum, through all its brackets. */
function addends(expr: Expr, sign: number, tidy: boolean, into: Term[]): void {
  if (expr.kind === 'binary' && isSum(expr)) {
    addends(expr.left, sign, tidy, into);
    addends(expr.right, expr.op === '-' ? -sign : sign, tidy, into);
  } else if (expr.kind === 'neg' && isSum(expr.arg)) {
    addends(expr.arg, -sign, tidy, into);
  } else {
    const term = termOf(expr, tidy);
    const [factor, ...more] = term.factors.values();
    const bare = factor?.power === 1 && more.length === 0 && Math.abs(term.num) === 1 && term.den === 1;
    if (bare && isSum(factor.base)) addends(factor.base, sign * term.num, true, into);
    else into.push({ ...term, num: term.num * sign });
  }
}

function sum(expr: Expr): Expr {
  const parts: Term[] = [];
  addends(expr, 1, false, parts);
  const terms = new Map<string, Term>();
  for (const { num, den, factors } of parts) {
    const key = [...factors]
      .map(([name, f]) => `${name}^${f.power}`)
      .sort()
      .join('·');
    const old = terms.get(key);
    const both = old && fraction(old.num * den + num * old.den, old.den * den);
    terms.set(key, both ? { ...both, factors: old.factors } : { num, den, factors });
  }
  const kept = [...terms.values()].filter((term) => term.num !== 0);
  // a plus in front where there is one: `b - a` rather than `-a + b`
  const first = kept.findIndex((term) => term.num > 0);
  if (first > 0) kept.unshift(...kept.splice(first, 1));
  const [head, ...tail] = kept;
  if (head === undefined) return number(0);
  return tail.reduce(
    (left, term) =>
      term.num < 0
        ? binary('-', left, fromTerm({ ...term, num: -term.num }))
        : binary('+', left, fromTerm(term)),
    fromTerm(head),
  );
}

/** The value at 0 or 1 of the functions where it is a whole number. */
function wellKnown(expr: Expr): Expr {
  if (expr.kind !== 'call') return expr;
  const [arg, ...more] = expr.args as [Expr];
  const n = literal(arg);
  const zeroAtZero = ['sin', 'tan', 'tanh', 'sqrt', 'relu', 'abs', 'step'].includes(expr.fn);
  if (n === 0 && zeroAtZero && more.length === 0) return number(0);
  if (n === 0 && (expr.fn === 'exp' || expr.fn === 'cos')) return number(1);
  if (n === 1 && (expr.fn === 'sqrt' || expr.fn === 'abs')) return number(1);
  if (n === 1 && expr.fn === 'ln') return number(0);
  if (expr.fn === 'ln' && arg.kind === 'constant' && arg.name === 'e') return number(1);
  return expr;
}

/** An equal formula with like terms and like factors collected. What is tidy already comes back as it is. */
export function simplify(expr: Expr): Expr {
  if (operands(expr).length === 0) return expr;
  if (isSum(expr)) return sum(expr);
  if (expr.kind === 'call') return wellKnown(withOperands(expr, expr.args.map(simplify)));
  if (expr.kind === 'binary' && expr.op === '^' && literal(expr.right) === undefined) {
    const tidy = withOperands(expr, operands(expr).map(simplify));
    const [base, exponent] = operands(tidy) as [Expr, Expr];
    if (literal(base) === 1) return number(1);
    return literal(exponent) === undefined ? tidy : fromTerm(termOf(tidy, true));
  }
  return fromTerm(termOf(expr, false));
}

/** e^z written as exp(z), so that both spellings meet as one factor. */
export function exponentials(expr: Expr): Expr {
  const args = operands(expr);
  if (args.length === 0) return expr;
  const inner = withOperands(expr, args.map(exponentials));
  if (
    inner.kind === 'binary' &&
    inner.op === '^' &&
    inner.left.kind === 'constant' &&
    inner.left.name === 'e'
  )
    return call('exp', inner.right);
  return inner;
}
