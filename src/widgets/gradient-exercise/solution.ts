/** The worked answer of one field: the line that leads to it, made from the graph, and what to type. */
import { differentiate, parse, print, simplify } from '../../expr/index.ts';
import { binary, number, substitute, variable } from '../../expr/make.ts';
import type { Expr, Graph, GraphEdge } from '../../expr/types.ts';
import { type Field, subjectOf } from './form.ts';
import type { Sheet } from './sheet.ts';
import { equation, type Side, slope } from './typeset.ts';

export interface Solution {
  /** Lines of MathML, each an equation. */
  readonly lines: readonly string[];
  /** An answer that is marked right, as it would be typed. */
  readonly typed: string;
}

/** More paths than this are not listed one by one. */
const MOST_PATHS = 6;

export function solutionOf(sheet: Sheet, field: Field): Solution {
  return SOLVERS[field.part](sheet, field);
}

const SOLVERS: Readonly<Record<Field['part'], (sheet: Sheet, field: Field) => Solution>> = {
  forward: ({ graph, runs }, field) => {
    const name = subjectOf(field);
    const formula = graph.nodes.find((node) => node.id === name)?.formula ?? variable(name);
    const values = runs[0]?.values ?? {};
    return numbered(variable(name), formula, values, values[name] ?? Number.NaN);
  },

  local: ({ graph, runs }, field) => {
    const edge = graph.edges.find((other) => other.id === field.place.edge);
    const local = edge?.local ?? number(Number.NaN);
    const value = runs[0]?.locals[subjectOf(field)] ?? Number.NaN;
    return numbered(slope(edge?.to ?? '', edge?.from ?? ''), local, runs[0]?.values ?? {}, value);
  },

  partials: ({ exercise, graph }, field) => {
    const name = subjectOf(field);
    const whole = parse(exercise.expression, { variables: graph.inputs });
    const answer = simplify(differentiate(whole, name));
    const paths = pathsFrom(graph, name);
    const line =
      paths.length === 0 || paths.length > MOST_PATHS
        ? [slope(graph.output, name), answer]
        : [slope(graph.output, name), paths.map(productAlong).reduce((a, b) => binary('+', a, b)), answer];
    return { lines: [equation(line)], typed: print(answer) };
  },

  values: ({ graph, runs }, field) => {
    const name = subjectOf(field);
    const run = runs[field.point];
    const value = run?.grads[name] ?? Number.NaN;
    const paths = pathsFrom(graph, name);
    if (run === undefined || paths.length === 0 || paths.length > MOST_PATHS)
      return { lines: [equation([slope(graph.output, name), number(value)])], typed: rounded(value) };
    const sum = paths
      .map((path) => path.toReversed().map((edge) => number(shortened(run.locals[edge.id] ?? Number.NaN))))
      .map((factors) => factors.reduce((a, b) => binary('*', a, b)))
      .reduce((a, b) => binary('+', a, b));
    return {
      lines: [equation([slope(graph.output, name), sum, number(shortened(value))])],
      typed: rounded(value),
    };
  },
};

/** `left = formula = formula with numbers = value`, without repeating itself. */
function numbered(
  left: Side,
  formula: Expr,
  values: Readonly<Record<string, number>>,
  value: number,
): Solution {
  const by = Object.fromEntries(Object.entries(values).map(([name, v]) => [name, number(shortened(v))]));
  const result = number(shortened(value));
  const sides: Side[] = [left, formula, substitute(formula, by), result];
  return { lines: [equation(sides)], typed: rounded(value) };
}

/** Every path from `name` to the output as its edges; one more than `MOST_PATHS` at most. */
function pathsFrom(graph: Graph, name: string): GraphEdge[][] {
  const done: GraphEdge[][] = [];
  const ahead = graph.edges.filter((edge) => edge.from === name).map((edge) => [edge]);
  for (let path = ahead.shift(); path !== undefined && done.length <= MOST_PATHS; path = ahead.shift()) {
    const end = path.at(-1)?.to;
    if (end === graph.output) done.push(path);
    for (const edge of graph.edges) if (edge.from === end) ahead.push([...path, edge]);
  }
  return done;
}

/** Local derivatives multiplied from the output back to the input; a factor 1 is left out where others remain. */
function productAlong(path: readonly GraphEdge[]): Expr {
  const factors = path.map((edge) => edge.local).toReversed();
  const telling = factors.filter((factor) => !(factor.kind === 'number' && factor.value === 1));
  return (telling.length > 0 ? telling : factors.slice(0, 1)).reduce((a, b) => binary('*', a, b));
}

function shortened(value: number): number {
  return Number(value.toPrecision(6));
}

function rounded(value: number): string {
  return String(shortened(value));
}
