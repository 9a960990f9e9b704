/**
 * Fresh numbers for a matrix exercise: the same shapes and steps, numbers as easy to work with, in which no foreseen
 * wrong answer happens to equal the right one. The seed decides, so a link can carry it.
 */
import { Random } from '../../engine/random.ts';
import { closeNumber } from '../number.ts';
import { type Numbers, numbersOf, toRows } from './matrix.ts';
import { answerValue, execute, type Given, gradient, type Program } from './program.ts';

export interface VariedMatrixExercise extends Program {
  /** Names whose gradient is asked. */
  readonly ask: readonly string[];
  /** Names that keep the author's numbers: one-hot targets. */
  readonly fixed?: readonly string[];
  readonly mistakes?: readonly { readonly for: string; readonly answer: string | Numbers }[];
}

const ATTEMPTS = 3000;
const LARGEST = 200;
const SMALLEST = 0.005;
const WHOLE = [-4, -3, -2, -1, 1, 2, 3, 4];
const BROKEN = [-1.5, -1, -0.75, -0.5, -0.25, 0.25, 0.5, 0.75, 1, 1.5];

type Grid = readonly (readonly number[])[];

const same = (a: Grid, b: Grid): boolean =>
  a.length === b.length &&
  a.every(
    (row, i) => row.length === b[i]?.length && row.every((x, j) => closeNumber(x, b[i]?.[j] ?? Number.NaN)),
  );

/** Numbers like the author's, in the author's shape: whole where theirs are, different along a row where theirs are. */
function drawn(numbers: Numbers, random: Random): Numbers {
  const rows = toRows(numbers);
  const choices = rows.flat().every(Number.isInteger) ? WHOLE : BROKEN;
  const line = (row: readonly number[]): number[] =>
    new Set(row).size === row.length && row.length <= choices.length
      ? random.shuffle(choices).slice(0, row.length)
      : row.map(() => choices[random.integer(choices.length)] as number);
  if (typeof numbers === 'number') return line([numbers])[0] as number;
  return typeof numbers[0] === 'number' ? line(numbers as readonly number[]) : rows.map(line);
}

interface Judged {
  readonly truths: ReadonlyMap<string, Grid>;
  /** For each mistake: does it differ from the right answer, and from each mistake before it with the same subject? */
  readonly told: readonly boolean[];
  readonly sizes: readonly number[];
}

function judged(exercise: VariedMatrixExercise): Judged {
  const truths = new Map(exercise.ask.map((name) => [name, gradient(exercise, name)]));
  const wrong = (exercise.mistakes ?? []).map(({ for: name, answer }) => ({
    name,
    // Numbers written out belong to the author's numbers alone.
    grid: typeof answer === 'string' ? answerValue(answer, exercise) : undefined,
  }));
  const told = wrong.flatMap(({ name, grid }, i) => {
    if (grid === undefined) return [];
    const rivals = wrong.slice(0, i).filter((other) => other.name === name && other.grid !== undefined);
    return [!same(grid, truths.get(name) ?? []), ...rivals.map((other) => !same(grid, other.grid ?? []))];
  });
  return { truths, told, sizes: [...execute(exercise).values()].flatMap(numbersOf).flat() };
}

/** No entry is too large or too small for four digits; it may be 0 where the author's gradient has zeros too. */
function workable({ truths, sizes }: Judged, original: Judged): boolean {
  if (!sizes.every((x) => Math.abs(x) <= LARGEST)) return false;
  return [...truths].every(([name, grid]) => {
    const mayBeZero = original.truths.get(name)?.flat().includes(0);
    return grid.flat().every((x) => {
      const size = Math.abs(x);
      return size <= LARGEST && (size > SMALLEST || (size === 0 && mayBeZero === true));
    });
  });
}

/**
 * Up to `count` sets of numbers, each other than the author's and than those before it; the same ones every time. A
 * foreseen mistake is told from the right answer wherever it is in the author's numbers.
 * Throws `RangeError` if 3,000 draws find none; for the course's exercises a test shows that this never happens.
 */
export function freshMatrices(exercise: VariedMatrixExercise, count: number): Given[] {
  const random = new Random(20);
  const original = judged(exercise);
  const found = new Map<string, Given>();
  for (let attempt = 0; attempt < ATTEMPTS && found.size < count; attempt++) {
    const given = Object.fromEntries(
      Object.entries(exercise.given).map(([name, numbers]) => [
        name,
        exercise.fixed?.includes(name) ? numbers : drawn(numbers, random),
      ]),
    );
    const key = JSON.stringify(given);
    if (found.has(key) || key === JSON.stringify(exercise.given)) continue;
    const candidate = judged({ ...exercise, given });
    if (!workable(candidate, original)) continue;
    if (original.told.every((needed, i) => !needed || candidate.told[i])) found.set(key, given);
  }
  if (found.size === 0) throw new RangeError(`No fresh numbers were found for ${exercise.steps.join('; ')}.`);
  return [...found.values()];
}
