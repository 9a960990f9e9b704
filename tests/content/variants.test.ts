/** Every gradient exercise of the course can be asked anew: other numbers, the right answers right, the wrong ones wrong. */
import { describe, expect, it } from 'vitest';
import { closeNumber, variantOf } from '../../src/grading/index.ts';
import { answerValue, gradient } from '../../src/grading/matrix/program.ts';
import { checkedSheet } from '../../src/widgets/gradient-exercise/check.ts';
import { subjectOf } from '../../src/widgets/gradient-exercise/form.ts';
import { markField } from '../../src/widgets/gradient-exercise/mark.ts';
import { solutionOf } from '../../src/widgets/gradient-exercise/solution.ts';
import { markQuantity } from '../../src/widgets/matrix-exercise/marker.ts';
import { gradientFolders } from '../support/gradient-folders.ts';
import { matrixFolders } from '../support/matrix-folders.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

describe.each(gradientFolders())('$id', ({ file, exercise }) => {
  it('has eight sets of numbers, each another one, the same every time', () => {
    const sets = SEEDS.map((seed) => JSON.stringify(variantOf(exercise, seed).points));
    expect(new Set([JSON.stringify(exercise.points), ...sets]).size).toBe(SEEDS.length + 1);
    expect(JSON.stringify(variantOf(exercise, 5).points)).toBe(sets[4]);
    expect(variantOf(exercise, 0)).toEqual(exercise);
  });

  it('accepts each solution and recognizes each mistake in each of them', () => {
    for (const seed of SEEDS) {
      const sheet = checkedSheet(variantOf(exercise, seed), file);
      for (const field of sheet.parts.flatMap((part) => part.fields)) {
        const { typed } = solutionOf(sheet, field);
        expect([seed, field.id, markField(sheet, field, typed)]).toEqual([
          seed,
          field.id,
          { kind: 'correct' },
        ]);
        if (field.part !== 'partials') continue;
        for (const mistake of exercise.mistakes.filter((other) => other.for === subjectOf(field)))
          expect([seed, markField(sheet, field, mistake.answer)]).toMatchObject([
            seed,
            { kind: 'wrong', message: mistake.message },
          ]);
      }
    }
  });
});

describe.each(matrixFolders())('$id', ({ exercise }) => {
  it('has eight sets of numbers, each another one, the same every time', () => {
    const sets = SEEDS.map((seed) => JSON.stringify(variantOf(exercise, seed).given));
    expect(new Set([JSON.stringify(exercise.given), ...sets]).size).toBe(SEEDS.length + 1);
    expect(JSON.stringify(variantOf(exercise, 5).given)).toBe(sets[4]);
  });

  it('accepts each solution and no mistake in any of them', () => {
    for (const seed of SEEDS) {
      const fresh = variantOf(exercise, seed);
      for (const name of exercise.ask)
        for (const form of exercise.solutions[name] ?? [])
          expect([seed, form, markQuantity(fresh, name, form)]).toEqual([seed, form, { kind: 'correct' }]);
      for (const { for: name, answer, message } of fresh.mistakes) {
        const [truth, wrong] = [gradient(fresh, name).flat(), answerValue(String(answer), fresh).flat()];
        expect(
          truth.length === wrong.length && truth.every((x, k) => closeNumber(wrong[k] ?? Number.NaN, x)),
          `seed ${seed}: ${answer} equals the gradient of ${name}`,
        ).toBe(false);
        expect(markQuantity(fresh, name, String(answer))).toMatchObject({ kind: 'wrong', message });
      }
    }
  });
});
