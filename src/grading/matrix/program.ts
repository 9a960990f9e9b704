/**
 * Runs a matrix exercise: its given matrices, its steps one formula a line, and the gradient of the last line, which
 * is a single number. The gradient is the engine's, so an author writes the function and never the answer.
 */
import { Value } from '../../engine/scalar/value.ts';
import { type MatrixExpr, parseMatrix } from './language.ts';
import {
  build,
  columnSums,
  entry,
  fromRows,
  isScalar,
  type Matrix,
  map,
  multiply,
  type Numbers,
  numbersOf,
  rowSums,
  ShapeError,
  shapeOf,
  sum,
  toRows,
  transpose,
  zip,
} from './matrix.ts';

export type Given = Readonly<Record<string, Numbers>>;

/** How an operation passes its gradient on: the right way, or as a known slip has it (`slips.ts`). */
export interface Rules {
  readonly softmax: (a: Matrix) => Matrix;
  readonly mean: (a: Matrix) => Matrix;
  readonly relu: (a: Matrix) => Matrix;
  readonly sqrt: (a: Matrix) => Matrix;
  readonly multiply: (a: Matrix, b: Matrix) => Matrix;
}

/** Of a column or a row, over all its entries; of a matrix, over each row. */
export function softmax(a: Matrix): Matrix {
  const e = map(a, (z) => z.exp());
  return zip(e, a.columns === 1 ? sum(e) : rowSums(e), '/', (x, y) => x.div(y));
}

export const mean = (a: Matrix): Matrix => map(sum(a), (s) => s.div(a.entries.length));

export const RIGHT: Rules = {
  softmax,
  mean,
  relu: (a) => map(a, (z) => z.relu()),
  sqrt: (a) => map(a, (z) => z.sqrt()),
  multiply,
};

const constant = (value: number): Matrix => build(1, 1, () => new Value(value));

function diagonal(a: Matrix): Matrix {
  if (a.columns === 1) return build(a.rows, a.rows, (i, j) => (i === j ? entry(a, i, 0) : new Value(0)));
  if (a.rows !== a.columns) throw new ShapeError(`diag wants a column or a square, not ${shapeOf(a)}.`);
  return build(a.rows, 1, (i) => entry(a, i, i));
}

const FUNCTIONS: Readonly<Record<string, (a: Matrix, rules: Rules) => Matrix>> = {
  exp: (a) => map(a, (z) => z.exp()),
  ln: (a) => map(a, (z) => z.log()),
  sqrt: (a, rules) => rules.sqrt(a),
  tanh: (a) => map(a, (z) => z.tanh()),
  sigmoid: (a) => map(a, (z) => z.sigmoid()),
  relu: (a, rules) => rules.relu(a),
  step: (a) => map(a, (z) => z.step()),
  abs: (a) => map(a, (z) => z.abs()),
  softmax: (a, rules) => rules.softmax(a),
  sum,
  mean: (a, rules) => rules.mean(a),
  colsum: columnSums,
  rowsum: rowSums,
  diag: diagonal,
  ones: (a) => map(a, () => new Value(1)),
};

/** The value of a formula. Throws `ShapeError` where shapes do not fit. */
export function run(expr: MatrixExpr, env: ReadonlyMap<string, Matrix>, rules: Rules = RIGHT): Matrix {
  switch (expr.kind) {
    case 'number':
      return constant(expr.value);
    case 'name':
      return env.get(expr.name) as Matrix;
    case 'neg':
      return map(run(expr.arg, env, rules), (z) => z.neg());
    case 'transpose':
      return transpose(run(expr.arg, env, rules));
    case 'power':
      return map(run(expr.arg, env, rules), (z) => z.pow(expr.exponent));
    case 'call':
      return (FUNCTIONS[expr.fn] as (a: Matrix, rules: Rules) => Matrix)(run(expr.arg, env, rules), rules);
    case 'binary': {
      const a = run(expr.left, env, rules);
      const b = run(expr.right, env, rules);
      if (expr.op === '*') return rules.multiply(a, b);
      if (expr.op === '+') return zip(a, b, '+', (x, y) => x.add(y));
      if (expr.op === '-') return zip(a, b, '−', (x, y) => x.sub(y));
      if (expr.op === '/') return zip(a, b, '/', (x, y) => x.div(y));
      return zip(a, b, '⊙', (x, y) => x.mul(y));
    }
  }
}

export interface Program {
  readonly given: Given;
  /** `name = formula` lines; each may use what stands above it. The last one is the loss, a single number. */
  readonly steps: readonly string[];
}

/** The names an answer may use: what is given, and every step. */
export function namesOf({ given, steps }: Program): string[] {
  return [...Object.keys(given), ...steps.map((line) => line.split('=')[0]?.trim() ?? '')];
}

/** All named matrices after running the steps. Throws `ExprError` or `ShapeError` for steps that cannot be run. */
export function execute({ given, steps }: Program, rules: Rules = RIGHT): Map<string, Matrix> {
  const env = new Map(Object.entries(given).map(([name, numbers]) => [name, fromRows(toRows(numbers))]));
  for (const line of steps) {
    const [name = '', formula = ''] = line.split('=', 2).map((part) => part.trim());
    env.set(name, run(parseMatrix(formula, [...env.keys()]), env, rules));
  }
  return env;
}

/** ∂L/∂`wrt` by the engine's backward pass, in the shape of `wrt`; `rules` may hold a slip. */
export function gradient(program: Program, wrt: string, rules: Rules = RIGHT): number[][] {
  const env = execute(program, rules);
  const loss = env.get(program.steps.at(-1)?.split('=')[0]?.trim() ?? '');
  const target = env.get(wrt);
  if (!loss || !isScalar(loss))
    throw new ShapeError('The last step of a matrix exercise is a single number, the loss.');
  if (!target) throw new RangeError(`“${wrt}” is neither given nor a step.`);
  loss.entries[0]?.backward();
  const { columns, entries } = target;
  return Array.from({ length: target.rows }, (_, i) =>
    entries.slice(i * columns, (i + 1) * columns).map(({ grad }) => grad),
  );
}

/** The numbers a formula of the learner gives, in the numbers of the exercise. */
export function answerValue(text: string, program: Program): number[][] {
  const env = execute(program);
  return numbersOf(run(parseMatrix(text, namesOf(program)), env));
}
