/** Every matrix exercise, proved with the marker that learners meet: right in any form, each slip by its own words. */
import { describe, expect, it } from 'vitest';
import { closeNumber } from '../../src/grading/index.ts';
import { type Numbers, toRows } from '../../src/grading/matrix/matrix.ts';
import { answerValue, gradient } from '../../src/grading/matrix/program.ts';
import { markQuantity } from '../../src/widgets/matrix-exercise/marker.ts';
import { makeSheet } from '../../src/widgets/matrix-exercise/sheet.ts';
import { matrixFolders } from '../support/matrix-folders.ts';
import bank from '../unit/grading/bank/matrix.json' with { type: 'json' };

const folders = matrixFolders();
const recorded = bank as unknown as { id: string; gradients: Record<string, Numbers> }[];

it('every entry of the recorded bank is an exercise', () => {
  expect(folders.map(({ id }) => id)).toEqual(
    expect.arrayContaining(recorded.map(({ id }) => id.toLowerCase())),
  );
});

const typed = (rows: readonly (readonly number[])[], digits = 12): string[][] =>
  rows.map((row) => row.map((x) => String(Number(x.toPrecision(digits)))));
const flipped = (rows: readonly (readonly number[])[]): number[][] =>
  (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] as number));

describe.each(folders)('$id', ({ id, file, exercise }) => {
  const sheet = makeSheet(exercise, file);
  const asked = exercise.ask.map((name) => ({ name, truth: gradient(exercise, name) }));
  const mark = (name: string, answer: string | string[][]) => markQuantity(exercise, name, answer);

  it('has the gradients that were recorded with PyTorch', () => {
    const item = recorded.find((other) => other.id.toLowerCase() === id);
    for (const { name, truth } of asked) {
      const reference = item?.gradients[name];
      // A step's gradient (dz of V09) is not in the record: it is the one of the bias that is added to it.
      if (reference === undefined) {
        expect([id, name]).toEqual(['v09', 'z']);
        expect(truth).toEqual(gradient(exercise, 'b'));
        continue;
      }
      const rows = toRows(reference);
      expect(truth.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      for (const [i, row] of rows.entries())
        for (const [j, x] of row.entries()) expect(truth[i]?.[j], `${name} ${i} ${j}`).toBeCloseTo(x, 7);
    }
  });

  it.each(asked)('d$name is right as numbers of six digits, and as a list', ({ name, truth }) => {
    expect(mark(name, typed(truth, 6))).toEqual({ kind: 'correct' });
    expect(mark(name, `[${typed(truth, 6).map((row) => `[${row}]`)}]`)).toEqual({ kind: 'correct' });
    const lines = typed(truth, 6).map((row) => row.join(' '));
    if (lines.length > 1) expect(mark(name, lines.join('; '))).toEqual({ kind: 'correct' });
  });

  const forms = exercise.ask.flatMap((name) =>
    (exercise.solutions[name] ?? []).map((form) => ({ name, form })),
  );
  it.each(forms)('d$name is right as $form in any spelling', ({ name, form }) => {
    for (const spelled of [
      form,
      `1 (${form})`,
      `(${form})*3 - 2(${form})`,
      `((${form})^T)^T`,
      form.replaceAll('^T', 'ᵀ').replaceAll('-', '−'),
      form.replaceAll('^T', "'").replaceAll('⊙', '.*'),
    ])
      expect([spelled, mark(name, spelled)]).toEqual([spelled, { kind: 'correct' }]);
  });

  it.each(exercise.mistakes)('d$for answered $answer earns its own message', (mistake) => {
    const { for: name, answer, message } = mistake;
    const numbers = typeof answer === 'string' ? answerValue(answer, exercise) : toRows(answer);
    const truth = gradient(exercise, name);
    const same = (row: readonly number[], i: number) =>
      row.length === truth[i]?.length && row.every((x, j) => closeNumber(x, truth[i]?.[j] ?? Number.NaN));
    expect(numbers.length === truth.length && numbers.every(same)).toBe(false);
    const ways = [
      typed(numbers),
      ...(typeof answer === 'string' ? [answer, `(${answer})*3 - 2(${answer})`] : []),
    ];
    for (const way of ways) expect([way, mark(name, way)]).toMatchObject([way, { kind: 'wrong', message }]);
  });

  it('no two mistakes of one gradient share their words', () => {
    const words = exercise.mistakes.map(({ for: name, message }) => `${name}: ${message}`);
    expect(new Set(words).size).toBe(words.length);
  });

  it.each(asked)('d$name in the wrong shape is told so, filled in or not', ({ name, truth }) => {
    const wider = truth.map((row) => [...row, 7.25]);
    const say = { kind: 'wrong', mistake: 'shape' };
    expect(mark(name, typed(wider))).toMatchObject(say);
    expect(
      mark(
        name,
        wider.map((row) => row.map(() => '')),
      ),
    ).toMatchObject(say);
    const [rows, columns] = [truth.length, truth[0]?.length ?? 0];
    if (rows === columns || columns === 1) return;
    const verdict = mark(name, typed(flipped(truth).map((row) => row.map((x) => x + 0.125))));
    expect(verdict).toMatchObject({ ...say, message: expect.stringContaining('a transpose?') });
  });

  it.each(asked)('one wrong entry of d$name is pointed at', ({ name, truth }) => {
    const [i, j] = [truth.length - 1, (truth[0]?.length ?? 1) - 1];
    const spoiled = truth.map((row, k) => row.map((x, l) => (k === i && l === j ? x + 4.125 : x)));
    expect(mark(name, typed(spoiled))).toMatchObject({ kind: 'wrong', at: { cells: [[i, j]] } });
  });

  it.each(asked)('what cannot be read as d$name costs nothing', ({ name, truth }) => {
    for (const nonsense of ['', '2*(', '$', 'banana split'])
      expect([nonsense, mark(name, nonsense).kind]).toEqual([nonsense, 'unmarkable']);
    const blank = typed(truth);
    (blank[0] as string[])[0] = ' ';
    expect(mark(name, blank)).toMatchObject({ kind: 'unmarkable', cell: [0, 0] });
  });

  it('its page shows what is given, every step and a solution for each gradient', () => {
    expect(sheet.given).toHaveLength(Object.keys(exercise.given).length);
    expect(sheet.steps).toHaveLength(exercise.steps.length);
    expect(sheet.quantities.map(({ name }) => name)).toEqual(exercise.ask);
    for (const { name, solution } of sheet.quantities)
      expect(mark(name, solution.typed)).toEqual({ kind: 'correct' });
  });
});
