/** Marking: numbers and formulas to verdicts. */
export { type GradientMistake, type GradientQuestion, markGradient } from './gradient.ts';
export { closeNumber, markNumber, type NumberMistake, type NumberOptions, readNumber } from './number.ts';
export type * from './verdict.ts';
