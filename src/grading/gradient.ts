/**
 * Marks a partial derivative written as a formula. Any equivalent form is right; the verdict never depends on the
 * spelling. Author-written mistakes speak first, in whatever form they are typed.
 */
import { differentiate, ExprError, parse, toGraph, variablesOf } from '../expr/index.ts';
import { inInputs } from '../expr/inputs.ts';
import { substitute } from '../expr/make.ts';
import type { Env, Expr, Graph } from '../expr/types.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { compare, pointsWithin, type Where } from './equivalent.ts';
import { EULER_NOTICE, readFormula } from './readings.ts';
import type { Domain } from './sample.ts';
import type { Verdict } from './verdict.ts';

/** A wrong answer an author foresaw, as in the frontmatter of a gradient exercise. */
export interface GradientMistake {
  /** The input whose partial was asked. */
  readonly for: string;
  readonly answer: string;
  readonly message: string;
  readonly edge?: string;
  readonly node?: string;
}

export interface GradientQuestion {
  /** The function, such as `(x+y)*y`. */
  readonly expression: string;
  /** The variable to differentiate by. */
  readonly wrt: string;
  /** What the learner typed. */
  readonly answer: string;
  /** Names of the function's variables; all that occur in it, unless told. */
  readonly variables?: readonly string[];
  /** The function one operation a line. Answers may use these names: `x*s*(1-s)`. */
  readonly steps?: readonly string[];
  /** Open interval a variable is compared in. */
  readonly domain?: Domain;
  readonly mistakes?: readonly GradientMistake[];
  /** The exercise's own point, to tell a number from a formula. */
  readonly point?: Env;
}

function pathsTo(graph: Graph, from: string): number {
  const paths = new Map<string, number>([[from, 1]]);
  for (const node of graph.nodes)
    if (node.kind === 'operation')
      paths.set(
        node.id,
        node.inputs.reduce((sum, id) => sum + (paths.get(id) ?? 0), 0),
      );
  return paths.get(graph.output) ?? 0;
}

function nextStep(graph: Graph, wrt: string): string {
  const paths = pathsTo(graph, wrt);
  const { output } = graph;
  if (paths === 0) return `${wrt} does not reach ${output} at all. What does a change of ${wrt} do then?`;
  if (paths === 1)
    return `Not yet. One path leads from ${wrt} to ${output}: multiply the local derivatives along it, none left out.`;
  return `Not yet. ${paths} paths lead from ${wrt} to ${output}: multiply the local derivatives along each, then add the ${paths} products.`;
}

function decimals(point: Env): string {
  return Object.entries(point)
    .map(([name, value]) => `${name} = ${Number(value.toPrecision(3))}`)
    .join(', ');
}

/**
 * Right in any equivalent form; `unmarkable` (never `wrong`) when it cannot be read, when a name is unknown, when
 * `x/2y` or `x^1/2` could be meant in two ways of which one is right, and when there are too few points to decide.
 * Throws `ExprError` only for a question that is itself unreadable, and `RangeError` for a `wrt` it does not have.
 */
export function markGradient(question: GradientQuestion): Verdict {
  const f = parse(question.expression, question.variables ? { variables: question.variables } : {});
  const variables = question.variables ?? variablesOf(f);
  const { wrt } = question;
  if (!variables.includes(wrt))
    throw new RangeError(
      `“${wrt}” is no variable of ${question.expression}; it has ${variables.join(', ')}.`,
    );
  const graph = toGraph(f, question.steps);
  const truth = differentiate(f, wrt);
  const steps = question.steps ? inInputs(graph) : {};
  const stepNames = Object.keys(steps).filter((name) =>
    question.steps?.some((line) => line.split('=')[0]?.trim() === name),
  );
  const names = [...variables, ...stepNames];
  const read = (text: string): Expr => substitute(parse(text, { variables: names }), steps);

  let answer: Expr;
  let euler: Expr | undefined;
  let otherwise: Expr[];
  try {
    const readings = readFormula(question.answer, names);
    answer = substitute(readings.named, steps);
    euler = readings.euler && substitute(readings.euler, steps);
    otherwise = [{ tightProducts: true }, { tightExponents: true }].map((reading) =>
      substitute(parse(question.answer, { variables: names, ...reading }), steps),
    );
  } catch (error) {
    if (!(error instanceof ExprError)) throw error;
    return { kind: 'unmarkable', message: error.message, position: error.position };
  }

  const where: Where = { variables, within: f, ...(question.domain && { domain: question.domain }) };
  const points = pointsWithin(where);
  const against = (other: Expr, mine: Expr = answer) => compare(mine, other, where, points);

  const result = against(truth);
  if (result.kind === 'equal') return { kind: 'correct' };
  if (euler && against(truth, euler).kind === 'equal') return { kind: 'correct', message: EULER_NOTICE };
  if (result.kind === 'narrower')
    return {
      kind: 'wrong',
      mistake: 'smaller-domain',
      message: `This is right wherever it has a value, but it has none at ${decimals(result.at)}, where the derivative exists. Find a form without that gap.`,
    };
  if (result.kind === 'unclear')
    return {
      kind: 'unmarkable',
      message: `This has a value at too few points of the exercise to be marked. Look for a root, a logarithm or a division that leaves its domain.`,
    };
  if (otherwise.some((reading) => against(truth, reading).kind === 'equal'))
    return {
      kind: 'unmarkable',
      message:
        'This can be read in two ways: x/2y is (x/2)·y here, and x^1/2 is (x^1)/2. Put brackets around what belongs together.',
    };

  for (const mistake of question.mistakes ?? []) {
    if (mistake.for !== wrt) continue;
    const foreseen = read(mistake.answer);
    if (![answer, euler].some((mine) => mine && against(foreseen, mine).kind === 'equal')) continue;
    const { edge, node } = mistake;
    const at = edge || node ? { ...(edge && { edge }), ...(node && { node }) } : undefined;
    return {
      kind: 'wrong',
      message: mistake.message,
      mistake: `foreseen:${mistake.for}:${mistake.answer}`,
      ...(at && { at }),
    };
  }
  const diagnosis = diagnose({
    graph,
    wrt,
    answer,
    truth,
    points,
    ...(question.point && { point: question.point }),
  });
  if (diagnosis) return diagnosis;
  if (result.kind === 'near')
    return {
      kind: 'wrong',
      mistake: 'rounded',
      message: 'Nearly: a number in it looks rounded. Write it exactly, such as 1/3 instead of 0.33.',
    };
  return { kind: 'wrong', message: nextStep(graph, wrt) };
}
