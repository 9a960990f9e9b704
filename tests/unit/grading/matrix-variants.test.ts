import { describe, expect, it } from 'vitest';
import { closeNumber, freshMatrices } from '../../../src/grading/index.ts';
import { toRows } from '../../../src/grading/matrix/matrix.ts';
import { answerValue, gradient } from '../../../src/grading/matrix/program.ts';
import { matrixFolders } from '../../support/matrix-folders.ts';

const shape = (rows: readonly (readonly number[])[]) => rows.map((row) => row.length);
const same = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]) =>
  String(shape(a)) === String(shape(b)) &&
  a.every((row, i) => row.every((x, j) => closeNumber(x, b[i]?.[j] ?? Number.NaN)));

describe.each(matrixFolders())('fresh numbers for $id', ({ exercise }) => {
  const variants = freshMatrices(exercise, 8);

  it('are eight sets, each other than the author’s and than the rest', () => {
    const all = [exercise.given, ...variants].map((given) => JSON.stringify(given));
    expect(new Set(all).size).toBe(9);
  });

  it('keep the shapes and what is fixed', () => {
    for (const given of variants)
      for (const [name, numbers] of Object.entries(exercise.given)) {
        expect(shape(toRows(given[name] ?? 0))).toEqual(shape(toRows(numbers)));
        if (exercise.fixed.includes(name)) expect(given[name]).toEqual(numbers);
      }
  });

  it('tell every foreseen mistake from the right answer, and give gradients one can type', () => {
    for (const given of variants) {
      const varied = { ...exercise, given };
      for (const name of exercise.ask)
        for (const x of gradient(varied, name).flat()) {
          expect(Math.abs(x)).toBeLessThanOrEqual(200);
          expect(x === 0 || Math.abs(x) > 0.005, `d${name}: ${x} for ${JSON.stringify(given)}`).toBe(true);
        }
      for (const { for: name, answer } of exercise.mistakes)
        if (typeof answer === 'string')
          expect(same(answerValue(answer, varied), gradient(varied, name)), `d${name} = ${answer}`).toBe(
            false,
          );
    }
  });

  it('are the same every time', () => {
    expect(freshMatrices(exercise, 8)).toEqual(variants);
  });
});

it('an exercise that leaves no room for other numbers says so', () => {
  const still = { given: { y: [1, 0] }, steps: ['L = sum(y)'], ask: ['y'], fixed: ['y'] };
  expect(() => freshMatrices(still, 3)).toThrow(/No fresh numbers were found for L = sum\(y\)/);
});
