/**
 * Marks the steps of a derivation with errors carried forward: a wrong value that is used rightly afterwards costs
 * only its own step. Each marker first asks whether the answer is right, then whether it is right from what the
 * learner wrote before; the second earns the step too, with a remark that says so.
 *
 * A step earned this way says `carried`: it is right only beside the earlier answers it came from, so mark it anew
 * when they change.
 */
import { ExprError, evaluate, parse, variablesOf } from '../expr/index.ts';
import { inInputs } from '../expr/inputs.ts';
import { binary, number, substitute } from '../expr/make.ts';
import type { Expr, Graph, GraphEdge, GraphRun } from '../expr/types.ts';
import { compare } from './equivalent.ts';
import { type GradientQuestion, markGradient } from './gradient.ts';
import { type LocalQuestion, markLocal } from './local.ts';
import { closeNumber, markNumber, type NumberOptions, readNumber } from './number.ts';
import type { Verdict } from './verdict.ts';

/** What the learner has typed so far; empty and unreadable entries count as not typed. */
export interface Work {
  /** By node id. */
  readonly forward: Readonly<Record<string, string>>;
  /** By edge id: a number, or a formula in node ids. */
  readonly local: Readonly<Record<string, string>>;
}

const NOTHING: Work = { forward: {}, local: {} };

function typedNumber(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const read = readNumber(text);
  return read.kind === 'number' && Number.isFinite(read.value) ? read.value : undefined;
}

function typedFormula(text: string | undefined, graph: Graph): Expr | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const names = graph.nodes.filter((node) => node.kind !== 'constant').map((node) => node.id);
  try {
    const formula = parse(text, { variables: names });
    if (variablesOf(formula).length > 0) return formula;
  } catch (error) {
    if (!(error instanceof ExprError)) throw error;
  }
  const value = typedNumber(text);
  return value === undefined ? undefined : number(value);
}

/** The run that follows from the learner's own numbers: what they typed, and the rest computed from it. */
function ownRun(graph: Graph, run: GraphRun, work: Work): GraphRun {
  const values: Record<string, number> = {};
  for (const { id, kind, formula } of graph.nodes)
    values[id] =
      kind === 'operation'
        ? (typedNumber(work.forward[id]) ?? evaluate(formula, values))
        : (run.values[id] as number);
  const locals: Record<string, number> = {};
  for (const edge of graph.edges)
    locals[edge.id] = evaluate(typedFormula(work.local[edge.id], graph) ?? edge.local, values);
  const grads: Record<string, number> = Object.fromEntries(graph.nodes.map(({ id }) => [id, 0]));
  grads[graph.output] = 1;
  // edges follow the order of their targets, so backwards every target is complete before it passes on
  for (const { id, from, to } of graph.edges.toReversed())
    grads[from] = (grads[from] as number) + (grads[to] as number) * (locals[id] as number);
  return { values, locals, grads };
}

/** No further from the right number than four digits let one be: nobody's slip. */
const rounded = (own: number, right: number): boolean => Math.abs(own - right) <= 1e-3 * Math.abs(right);

/** Keeps a verdict unless it is wrong and `again`, from the learner's own numbers, is right. */
function carry(
  verdict: Verdict,
  source: string,
  again: () => Verdict | undefined,
  onlyRounded = false,
): Verdict {
  if (verdict.kind !== 'wrong') return verdict;
  return again()?.kind === 'correct'
    ? {
        kind: 'correct',
        carried: true,
        message: onlyRounded
          ? `It follows from your rounded ${source}.`
          : `It follows from your own ${source}. That is where the slip is.`,
      }
    : verdict;
}

const list = (names: readonly string[]): string => names.join(' and ');

export interface ForwardStep extends NumberOptions {
  readonly graph: Graph;
  /** The graph run at the exercise's point. */
  readonly run: GraphRun;
  readonly node: string;
  readonly answer: string;
  readonly work?: Work;
}

/** The value of one node. Right also if it follows from the learner's own values of its operands. */
export function markForwardStep({
  graph,
  run,
  node,
  answer,
  work = NOTHING,
  ...options
}: ForwardStep): Verdict {
  const verdict = markNumber(answer, run.values[node] ?? Number.NaN, options);
  const target = graph.nodes.find((other) => other.id === node);
  if (!target) return verdict;
  const { values } = ownRun(graph, run, work);
  const wrong = [...new Set(target.inputs)].filter(
    (id) => !closeNumber(values[id] as number, run.values[id] as number),
  );
  return carry(
    verdict,
    list(wrong),
    () => (wrong.length > 0 ? markNumber(answer, evaluate(target.formula, values)) : undefined),
    wrong.every((id) => rounded(values[id] as number, run.values[id] as number)),
  );
}

export interface LocalStep extends LocalQuestion {
  readonly work?: Work;
}

/** The local derivative on one edge. Right also if it follows from the learner's own forward values. */
export function markLocalStep({ work = NOTHING, ...question }: LocalStep): Verdict {
  const { graph, run, edge, answer } = question;
  const own = ownRun(graph, run, { ...work, local: {} });
  const wrong = variablesOf(edge.local).filter(
    (id) => !closeNumber(own.values[id] as number, run.values[id] as number),
  );
  return carry(
    markLocal(question),
    list(wrong),
    () => (wrong.length > 0 ? markNumber(answer, own.locals[edge.id] as number) : undefined),
    wrong.every((id) => rounded(own.values[id] as number, run.values[id] as number)),
  );
}

export interface AssemblyStep extends NumberOptions {
  readonly graph: Graph;
  readonly run: GraphRun;
  readonly wrt: string;
  readonly answer: string;
  readonly work?: Work;
}

/** The gradient as a number. Right also if it is the learner's own local derivatives, multiplied and added rightly. */
export function markAssembly({ graph, run, wrt, answer, work = NOTHING, ...options }: AssemblyStep): Verdict {
  const expected = run.grads[wrt] ?? Number.NaN;
  const own = ownRun(graph, run, work).grads[wrt] ?? Number.NaN;
  return carry(
    markNumber(answer, expected, options),
    'numbers above',
    () => (closeNumber(own, expected) ? undefined : markNumber(answer, own)),
    rounded(own, expected),
  );
}

export interface PartialStep extends GradientQuestion {
  readonly graph: Graph;
  readonly work?: Work;
}

/** Σ over the paths of the product of the learner's own local derivatives, in the inputs alone. */
function ownPartial(graph: Graph, wrt: string, work: Work): Expr {
  const inlined = inInputs(graph);
  const partials: Record<string, Expr> = { [wrt]: number(1) };
  const local = (edge: GraphEdge): Expr =>
    substitute(typedFormula(work.local[edge.id], graph) ?? edge.local, inlined);
  for (const edge of graph.edges) {
    const below = partials[edge.from];
    if (!below || edge.to === wrt) continue;
    const term = binary('*', local(edge), below);
    partials[edge.to] = partials[edge.to] ? binary('+', partials[edge.to] as Expr, term) : term;
  }
  return partials[graph.output] ?? number(0);
}

/** The partial as a formula. Right also if it is assembled rightly from the learner's own local derivatives. */
export function markPartialStep({ graph, work = NOTHING, ...question }: PartialStep): Verdict {
  const typed = Object.values(work.local).some((text) => text.trim() !== '');
  return carry(markGradient(question), 'local derivatives', () => {
    const answer = typed ? typedFormula(question.answer, graph) : undefined;
    if (!answer) return undefined;
    const own = ownPartial(graph, question.wrt, work);
    const where = { variables: graph.inputs, ...(question.domain && { domain: question.domain }) };
    return compare(substitute(answer, inInputs(graph)), own, where).kind === 'equal'
      ? { kind: 'correct' }
      : undefined;
  });
}
