/** Vectors and matrices of numbers as people type them: in a grid, as a list, in square or round brackets. */
import { isNumber, type ReadNumber, readNumber } from '../number.ts';
import type { Unmarkable } from '../verdict.ts';

type Grid = number[][];

interface Typed {
  readonly cells: readonly (readonly ReadNumber[])[];
  /** Typed as a plain list, so that it may stand for a row or a column. */
  readonly list: boolean;
}

export const isUnmarkable = (x: object): x is Unmarkable => 'kind' in x && x.kind === 'unmarkable';

const NUMBER = String.raw`[-+−]?(?:\d+\.?\d*|\.\d+)`;
const SPACED = new RegExp(String.raw`^${NUMBER}(?:\s+${NUMBER})+$`);
/** `(1, 2)` and `((1, 2), (3, 4))`, as some languages write lists. */
const TUPLE = /^\([^a-z;]*,[^a-z;]*\)$/i;
/** Numbers between spaces, at least one of them with a decimal comma: `6,5 -2`. */
const DECIMAL_COMMAS = /^(?=.*,)[-+−]?\d+(?:,\d+)?(?:\s+[-+−]?\d+(?:,\d+)?)+$/;

function cellsOfRow(row: string): string[] {
  return row.split(row.includes(',') && !DECIMAL_COMMAS.test(row) ? /\s*,\s*/ : /\s+/);
}

/** `[[1, 2], [3, 4]]`, `1 2; 3 4`, `[1, 2]`, `1, 2`, `1 2`: as cells. Undefined for anything that is a formula. */
export function cellsOf(answer: string): { cells: string[][]; list: boolean } | undefined {
  const trimmed = answer.trim();
  const text = TUPLE.test(trimmed) ? trimmed.replaceAll('(', '[').replaceAll(')', ']') : trimmed;
  // a comma inside round brackets belongs to a function
  if (!text.startsWith('[') && /\([^)]*,/.test(text)) return undefined;
  const nested = /^\[\s*\[(.*)\]\s*\]$/s.exec(text);
  const rows = nested
    ? (nested[1] as string).split(/\]\s*,?\s*\[/)
    : /[;\n,[]/.test(text) || SPACED.test(text)
      ? text.replace(/^\[|\]$/g, '').split(/;|\n/)
      : undefined;
  if (!rows) return undefined;
  const cells = rows.map((row) => cellsOfRow(row.trim()));
  return { cells, list: !nested && cells.length === 1 };
}

export function readCells(cells: readonly (readonly string[])[]): ReadNumber[][] | Unmarkable {
  const width = cells[0]?.length ?? 0;
  const rows: ReadNumber[][] = [];
  for (const [i, row] of cells.entries()) {
    if (row.length !== width)
      return {
        kind: 'unmarkable',
        message: `Row ${i + 1} has ${row.length} ${row.length === 1 ? 'entry' : 'entries'}; the first row has ${width}.`,
      };
    const numbers: ReadNumber[] = [];
    for (const [j, text] of row.entries()) {
      const read = readNumber(text);
      const unreadable =
        read.kind === 'unmarkable'
          ? read.message
          : Number.isFinite(read.value)
            ? ''
            : 'Type a number, such as 3 or -0.75.';
      if (unreadable !== '')
        return { kind: 'unmarkable', message: `Row ${i + 1}, column ${j + 1}: ${unreadable}`, cell: [i, j] };
      if (read.kind === 'number') numbers.push(read);
    }
    rows.push(numbers);
  }
  return rows;
}

/** A list stands for a column or a row, whichever is asked. */
function asShape({ cells, list }: Typed, like: Grid): readonly (readonly ReadNumber[])[] {
  const flat = cells.flat();
  const vector = like.length === 1 || like[0]?.length === 1;
  if (!list || !vector || flat.length !== like.flat().length) return cells;
  return like.length === 1 ? [flat] : flat.map((x) => [x]);
}

/** The numbers typed; what is right as far as it was typed, as the right number itself. */
export function numbersOf(typed: Typed, truth: Grid): Grid {
  return asShape(typed, truth).map((row, i) =>
    row.map((read, j) => {
      const right = truth[i]?.[j];
      return right !== undefined && isNumber(read, right) ? right : read.value;
    }),
  );
}
