/**
 * From what a reader types to a graph: one formula, a few lines `s = x + y`, each knowing the names above it, or the same
 * written with the engine.
 * Refuses what is too large to draw before it is laid out.
 */
import { ExprError, parse, toGraph } from '../expr/index.ts';
import { substitute } from '../expr/make.ts';
import { print } from '../expr/print.ts';
import type { Env, Expr, Graph } from '../expr/types.ts';
import { engineLines, isEngineCode, linesOf } from './engine-lines.ts';

export interface TypedGraph {
  readonly expr: Expr;
  readonly graph: Graph;
  /** The whole as one formula, and the lines as steps; what the engine is asked with. */
  readonly expression: string;
  readonly steps: readonly string[] | undefined;
  /** Numbers that the text itself gives to inputs. */
  readonly at: Env;
}

export const MOST_OPERATIONS = 300;

/** Throws `ExprError`, whose message names the line where there are several. */
export function typedGraph(text: string): TypedGraph {
  const { lines, at } = isEngineCode(text) ? engineLines(text) : { lines: linesOf(text), at: {} };
  const hasNames = lines.some((line) => line.includes('='));
  if (lines.length > 1 && !hasNames) {
    throw new ExprError('Several lines need names: s = x + y, then f = s*y.', 0, 'name = formula');
  }
  const expr = hasNames ? inlined(lines) : parse(lines[0] ?? '');
  const steps = hasNames ? lines : undefined;
  const graph = toGraph(expr, steps);
  const operations = graph.nodes.filter(({ kind }) => kind === 'operation').length;
  if (operations > MOST_OPERATIONS) {
    throw new ExprError(
      `These are ${operations} operations; up to ${MOST_OPERATIONS} can be drawn.`,
      0,
      'a shorter formula',
    );
  }
  return { expr, graph, expression: print(expr), steps, at };
}

/** The last line with all names above it put in. */
function inlined(lines: readonly string[]): Expr {
  const known: Record<string, Expr> = {};
  let last: Expr | undefined;
  for (const [index, line] of lines.entries()) {
    const [, name, formula] = /^([A-Za-z]\w*)\s*=([^=]*)$/.exec(line) ?? [];
    if (name === undefined || formula === undefined) {
      throw new ExprError(
        `Line ${index + 1}, “${line}”, is not of the form name = formula.`,
        0,
        'name = formula',
      );
    }
    last = substitute(parseLine(formula, Object.keys(known), index), known);
    known[name] = last;
  }
  if (last === undefined) throw new ExprError('Type a formula, such as (x+y)*y.', 0, 'a formula');
  return last;
}

/** Names above may have several letters; everything else that is one letter, or one with a number, is an input. */
function parseLine(formula: string, known: readonly string[], index: number): Expr {
  const numbered = formula.match(/[A-Za-z]_?\d+/g) ?? [];
  const letters = [...'abcdfghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  try {
    const names = [...known, ...letters].filter((name) => formula.includes(name));
    return parse(formula, { variables: [...new Set([...names, ...numbered])] });
  } catch (error) {
    if (!(error instanceof ExprError)) throw error;
    throw new ExprError(`Line ${index + 1}: ${error.message}`, error.position, error.expected);
  }
}

const FIRST_INPUTS = [2, 3, -1, 0.5, 1.5, -2, 4, 0.25] as const;

/** A number for every input: the one given, else the next of a fixed list. */
export function inputsFor(graph: Graph, given: Env): Env {
  return Object.fromEntries(
    graph.inputs.map((name, index) => [name, given[name] ?? FIRST_INPUTS[index % FIRST_INPUTS.length] ?? 1]),
  );
}
