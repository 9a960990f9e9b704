/**
 * What each matrix operation hands back to each of its operands, as a formula in the matrix language: `G` is the
 * gradient that arrived, `out` the result, the operands go by their names. A test holds every row to the engine.
 */
import type { MatrixExpr } from '../../grading/matrix/language.ts';

export interface Shape {
  readonly rows: number;
  readonly columns: number;
}

/** Printed so that the language reads it back; a name, a number or a bracket. */
export function printMatrix(expr: MatrixExpr): string {
  switch (expr.kind) {
    case 'number':
      return String(expr.value);
    case 'name':
      return expr.name;
    case 'neg':
      return `-${wrapped(expr.arg)}`;
    case 'transpose':
      return `${wrapped(expr.arg)}^T`;
    case 'power':
      return `${wrapped(expr.arg)}^${expr.exponent}`;
    case 'call':
      return `${expr.fn}(${printMatrix(expr.arg)})`;
    case 'binary': {
      const sign = expr.op === '*' ? ' ' : expr.op === '/' ? '/' : ` ${expr.op} `;
      return `${wrapped(expr.left)}${sign}${wrapped(expr.right)}`;
    }
  }
}

function wrapped(expr: MatrixExpr): string {
  const bare =
    expr.kind === 'name' || expr.kind === 'number' || expr.kind === 'call' || expr.kind === 'transpose';
  return bare ? printMatrix(expr) : `(${printMatrix(expr)})`;
}

const CALLS: Readonly<Record<string, (arg: string, shape: Shape) => string>> = {
  sum: (a) => `G ones(${a})`,
  mean: (a, { rows, columns }) => `G ones(${a})/${rows * columns}`,
  exp: () => 'G ⊙ out',
  ln: (a) => `G/${a}`,
  sqrt: () => 'G/(2 out)',
  tanh: () => 'G ⊙ (1 - out ⊙ out)',
  sigmoid: () => 'G ⊙ out ⊙ (1 - out)',
  relu: (a) => `G ⊙ step(${a})`,
  softmax: (_, { columns }) => `out ⊙ (G - ${columns === 1 ? 'sum' : 'rowsum'}(G ⊙ out))`,
};

/**
 * The formula for what `name` gets back from a step, where the step is one operation on it; undefined for steps that
 * hold several operations or use the name twice.
 */
export function handBack(
  step: MatrixExpr,
  name: string,
  shapes: ReadonlyMap<string, Shape>,
  out: Shape,
): string | undefined {
  const isIt = (expr: MatrixExpr): boolean => expr.kind === 'name' && expr.name === name;
  const shape = shapes.get(name) ?? out;
  switch (step.kind) {
    case 'neg':
      return isIt(step.arg) ? '-G' : undefined;
    case 'transpose':
      return isIt(step.arg) ? 'G^T' : undefined;
    case 'power':
      return isIt(step.arg) ? `${step.exponent} G ⊙ ${power(name, step.exponent - 1)}` : undefined;
    case 'call':
      return isIt(step.arg) ? CALLS[step.fn]?.(name, shape) : undefined;
    case 'binary': {
      const left = isIt(step.left);
      if (left && isIt(step.right)) return step.op === '⊙' ? `2 G ⊙ ${name}` : undefined;
      if (left === isIt(step.right)) return undefined;
      const other = wrapped(left ? step.right : step.left);
      const rule = binaryRule(
        step.op,
        left,
        name,
        other,
        isScalarExpr(left ? step.right : step.left, shapes),
        shape,
        out,
      );
      return rule === undefined ? undefined : reduced(rule, shape, out);
    }
    default:
      return undefined;
  }
}

function binaryRule(
  op: string,
  left: boolean,
  name: string,
  other: string,
  otherIsScalar: boolean,
  shape: Shape,
  out: Shape,
): string | undefined {
  const scaling = shape.rows === 1 && shape.columns === 1 && (out.rows > 1 || out.columns > 1);
  if (op === '+') return 'G';
  if (op === '-') return left ? 'G' : '-G';
  if (op === '⊙') return `G ⊙ ${other}`;
  if (op === '/') return left ? `G/${other}` : `-G ⊙ out/${name}`;
  if (op === '*' && otherIsScalar) return `${other} G`;
  if (op === '*' && scaling) return `G ⊙ ${other}`;
  return left ? `G ${other}^T` : `${other}^T G`;
}

/** Where an operand was repeated to fit, its gradient is the sum over the repetitions. */
function reduced(rule: string, shape: Shape, out: Shape): string {
  const rows = shape.rows === 1 && out.rows > 1;
  const columns = shape.columns === 1 && out.columns > 1;
  if (rule.includes('^T')) return rule;
  if (rows && columns) return `sum(${rule})`;
  if (rows) return `colsum(${rule})`;
  return columns ? `rowsum(${rule})` : rule;
}

function isScalarExpr(expr: MatrixExpr, shapes: ReadonlyMap<string, Shape>): boolean {
  if (expr.kind === 'number') return true;
  const shape = expr.kind === 'name' ? shapes.get(expr.name) : undefined;
  return shape?.rows === 1 && shape.columns === 1;
}

const power = (name: string, exponent: number): string => (exponent === 1 ? name : `${name}^${exponent}`);
