/**
 * Marks a local derivative: the number on one edge, typed as a number or as a formula in the names of the graph
 * (`y` or 3 on the edge into s·y). A slip is named only when exactly one of the known ones gives the answer.
 */
import { ExprError, evaluate, parse, variablesOf } from '../expr/index.ts';
import { inInputs } from '../expr/inputs.ts';
import { neg, substitute, variable } from '../expr/make.ts';
import type { Expr, Graph, GraphEdge, GraphNode, GraphRun } from '../expr/types.ts';
import { compare } from './equivalent.ts';
import { closeNumber, markNumber, readNumber } from './number.ts';
import { EULER_NOTICE, type Readings, readFormula } from './readings.ts';
import type { Domain } from './sample.ts';
import type { Place, Verdict } from './verdict.ts';

export interface LocalQuestion {
  readonly graph: Graph;
  readonly edge: GraphEdge;
  /** The graph run at the exercise's point. */
  readonly run: GraphRun;
  readonly answer: string;
  readonly domain?: Domain;
  /** Wrong answers an author foresaw for this edge, as formulas in the graph's names. */
  readonly mistakes?: readonly { readonly answer: string; readonly message: string; readonly at: Place }[];
}

interface Slip {
  readonly mistake: string;
  readonly message: string;
  readonly at: Place;
  /** The wrong answer as a formula, or as a number only. */
  readonly formula?: Expr;
  readonly value?: number;
}

/** The next step for an operation whose local derivative is not right yet; never the derivative itself. */
const NEXT_STEP: Readonly<Record<string, string>> = {
  add: 'A sum moves exactly as far as one of its terms moves, if the other stands still.',
  sub: 'Let only this operand grow by 1. How far does the difference move, and in which direction?',
  mul: 'Hold the other factor still and let this one grow by 1. How far does the product move?',
  div: 'Toward the top, the bottom stands still. Toward the bottom, a power of −1 is differentiated. Which is it here?',
  pow: 'Power rule: the exponent comes down as a factor, and one is taken off the exponent.',
  max: 'Only the larger operand is passed on. Is it the one on this edge?',
  min: 'Only the smaller operand is passed on. Is it the one on this edge?',
  neg: 'The minus turns every change around.',
};

/** Tolerance of numbers: `closeNumber`. Formulas are right in any equivalent form. */
export function markLocal(question: LocalQuestion): Verdict {
  const { graph, edge, run, answer } = question;
  const target = graph.nodes.find((node) => node.id === edge.to);
  if (target === undefined) throw new RangeError(`The graph has no node ${edge.to}.`);
  const names = graph.nodes.filter((node) => node.kind !== 'constant').map((node) => node.id);
  let typed: Readings | undefined;
  const typedNumber = readNumber(answer);
  try {
    const read = readFormula(answer, names);
    // a name makes it a formula: where a step is called e, 2e is no number
    if (variablesOf(read.named).length > 0) typed = read;
  } catch (error) {
    if (!(error instanceof ExprError)) throw error;
    if (typedNumber.kind === 'unmarkable')
      return { kind: 'unmarkable', message: error.message, position: error.position };
  }
  if (!typed && typedNumber.kind === 'unmarkable') return typedNumber;

  const expected = run.locals[edge.id] ?? Number.NaN;
  const inlined = inInputs(graph);
  const equals = (form: Expr | undefined, other: Expr) =>
    form !== undefined &&
    compare(substitute(form, inlined), substitute(other, inlined), {
      variables: graph.inputs,
      ...(question.domain && { domain: question.domain }),
    }).kind === 'equal';
  const same = (other: Expr) => equals(typed?.named, other) || equals(typed?.euler, other);

  const right = typed ? same(edge.local) : markNumber(answer, expected).kind === 'correct';
  if (right && !typed) return markNumber(answer, expected);
  if (right)
    return equals(typed?.named, edge.local)
      ? { kind: 'correct' }
      : { kind: 'correct', message: EULER_NOTICE };

  const at = { edge: edge.id };
  const explains = (slip: Slip) =>
    typed
      ? slip.formula !== undefined && same(slip.formula)
      : typedNumber.kind === 'number' &&
        slip.value !== undefined &&
        closeNumber(typedNumber.value, slip.value);
  const foreseen = (question.mistakes ?? []).map((mistake): Slip => {
    const formula = parse(mistake.answer, { variables: names });
    return {
      ...mistake,
      mistake: `foreseen:${edge.id}:${mistake.answer}`,
      formula,
      value: evaluate(formula, run.values),
    };
  });
  const named = foreseen.find(explains) ?? onlyOne(slipsOn(target, question).filter(explains));
  if (named) return { kind: 'wrong', message: named.message, mistake: named.mistake, at: named.at };
  const hint =
    NEXT_STEP[target.op ?? ''] ?? 'Differentiate this one operation alone, then put its forward values in.';
  return { kind: 'wrong', message: hint, at };
}

/** The slips worth knowing on an edge into `target`. One that equals the right answer here says nothing and is left out. */
function slipsOn(target: GraphNode, { graph, edge, run }: LocalQuestion): Slip[] {
  const at = { edge: edge.id };
  const expected = run.locals[edge.id] ?? Number.NaN;
  const flow = (run.grads[edge.to] ?? Number.NaN) * expected;
  const slips: Slip[] = [
    {
      mistake: 'sign',
      message: 'The size is right, the sign is not.',
      at,
      formula: neg(edge.local),
      value: -expected,
    },
    {
      mistake: 'whole-gradient',
      message: `This is how far ${graph.output} moves. On this edge only ${edge.to} is asked: how far does ${edge.to} move?`,
      at,
      value: flow,
    },
    {
      mistake: 'forward-value',
      message: `This is the value of ${edge.to}. Asked is how fast it changes when ${edge.from} does.`,
      at,
      formula: variable(edge.to),
      value: run.values[edge.to] ?? Number.NaN,
    },
  ];
  if (target.op === 'mul' && new Set(target.inputs).size === 2)
    slips.push({
      mistake: 'factors-swapped',
      message:
        'Multiplication swaps. That is the factor on this very edge; its local derivative is the other one.',
      at,
      formula: variable(edge.from),
      value: run.values[edge.from] ?? Number.NaN,
    });
  return slips.filter((slip) => slip.value === undefined || !closeNumber(slip.value, expected));
}

function onlyOne<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
