/** Marking: numbers and formulas to verdicts. */
export { type GradientMistake, type GradientQuestion, markGradient } from './gradient.ts';
export { type LocalQuestion, markLocal } from './local.ts';
export { type MatrixMistake, type MatrixQuestion, markMatrix } from './matrix/mark.ts';
export { freshMatrices, type VariedMatrixExercise } from './matrix/variants.ts';
export { closeNumber, markNumber, type NumberMistake, type NumberOptions, readNumber } from './number.ts';
export { markAssembly, markForwardStep, markLocalStep, markPartialStep, type Work } from './steps.ts';
export { variantOf } from './variant-of.ts';
export { freshPoints, type VariedExercise } from './variants.ts';
export type * from './verdict.ts';
