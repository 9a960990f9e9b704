/** Every gradient exercise, proved with the marker that learners meet: right in any form, each slip by its own words. */
import { describe, expect, it } from 'vitest';
import { differentiate, evaluate, parse, print, simplify } from '../../src/expr/index.ts';
import { binary, neg, number, operands, variable, withOperands } from '../../src/expr/make.ts';
import type { Expr } from '../../src/expr/types.ts';
import { closeNumber } from '../../src/grading/index.ts';
import { checkedSheet } from '../../src/widgets/gradient-exercise/check.ts';
import { subjectOf } from '../../src/widgets/gradient-exercise/form.ts';
import { markField } from '../../src/widgets/gradient-exercise/mark.ts';
import { solutionOf } from '../../src/widgets/gradient-exercise/solution.ts';
import { gradientFolders } from '../support/gradient-folders.ts';

const folders = gradientFolders();

it('the course has gradient exercises, each with an id of its own', () => {
  const ids = folders.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['g01', 'g02', 'g03', 'g04']));
  expect(new Set(ids).size).toBe(ids.length);
});

/** a + b as b + a and a·b as b·a, all the way down. */
function turnedAround(expr: Expr): Expr {
  const args = operands(expr).map(turnedAround);
  const swaps = expr.kind === 'binary' && (expr.op === '+' || expr.op === '*');
  return args.length > 0 ? withOperands(expr, swaps ? args.toReversed() : args) : expr;
}

function formsOf(expr: Expr, name: string): Record<string, string> {
  const x = variable(name);
  return {
    'as differentiated': print(expr),
    simplified: print(simplify(expr)),
    'turned around': print(turnedAround(expr)),
    'with something added and taken away': print(binary('-', binary('+', expr, x), x)),
    'as half of its double': print(binary('/', binary('*', number(2), expr), number(2))),
    'negated twice': print(neg(neg(expr))),
    'with true minus signs, dots and no spaces': print(simplify(expr))
      .replaceAll(' ', '')
      .replaceAll('-', '−')
      .replaceAll('*', '·'),
  };
}

describe.each(folders)('$id', ({ file, exercise }) => {
  const sheet = checkedSheet(exercise, file);
  const fields = sheet.parts.flatMap((part) => part.fields);
  const partials = fields.filter((field) => field.part === 'partials');

  it('every field accepts the solution that it shows', () => {
    for (const field of fields)
      expect([field.id, markField(sheet, field, solutionOf(sheet, field).typed)]).toEqual([
        field.id,
        { kind: 'correct' },
      ]);
  });

  it.each(partials)('$id is right in every equivalent form', (field) => {
    const truth = differentiate(parse(exercise.expression), subjectOf(field));
    for (const [form, typed] of Object.entries(formsOf(truth, subjectOf(field))))
      expect([form, typed, markField(sheet, field, typed)]).toEqual([form, typed, { kind: 'correct' }]);
  });

  const mistakes = exercise.mistakes.flatMap((mistake) =>
    fields.filter((field) => subjectOf(field) === mistake.for).map((field) => ({ ...mistake, field })),
  );
  it.each(mistakes)('$field.id: $answer earns its own message', ({ field, answer, message, edge, node }) => {
    if (field.part === 'forward' || field.part === 'values') {
      const run = sheet.runs[field.point];
      const wrong = evaluate(parse(answer, { variables: Object.keys(run?.values ?? {}) }), run?.values ?? {});
      const right = (field.part === 'values' ? run?.grads : run?.values)?.[subjectOf(field)] ?? Number.NaN;
      const verdict = markField(sheet, field, String(wrong));
      // Where the slip leads to the right number, nobody can be accused of it.
      if (closeNumber(wrong, right)) expect(verdict).toEqual({ kind: 'correct' });
      else expect(verdict).toMatchObject({ kind: 'wrong', message });
      return;
    }
    const at = edge === undefined ? (node === undefined ? undefined : { node }) : { edge };
    for (const typed of [answer, `0 + (${answer})`, `(${answer})*3 - 2*(${answer})`]) {
      const verdict = markField(sheet, field, typed);
      expect([typed, verdict]).toMatchObject([typed, { kind: 'wrong', message, ...(at && { at }) }]);
    }
  });

  it('no two mistakes at one place share their words', () => {
    const words = exercise.mistakes.map(({ for: subject, message }) => `${subject}: ${message}`);
    expect(new Set(words).size).toBe(words.length);
  });

  it('what cannot be read costs nothing', () => {
    for (const field of fields)
      for (const typed of ['', '2*(', '$', 'banana split'])
        expect([field.id, typed, markField(sheet, field, typed).kind]).toEqual([
          field.id,
          typed,
          'unmarkable',
        ]);
  });
});
