/** The graph u = x·x, v = u·y, f = u + v at (2, 3), on which a wrong sweep shows: 16 is right for x. */
import { parse, runGraph, toGraph } from '../../src/expr/index.ts';
import { added } from './sweeps.ts';

const graph = toGraph(parse('x*x + x*x*y'), ['u = x * x', 'v = u * y', 'f = u + v']);
export const fork = runGraph(graph, { x: 2, y: 3 });
export const sweep = { graph, locals: fork.locals };
/** Gradients after one right sweep, and after a second one that finds them still there. */
export const once = added(sweep);
export const twice = added({ ...sweep, before: once });
