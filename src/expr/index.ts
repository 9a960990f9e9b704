/**
 * Formulas as text: read, print, typeset, evaluate, differentiate, draw as a graph, run with the engine. This folder and
 * `grading` import the engine's scalar files by name: its barrel would bring the tensor engine into every page that marks.
 */
export { differentiate } from './differentiate.ts';
export { ExprError } from './error.ts';
export { evaluate } from './evaluate.ts';
export { toGraph } from './graph.ts';
export { variablesOf } from './make.ts';
export { type MathMLOptions, toMathML } from './mathml.ts';
export { type ParseOptions, parse } from './parse.ts';
export { print } from './print.ts';
export { simplify } from './simplify.ts';
export type * from './types.ts';
export { runGraph, toValue } from './value.ts';
