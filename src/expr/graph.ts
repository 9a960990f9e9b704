/**
 * Formula to computational graph: one node per operation, equal sub-formulas drawn once, so that a variable or an
 * intermediate used twice has two edges leaving it. A constant exponent belongs to its power (`²` is one
 * operation with one operand); every other number is a node of its own.
 */

import { localDerivative } from './differentiate.ts';
import { ExprError } from './error.ts';
import { evaluate } from './evaluate.ts';
import { binary, number, operands, substitute, variable, variablesOf, withOperands } from './make.ts';
import { CONSTANT_VALUES } from './names.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';
import { literal, ruleOf, symbolOf } from './rules.ts';
import type { Expr, Graph, GraphEdge, GraphNode } from './types.ts';

interface Draft {
  readonly kind: GraphNode['kind'];
  /** The operation; for inputs and constants the leaf itself. */
  readonly expr: Expr;
  readonly inputs: readonly number[];
  name?: string;
}

const STEP = /^\s*([^=]+?)\s*=(.*)$/s;

/** Letters for results that nobody named: first the one that says what the operation is. */
const LETTERS = 'abcdghkmnpqrstuvwz';
const FIRST_CHOICE: Readonly<Record<string, string>> = { add: 's', sub: 'd', mul: 'p', div: 'q' };

class Builder {
  readonly drafts: Draft[] = [];
  private readonly seen = new Map<string, number>();

  private put(key: string, draft: Draft): number {
    const old = this.seen.get(key);
    if (old !== undefined) return old;
    this.seen.set(key, this.drafts.length);
    return this.drafts.push(draft) - 1;
  }

  /** The node that computes `expr`; `known` are results of earlier steps by name. */
  add(expr: Expr, known: ReadonlyMap<string, number>): number {
    if (expr.kind === 'variable') {
      const step = known.get(expr.name);
      return step ?? this.put(expr.name, { kind: 'input', expr, inputs: [], name: expr.name });
    }
    const value = literal(expr);
    if (value !== undefined || expr.kind === 'constant') {
      const leaf = value === undefined ? expr : number(value);
      return this.put(`#${print(leaf)}`, { kind: 'constant', expr: leaf, inputs: [] });
    }
    const constantPower = expr.kind === 'binary' && expr.op === '^' && literal(expr.right) !== undefined;
    const args = constantPower ? operands(expr).slice(0, 1) : operands(expr);
    const inputs = args.map((arg) => this.add(arg, known));
    const key = `${ruleOf(expr)}${constantPower ? print(expr.right) : ''}(${inputs.join(',')})`;
    return this.put(key, { kind: 'operation', expr, inputs });
  }
}

/** Parses `name = formula` lines in order, each knowing the inputs and the names above it. */
function addSteps(builder: Builder, expr: Expr, steps: readonly string[]): number {
  const inputs = variablesOf(expr);
  const known = new Map<string, number>();
  const inlined: Record<string, Expr> = {};
  let last = -1;
  for (const [i, line] of steps.entries()) {
    const [, name, formula] = STEP.exec(line) ?? [];
    if (!name || formula === undefined)
      throw new ExprError(
        `Step ${i + 1}, “${line}”, is not of the form name = formula.`,
        0,
        'name = formula',
      );
    if (inputs.includes(name) || known.has(name))
      throw new ExprError(
        `Step ${i + 1} names its result “${name}”, which is taken. Choose another letter.`,
        0,
        'an unused name',
      );
    const parsed = parse(formula, { variables: [...inputs, ...known.keys()] });
    last = builder.add(parsed, known);
    const draft = builder.drafts[last] as Draft;
    if (draft.kind !== 'operation' || (draft.name !== undefined && draft.name !== name))
      throw new ExprError(`Step ${i + 1}, “${line}”, computes nothing new.`, 0, 'an operation');
    draft.name = name;
    known.set(name, last);
    inlined[name] = substitute(parsed, inlined);
  }
  const whole = Object.values(inlined).at(-1);
  if (whole && !sameAtSomePoints(whole, expr, inputs))
    throw new ExprError(
      `The steps compute ${print(whole)}, but the formula is ${print(expr)}.`,
      0,
      'steps of the same formula',
    );
  return last;
}

/** Guards authors against a slip in the steps; the marker itself uses the thorough comparison of the grading. */
function sameAtSomePoints(a: Expr, b: Expr, names: readonly string[]): boolean {
  return [0.3, 0.7, 1.3, 1.9].every((t) => {
    const env = Object.fromEntries(names.map((name, i) => [name, t + 0.37 * Math.sin(7 * i + t)]));
    const [left, right] = [evaluate(a, env), evaluate(b, env)];
    return Number.isNaN(left) ? Number.isNaN(right) : Math.abs(left - right) <= 1e-9 * (1 + Math.abs(right));
  });
}

function nameDrafts(drafts: readonly Draft[], output: number): void {
  const taken = new Set(drafts.flatMap((draft) => draft.name ?? []));
  const free = (...wanted: string[]): string => {
    for (const name of wanted) if (!taken.has(name)) return name;
    for (let i = 1; ; i++) for (const c of LETTERS) if (!taken.has(`${c}${i}`)) return `${c}${i}`;
  };
  const give = (draft: Draft, name: string): void => {
    draft.name = name;
    taken.add(name);
  };
  const result = drafts[output] as Draft;
  if (result.name === undefined && result.kind === 'operation') give(result, free('f', 'g', 'h', ...LETTERS));
  for (const draft of drafts) {
    if (draft.name !== undefined) continue;
    if (draft.kind === 'constant') give(draft, free(print(draft.expr)));
    else give(draft, free(...(FIRST_CHOICE[ruleOf(draft.expr) ?? ''] ?? ''), ...LETTERS));
  }
}

function leafOrName(draft: Draft): Expr {
  return draft.kind === 'constant' ? draft.expr : variable(draft.name as string);
}

/** The operation of a draft with its operands replaced by their nodes' names. */
function inNodeNames(draft: Draft, drafts: readonly Draft[]): Expr {
  const args = draft.inputs.map((i) => leafOrName(drafts[i] as Draft));
  const { expr } = draft;
  const exponent = expr.kind === 'binary' && expr.op === '^' && args.length === 1 ? expr.right : undefined;
  return exponent ? binary('^', args[0] as Expr, exponent) : withOperands(expr, args);
}

/**
 * The computational graph of a formula. `steps`, such as `['s = x + y', 'f = s * y']`, names the results and
 * fixes which operations are made; a step may hold several, whose inner ones are named by unused letters.
 * Without steps the result is called `f`. A formula that is a single variable or number has that as its output.
 * Throws `ExprError` for steps that cannot be read or compute another formula.
 */
export function toGraph(expr: Expr, steps: readonly string[] = []): Graph {
  const builder = new Builder();
  const { drafts } = builder;
  const nothing = new Map<string, number>();
  for (const name of variablesOf(expr)) builder.add(variable(name), nothing);
  const output = steps.length > 0 ? addSteps(builder, expr, steps) : builder.add(expr, nothing);
  nameDrafts(drafts, output);

  const rank = { input: 0, constant: 1, operation: 2 };
  const ordered = drafts.toSorted((a, b) => rank[a.kind] - rank[b.kind]);
  const id = (draft: Draft | undefined): string => draft?.name as string;
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (const draft of ordered) {
    const formula = inNodeNames(draft, drafts);
    const inputs = draft.inputs.map((i) => id(drafts[i]));
    if (draft.kind === 'operation') {
      nodes.push({
        id: id(draft),
        kind: draft.kind,
        op: ruleOf(draft.expr) as string,
        symbol: symbolOf(draft.expr),
        inputs,
        formula,
      });
      for (const [slot, from] of inputs.entries())
        edges.push({
          id: `${from}>${id(draft)}:${slot}`,
          from,
          to: id(draft),
          slot,
          local: localDerivative(formula, slot, variable(id(draft))),
        });
    } else if (draft.kind === 'constant') {
      const constant =
        draft.expr.kind === 'constant' ? CONSTANT_VALUES[draft.expr.name] : (literal(draft.expr) as number);
      nodes.push({
        id: id(draft),
        kind: draft.kind,
        symbol: print(draft.expr).replace('-', '−'),
        inputs,
        formula,
        constant,
      });
    } else nodes.push({ id: id(draft), kind: draft.kind, symbol: id(draft), inputs, formula });
  }
  return { nodes, edges, inputs: variablesOf(expr), output: id(drafts[output]) };
}
