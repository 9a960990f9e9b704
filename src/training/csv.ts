/** Own points as text, one a line: `x, y, class`. What cannot be read is refused with its line and what was expected. */
import { LIMITS, PLANE } from './choices.ts';
import type { OwnPoint } from './spec.ts';

export interface CsvPoints {
  readonly points: readonly OwnPoint[];
  /** Class names in order of appearance; their position is the class number. */
  readonly classes: readonly string[];
  /** True when coordinates lay outside the plane and each column was stretched to −1 … 1. */
  readonly scaled: boolean;
}

/**
 * Reads lines `x, y, class`, separated by commas, semicolons or tabs; cells may be quoted. A first line without numbers is a heading; a class
 * is a number or a name. @throws RangeError naming the line
 */
export function readCsv(text: string): CsvPoints {
  const rows: { x: number; y: number; name: string }[] = [];
  const lines = text.split(/\r?\n/);
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    // Where something else separates, a comma may be a decimal one.
    const separator = ['\t', ';'].find((sign) => line.includes(sign)) ?? ',';
    const cells = line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const where = `Line ${at + 1}, “${shorten(line)}”`;
    if (cells.length !== 3)
      throw new RangeError(`${where}: expected three values, x, y, class, but found ${cells.length}.`);
    const [x, y] = [toNumber(cells[0]), toNumber(cells[1])];
    if (rows.length === 0 && x === undefined && y === undefined && lines.slice(0, at).every(isBlank))
      continue;
    if (x === undefined || y === undefined) {
      const [name, cell] = x === undefined ? ['x', cells[0]] : ['y', cells[1]];
      throw new RangeError(`${where}: ${name} is “${shorten(cell ?? '')}”; expected a number such as −0.5.`);
    }
    const name = cells[2] ?? '';
    if (name === '') throw new RangeError(`${where}: the class is missing; expected a number or a name.`);
    rows.push({ x, y, name });
    if (rows.length > LIMITS.ownPoints)
      throw new RangeError(`Expected at most ${LIMITS.ownPoints} points; line ${at + 1} is one more.`);
  }
  if (rows.length < 2) throw new RangeError(`Expected at least two points, found ${rows.length}.`);
  const found = [...new Set(rows.map(({ name }) => name))];
  // Class numbers keep their order wherever they start; names are numbered as they appear.
  const classes = found.every((name) => toNumber(name) !== undefined)
    ? found.sort((a, b) => Number(a) - Number(b))
    : found;
  if (classes.length < 2 || classes.length > LIMITS.classes)
    throw new RangeError(
      `Expected two or three classes in the third column, found ${classes.length}: ${shorten(classes.join(', '))}.`,
    );
  const scaled = rows.some(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) > PLANE);
  const [toX, toY] = scaled
    ? [stretch(rows.map(({ x }) => x)), stretch(rows.map(({ y }) => y))]
    : [same, same];
  const points = rows.map(({ x, y, name }): OwnPoint => [toX(x), toY(y), classes.indexOf(name)]);
  return { points, classes, scaled };
}

/** The points as text that `readCsv` reads. */
export function writeCsv(points: readonly OwnPoint[]): string {
  return ['x,y,class', ...points.map((point) => point.join(','))].join('\n');
}

const same = (x: number): number => x;
const isBlank = (line: string): boolean => line.trim() === '';
const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** A map of the values' range onto −1 … 1; equal values go to 0. */
function stretch(values: readonly number[]): (x: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (x) => (high === low ? 0 : (2 * (x - low)) / (high - low) - 1);
}

function toNumber(cell: string | undefined): number | undefined {
  const plain = (cell ?? '').replace('−', '-').replace(',', '.');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined;
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}
