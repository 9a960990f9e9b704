/** The engine's public surface, and its only barrel. */
export { Random } from './random.ts';
export { localDerivatives, topological } from './scalar/inspect.ts';
export { type OpName, RULES, type Rule } from './scalar/rules.ts';
export { OP, Tape } from './scalar/tape.ts';
export { Value } from './scalar/value.ts';
