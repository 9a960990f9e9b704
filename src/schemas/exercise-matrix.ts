/** Gradients with respect to vectors and matrices: filled in as grids of numbers, or typed as matrix formulas. */
import { z } from 'astro/zod';
import { exerciseCommon } from './exercise-common.ts';

/** A single number, a column, or rows of equal length. */
const numbers = z.union([z.number(), z.array(z.number()).min(1), z.array(z.array(z.number()).min(1)).min(1)]);

export const matrixExercise = z.strictObject({
  kind: z.literal('matrix'),
  ...exerciseCommon,
  /** What is given, by name: `W: [[1, 2], [3, -1]]`, `x: [1, 2]` (a column), `b: [[0, 1]]` (a row), `w: 2`. */
  given: z.record(z.string().regex(/^[A-Za-z]+\d*$/), numbers),
  /**
   * One step a line, `name = formula`, each from what stands above it; the last one is the loss, a single number.
   * `A B` is the matrix product, `A^T` the transpose, `A⊙B` goes entry by entry (`src/grading/matrix/language.ts`).
   */
  steps: z.array(z.string().regex(/^\s*[A-Za-z]+\d*\s*=[^=]+$/, 'a step reads name = formula')).min(1),
  /** Names, given or of steps, whose gradient is asked, in this order. */
  ask: z.array(z.string()).min(1),
  /** Whether the learner chooses the shape of a grid, or finds it there. A single number has no shape to choose. */
  shape: z.enum(['chosen', 'given']).default('chosen'),
  /** Given names that stay as they are when a typed formula is tried on other numbers: one-hot targets. */
  fixed: z.array(z.string()).default([]),
  /** Right formulas by asked name. The first is shown as the solution; the content test proves them all. */
  solutions: z.record(z.string(), z.array(z.string()).min(1)),
  /** Wrong answers worth recognizing, as a formula or as numbers. Recognized in grids and formulas alike. */
  mistakes: z
    .array(
      z.strictObject({
        /** The asked name. */
        for: z.string(),
        answer: z.union([z.string(), numbers]),
        /** Names the slip and the next step, never the solution. */
        message: z.string().min(10),
      }),
    )
    .default([]),
});
