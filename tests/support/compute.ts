/** Small computations that lessons quote, on the formula language's own graphs. */
import { type Env, type GraphRun, parse, runGraph, toGraph } from '../../src/expr/index.ts';

/** One forward and one backward pass of an expression. */
export function at(expression: string, point: Env, steps: readonly string[] = []): Required<GraphRun> {
  return runGraph(toGraph(parse(expression), steps), point);
}

export function valueAt(expression: string, point: Env = {}): number {
  const graph = toGraph(parse(expression));
  return runGraph(graph, point).values[graph.output] ?? Number.NaN;
}

export function transposed(a: readonly (readonly number[])[]): number[][] {
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0));
}

export function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  const columns = transposed(b);
  return a.map((row) =>
    columns.map((column) => row.reduce((sum, entry, k) => sum + entry * (column[k] ?? 0), 0)),
  );
}
