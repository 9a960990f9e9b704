/**
 * Marks the gradient of a loss with respect to a vector or matrix: as a grid of numbers or as a matrix formula. The
 * shape is judged first, because a wrong shape says more than wrong entries; then the entries, one by one.
 */
import { Random } from '../../engine/random.ts';
import { ExprError } from '../../expr/index.ts';
import { closeNumber } from '../number.ts';
import type { Verdict, Wrong } from '../verdict.ts';
import { cellsOf, isUnmarkable, numbersOf, readCells } from './cells.ts';
import { parseMatrix } from './language.ts';
import { type Numbers, ShapeError, shapeOf, toRows } from './matrix.ts';
import { answerValue, gradient, type Program } from './program.ts';
import { matrixSlips, unsummed } from './slips.ts';

export interface MatrixMistake {
  /** A formula such as `x e^T`, or the numbers it gives. */
  readonly answer: string | Numbers;
  readonly message: string;
}

export interface MatrixQuestion extends Program {
  /** The given matrix or step whose gradient is asked. */
  readonly wrt: string;
  /** A formula, or numbers: `[[1, 2], [3, 4]]`, `1 2; 3 4`, or the cells of a grid as typed. */
  readonly answer: string | readonly (readonly string[])[];
  /** Given names that stay as they are when a formula is tried on other numbers: one-hot targets. */
  readonly fixed?: readonly string[];
  readonly mistakes?: readonly MatrixMistake[];
}

type Grid = number[][];

const sameShape = (a: Grid, b: Grid): boolean => a.length === b.length && a[0]?.length === b[0]?.length;
const shape = (a: Grid): string => shapeOf({ rows: a.length, columns: a[0]?.length ?? 0 });
const same = (a: Grid, b: Grid, close: (x: number, y: number) => boolean): boolean =>
  sameShape(a, b) && a.every((row, i) => row.every((x, j) => close(x, b[i]?.[j] as number)));
const exactly = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 + 1e-7 * Math.abs(b);

/** The same exercise with other numbers, the same ones every time. */
function* others({ given, steps, fixed = [] }: MatrixQuestion): Generator<Program> {
  const random = new Random(3);
  for (let trial = 0; trial < 4; trial++)
    yield {
      steps,
      given: Object.fromEntries(
        Object.entries(given).map(([name, numbers]) => [
          name,
          fixed.includes(name)
            ? numbers
            : toRows(numbers).map((row) =>
                row.map(() => random.uniform(0.2, 2) * (random.integer(2) ? 1 : -1)),
              ),
        ]),
      ),
    };
}

/** A formula of numbers alone is a number typed with a sign or a root: it need not hold for other numbers. */
function onlyNumbers(formula: string): boolean {
  try {
    return parseMatrix(formula, []) !== undefined;
  } catch (error) {
    if (error instanceof ExprError) return false;
    throw error;
  }
}

/** Whether two formulas, or a formula and the gradient itself, agree on other numbers too. */
function agreesElsewhere(question: MatrixQuestion, formula: string, other?: string): boolean {
  for (const program of others(question)) {
    const right = other === undefined ? gradient(program, question.wrt) : answerValue(other, program);
    if (!right.flat().every(Number.isFinite)) continue;
    if (!same(answerValue(formula, program), right, exactly)) return false;
  }
  return true;
}

function wrongShape(rows: Grid, truth: Grid, wrt: string): Wrong {
  const [m, n] = [truth.length, truth[0]?.length ?? 0];
  const flipped = rows.length === n && rows[0]?.length === m;
  const lead = `d${wrt} must be ${shape(truth)} like ${wrt}; yours is ${shape(rows)}`;
  if (flipped) return { kind: 'wrong', mistake: 'shape', message: `${lead}: a transpose?` };
  if (unsummed(rows, truth))
    return {
      kind: 'wrong',
      mistake: 'not-summed',
      message: `${lead}. ${wrt} was repeated to fit; each copy has its gradient, and they add up. Sum over the repeated axis.`,
    };
  return { kind: 'wrong', mistake: 'shape', message: `${lead}.` };
}

function wrongEntries(rows: Grid, truth: Grid, wrt: string): Wrong {
  const cells = truth.flatMap((row, i) =>
    row.flatMap((x, j) => (closeNumber(rows[i]?.[j] as number, x) ? [] : [[i, j] as const])),
  );
  const count = truth.flat().length;
  const [i = 0, j = 0] = cells[0] ?? [];
  const near = ([r, c]: readonly [number, number]): boolean => {
    const right = truth[r]?.[c] as number;
    return Math.abs((rows[r]?.[c] as number) - right) <= 0.01 * Math.abs(right);
  };
  if (cells.every(near))
    return {
      kind: 'wrong',
      mistake: 'rounding',
      message: `Close, but row ${i + 1}, column ${j + 1} is further off than rounding allows. Round to four digits or more; zeros in front do not count.`,
      at: { cells },
    };
  return {
    kind: 'wrong',
    message:
      count === 1
        ? `Not this number. Which paths lead from ${wrt} to the loss, and what is multiplied along each?`
        : `${count - cells.length} of ${count} entries are right. Look at row ${i + 1}, column ${j + 1}: through which entries does it reach the loss?`,
    at: { cells },
  };
}

function foreseen(
  question: MatrixQuestion,
  rows: Grid,
  truth: Grid,
  formula: string | undefined,
): Wrong | undefined {
  for (const { answer, message } of question.mistakes ?? []) {
    const text = typeof answer === 'string' ? answer : undefined;
    const numbers = text === undefined ? toRows(answer as Numbers) : answerValue(text, question);
    if (same(numbers, truth, closeNumber) || !same(rows, numbers, closeNumber)) continue;
    if (formula !== undefined && text !== undefined && !agreesElsewhere(question, formula, text)) continue;
    return { kind: 'wrong', message, mistake: `foreseen:${question.wrt}:${text ?? JSON.stringify(answer)}` };
  }
  return undefined;
}

/**
 * Grids: tolerance as for numbers (`isNumber`). Formulas: must agree on other numbers too, within 1e-7.
 * Throws `ExprError` or `ShapeError` only for a question that cannot itself be run.
 */
export function markMatrix(question: MatrixQuestion): Verdict {
  const { wrt, answer } = question;
  const truth = gradient(question, wrt);
  const typed = typeof answer !== 'string' ? { cells: answer, list: answer.length === 1 } : cellsOf(answer);
  let rows: Grid;
  let formula: string | undefined;
  if (typed) {
    const read = readCells(typed.cells);
    if (isUnmarkable(read)) return read;
    rows = numbersOf({ cells: read, list: typed.list }, truth);
  } else {
    formula = answer as string;
    try {
      rows = answerValue(formula, question);
    } catch (error) {
      if (error instanceof ExprError)
        return { kind: 'unmarkable', message: error.message, position: error.position };
      if (error instanceof ShapeError)
        return { kind: 'wrong', mistake: 'shape-inside', message: error.message };
      throw error;
    }
    if (!rows.flat().every(Number.isFinite))
      return { kind: 'unmarkable', message: 'This has no finite value with the numbers of the exercise.' };
  }

  if (same(rows, truth, closeNumber)) {
    if (formula === undefined || onlyNumbers(formula) || agreesElsewhere(question, formula))
      return { kind: 'correct' };
    return {
      kind: 'wrong',
      mistake: 'only-these-numbers',
      message: 'It agrees with these numbers by chance, and not with others. Derive it for any numbers.',
    };
  }
  const known = foreseen(question, rows, truth, formula);
  if (known) return known;
  if (!sameShape(rows, truth)) return wrongShape(rows, truth, wrt);
  const slips = matrixSlips(rows, truth, question, wrt);
  const [slip] = slips;
  if (slip && slips.length === 1) return { kind: 'wrong', mistake: slip.id, message: slip.message };
  return wrongEntries(rows, truth, wrt);
}
