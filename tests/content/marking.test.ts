/** The public tables of marking: the marker says to every answer of every `answers.yaml` what stands there. */
import { describe, expect, it } from 'vitest';
import { parseContent } from '../../src/course/content-file.ts';
import { variantOf } from '../../src/grading/index.ts';
import { caseText, mistakeOf } from '../../src/grading/marking-case.ts';
import { markingCases } from '../../src/schemas/marking-case.ts';
import { judge, readCases } from '../../src/site/marking/judged.ts';
import { gradientFolders } from '../support/gradient-folders.ts';
import { matrixFolders } from '../support/matrix-folders.ts';

const folders = [...gradientFolders(), ...matrixFolders()];

it.each(folders)('$id: every answer gets the mark that its table shows', ({ file, exercise }) => {
  const cases = readCases(file);
  for (const one of cases) {
    const { said } = judge(exercise, one, file);
    const { for: asked, answer, verdict, mistake } = one;
    expect({ asked, answer, verdict: said.kind, mistake: mistakeOf(said) }).toEqual({
      asked,
      answer,
      verdict,
      mistake,
    });
    const fresh = variantOf(exercise as never, one.seed) as {
      expression?: string;
      points?: unknown;
      given?: unknown;
    };
    if (one.expression !== undefined) expect(one.expression).toBe(fresh.expression);
    if (one.at !== undefined) expect(one.at).toEqual(fresh.points);
    if (one.given !== undefined) expect(one.given).toEqual(fresh.given);
  }
  const kinds = new Set(cases.map(({ verdict }) => verdict));
  expect([...kinds].toSorted()).toEqual(['correct', 'unmarkable', 'wrong']);
});

it.each(folders)('$id: every mistake its author foresaw is in the table', ({ file, exercise }) => {
  const cases = readCases(file);
  const foreseen = exercise.mistakes.filter(
    ({ for: subject, answer }) =>
      typeof answer === 'string' &&
      (exercise.kind === 'matrix' || exercise.ask.includes('partials')) &&
      !subject.includes('>') &&
      (exercise.kind === 'matrix' || Object.hasOwn(exercise.points[0] ?? {}, subject)),
  );
  for (const { for: subject, answer } of foreseen)
    expect(cases).toContainEqual(
      expect.objectContaining({
        for: exercise.kind === 'matrix' ? subject : `partial:${subject}`,
        answer,
        verdict: 'wrong',
      }),
    );
});

describe('a disputed mark', () => {
  const question = { expression: '(x + y)*y', at: [{ x: 2, y: 3 }] };
  const [g01] = gradientFolders().filter(({ id }) => id === 'g01');

  it('is copied in the form of the tables, and marking it again gives the same mark', () => {
    const { exercise, file } = g01 as NonNullable<typeof g01>;
    const one = { for: 'partial:y', answer: 'x + "y"\n', verdict: 'unmarkable' as const, seed: 0 };
    const { said } = judge(exercise, one, file);
    const text = `answers:\n${caseText({ asked: one.for, answer: one.answer, verdict: said, seed: 0, question })}`;
    const [read] = parseContent({ file: 'copied', text }, markingCases).answers;
    expect(read).toEqual({ ...one, ...question });
  });

  it('reads so', () => {
    const verdict = { kind: 'wrong', message: '…', mistake: 'foreseen:y:x + y' } as const;
    expect(caseText({ asked: 'partial:y', answer: 'x + y', verdict, seed: 3, question })).toBe(
      `  - for: "partial:y"
    answer: "x + y"
    verdict: "wrong"
    mistake: "foreseen"
    seed: 3
    expression: "(x + y)*y"
    at: [{"x":2,"y":3}]
`,
    );
  });
});
