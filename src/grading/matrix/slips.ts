/**
 * Known slips in matrix gradients. Most are a rule of one operation passed on wrongly: the exercise is run again with
 * that rule, and the engine says which gradient it leads to. The rest are told by comparing the numbers.
 */
import { Value } from '../../engine/scalar/value.ts';
import {
  build,
  columnSums,
  detach,
  entry,
  type Matrix,
  map,
  multiply,
  rowSums,
  sum,
  transpose,
  zip,
} from './matrix.ts';
import { gradient, type Program, RIGHT, type Rules } from './program.ts';

export interface MatrixSlip {
  readonly id: string;
  readonly message: string;
}

type Grid = readonly (readonly number[])[];

/** The value of `right` with the gradient of `wrong`: wrong + (right − wrong), the bracket a constant. */
function passing(right: Matrix, wrong: Matrix): Matrix {
  const { entries } = right;
  return { ...wrong, entries: wrong.entries.map((w, k) => w.add((entries[k] as Value).data - w.data)) };
}

const constantMean = (a: Matrix): Matrix => detach(RIGHT.mean(a));
const constantRoot = (a: Matrix): Matrix => detach(RIGHT.sqrt(a));

const RUNS: readonly (MatrixSlip & { readonly rules: Partial<Rules> })[] = [
  {
    id: 'softmax-diagonal',
    message:
      'Each softmax output depends on every input, through the sum below the line. Yours has only the diagonal of that table.',
    rules: {
      softmax: (a) => {
        const e = map(a, (z) => z.exp());
        const totals = a.columns === 1 ? sum(e) : rowSums(e);
        // pᵢ = eᵢ / (eᵢ + the others), the others held still
        return zip(e, detach(totals), '/', (x, s) => x.div(x.add(s.data - x.data)));
      },
    },
  },
  {
    id: 'mean-constant',
    message: 'The mean moves too when one entry moves. You treated it as a constant.',
    rules: { mean: constantMean },
  },
  {
    id: 'norm-constant',
    message: 'The root below the line depends on the entries as well. You treated it as a constant.',
    rules: { sqrt: constantRoot },
  },
  {
    id: 'mean-and-norm-constant',
    message: 'The mean and the root depend on the entries as well. You treated both as constants.',
    rules: { mean: constantMean, sqrt: constantRoot },
  },
  {
    id: 'gate-ignored',
    message: 'relu lets the gradient through only where its input is positive. That gate is missing.',
    rules: { relu: (a) => passing(RIGHT.relu(a), a) },
  },
  {
    id: 'gate-replaced',
    message: 'You multiplied by the output of relu. Its derivative is a gate: 0 or 1.',
    rules: {
      relu: (a) =>
        passing(
          RIGHT.relu(a),
          map(a, (z) => z.mul(Math.max(z.data, 0))),
        ),
    },
  },
  {
    id: 'transpose-missing',
    message: 'A transpose is missing: going backwards through a product, the other factor is transposed.',
    rules: {
      multiply: (a, b) => {
        const right = multiply(a, b);
        if (a.columns !== b.rows) return right;
        const other = (m: Matrix) => detach(m.rows === m.columns ? transpose(m) : m);
        // the gradient meets B where it should meet Bᵀ, which only a square B allows; likewise A
        const wrong = zip(multiply(a, other(b)), multiply(other(a), b), '+', (x, y) => x.add(y));
        return passing(right, wrong);
      },
    },
  },
];

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 + 1e-4 * Math.abs(b);
const sameGrid = (a: Grid, b: Grid): boolean =>
  a.length === b.length &&
  a.every((row, i) => row.length === b[i]?.length && row.every((x, j) => near(x, b[i]?.[j] as number)));
const flip = (a: Grid): number[][] => (a[0] ?? []).map((_, j) => a.map((row) => row[j] as number));

/** The one factor between two grids, if there is one and it is a whole number or one over it, up to 64. */
function factor(a: Grid, b: Grid): number | undefined {
  const flatA = a.flat();
  const flatB = b.flat();
  const k = flatB.reduce((best, x, i) => (Math.abs(x) > Math.abs(flatB[best] as number) ? i : best), 0);
  const ratio = (flatA[k] as number) / (flatB[k] as number);
  const whole = [ratio, 1 / ratio].find((r) => Math.abs(r - Math.round(r)) < 2e-4 * Math.abs(r));
  if (whole === undefined || whole === 0 || Math.abs(whole) > 64) return undefined;
  const exact = whole === ratio ? Math.round(ratio) : 1 / Math.round(1 / ratio);
  return flatA.every((x, i) => near(x, exact * (flatB[i] as number))) ? exact : undefined;
}

function compared(answer: Grid, truth: Grid): MatrixSlip[] {
  const found: MatrixSlip[] = [];
  if (truth.length > 1 && truth.length === truth[0]?.length && sameGrid(flip(answer), truth))
    found.push({ id: 'transposed', message: 'This is the transpose: rows and columns are exchanged.' });
  const ratio = factor(answer, truth);
  if (ratio === -1) found.push({ id: 'sign', message: 'Every entry has the right size and the wrong sign.' });
  else if (ratio !== undefined && ratio !== 1) {
    const size = Math.abs(ratio);
    const times =
      size > 1 ? `${size} times as large as it should be` : `1/${Math.round(1 / size)} of what it should be`;
    found.push({
      id: 'constant-factor',
      message: `Every entry is ${times}${ratio < 0 ? ', with the wrong sign' : ''}. Look for a 1/N, a ½ or a 2 that is missing or there twice.`,
    });
  }
  return found;
}

/** The slips that lead to exactly this answer. One that leads to the right answer too is left out. */
export function matrixSlips(answer: Grid, truth: Grid, program: Program, wrt: string): MatrixSlip[] {
  const runs = RUNS.filter(({ rules }) => {
    const led = gradient(program, wrt, { ...RIGHT, ...rules });
    return sameGrid(answer, led) && !sameGrid(led, truth);
  });
  // a slip in two rules is not needed where one of them explains the answer alone
  const simplest = runs.filter(
    (run) =>
      !runs.some((other) => other !== run && Object.keys(other.rules).every((rule) => rule in run.rules)),
  );
  return [...simplest.map(({ id, message }) => ({ id, message })), ...compared(answer, truth)];
}

/** Whether `answer` is the gradient before it was summed over the rows or columns along which `wrt` was repeated. */
export function unsummed(answer: Grid, truth: Grid): boolean {
  const m = answer.map((row) => row.map((x) => new Value(x)));
  const whole = build(m.length, m[0]?.length ?? 0, (i, j) => m[i]?.[j] as Value);
  return [columnSums(whole), rowSums(whole)].some((summed) =>
    sameGrid(
      Array.from({ length: summed.rows }, (_, i) =>
        Array.from({ length: summed.columns }, (_x, j) => entry(summed, i, j).data),
      ),
      truth,
    ),
  );
}
