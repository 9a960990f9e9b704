/**
 * Tidies a formula without changing what it means: every sum becomes terms, every term a coefficient and powers,
 * and what is alike is collected. `y + (x + y)` becomes `x + 2*y`, `-x*(1/y)*(1/y)` becomes `-x/y^2`.
 * Nothing is multiplied out, so `2*(x + y)` stays.
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
  readonly num: number;
  readonly den: number;
  /** By printed base, so that equal bases meet. */
  readonly factors: ReadonlyMap<string, Factor>;
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

function times(a: Term, b: Term): Term {
  const factors = new Map(a.factors);
  for (const [key, { base, power }] of b.factors) {
    const sum = (factors.get(key)?.power ?? 0) + power;
    if (sum === 0) factors.delete(key);
    else factors.set(key, { base, power: sum });
  }
  return { ...fraction(a.num * b.num, a.den * b.den), factors };
}

const NONE: ReadonlyMap<string, Factor> = new Map();

function single(base: Expr, power = 1): Term {
  return { num: 1, den: 1, factors: new Map([[print(base), { base, power }]]) };
}

function raise(term: Term, n: number): Term | undefined {
  if (!Number.isInteger(n) || (n < 0 && term.num === 0)) return undefined;
  const factors = new Map(
    [...term.factors].map(([key, { base, power }]) => [key, { base, power: power * n }]),
  );
  const [num, den] =
    n >= 0
      ? [term.num ** n, term.den ** n]
      : [term.den ** -n * Math.sign(term.num), Math.abs(term.num) ** -n];
  return Number.isInteger(den) && Math.abs(num) <= LARGEST_EXACT && den <= LARGEST_EXACT
    ? { ...fraction(n < 0 && n % 2 === 0 ? Math.abs(num) : num, den), factors }
    : undefined;
}

/** A formula that is already tidy, read as one term. */
function toTerm(expr: Expr): Term {
  const value = literal(expr);
  if (value !== undefined) return { ...fraction(value, 1), factors: NONE };
  if (expr.kind === 'neg') {
    const inner = toTerm(expr.arg);
    return { ...inner, num: -inner.num };
  }
  if (expr.kind === 'binary') {
    const { op, left, right } = expr;
    if (op === '*') return times(toTerm(left), toTerm(right));
    if (op === '/') {
      const below = raise(toTerm(right), -1);
      if (below) return times(toTerm(left), below);
      return times(toTerm(left), single(right, -1));
    }
    if (op === '^') {
      const n = literal(right);
      if (n !== undefined) return raise(toTerm(left), n) ?? single(left, n);
    }
  }
  return single(expr);
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

function addends(expr: Expr, sign: 1 | -1, into: { expr: Expr; sign: 1 | -1 }[]): void {
  if (expr.kind === 'binary' && (expr.op === '+' || expr.op === '-')) {
    addends(expr.left, sign, into);
    addends(expr.right, expr.op === '-' ? (-sign as 1 | -1) : sign, into);
  } else if (expr.kind === 'neg' && expr.arg.kind === 'binary' && '+-'.includes(expr.arg.op)) {
    addends(expr.arg, -sign as 1 | -1, into);
  } else into.push({ expr, sign });
}

function sum(expr: Expr): Expr {
  const parts: { expr: Expr; sign: 1 | -1 }[] = [];
  addends(expr, 1, parts);
  const terms = new Map<string, Term>();
  for (const part of parts) {
    const term = toTerm(part.expr);
    const num = term.num * part.sign;
    const key = [...term.factors]
      .map(([name, f]) => `${name}^${f.power}`)
      .sort()
      .join('·');
    const old = terms.get(key);
    terms.set(
      key,
      old
        ? { ...fraction(old.num * term.den + num * old.den, old.den * term.den), factors: old.factors }
        : { ...term, num },
    );
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
  const n = literal(expr.args[0] as Expr);
  if (
    n === 0 &&
    ['sin', 'tan', 'tanh', 'sqrt', 'relu', 'abs', 'step'].includes(expr.fn) &&
    expr.args.length === 1
  )
    return number(0);
  if (n === 0 && (expr.fn === 'exp' || expr.fn === 'cos')) return number(1);
  if (n === 1 && (expr.fn === 'sqrt' || expr.fn === 'abs')) return number(1);
  if (n === 1 && expr.fn === 'ln') return number(0);
  if (expr.fn === 'ln' && expr.args[0]?.kind === 'constant' && expr.args[0].name === 'e') return number(1);
  return expr;
}

/** An equal formula with like terms and like factors collected. Idempotent; never larger than what came in. */
export function simplify(expr: Expr): Expr {
  const args = operands(expr);
  if (args.length === 0) return expr;
  const tidy = withOperands(expr, args.map(simplify));
  if (tidy.kind === 'call') return wellKnown(tidy);
  if (tidy.kind === 'neg')
    return tidy.arg.kind === 'binary' && '+-'.includes(tidy.arg.op) ? tidy : fromTerm(toTerm(tidy));
  if (tidy.kind !== 'binary') return tidy;
  if (tidy.op === '+' || tidy.op === '-') return sum(tidy);
  if (tidy.op === '^' && literal(tidy.right) === undefined && literal(tidy.left) === 1) return number(1);
  return fromTerm(toTerm(tidy));
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
