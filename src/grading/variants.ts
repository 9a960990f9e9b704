/**
 * Fresh numbers for a gradient exercise: the same function at other points, as easy to work by hand, in which no
 * foreseen wrong answer happens to equal the right one. The seed decides, so a link can carry it.
 */
import { Random } from '../engine/random.ts';
import { evaluate, parse, runGraph, toGraph } from '../expr/index.ts';
import type { Env, Graph, GraphRun } from '../expr/types.ts';
import { closeNumber } from './number.ts';
import type { Domain } from './sample.ts';

export interface VariedExercise {
  readonly expression: string;
  readonly steps?: readonly string[];
  /** The author's points: their kind of number and the side of every gate are kept. */
  readonly points: readonly Env[];
  readonly domain?: Domain;
  /** Wrong answers by what they are for: an input, a node id or an edge id. */
  readonly mistakes?: readonly { readonly for: string; readonly answer: string }[];
}

/** Points looked at, and workable ones kept: "another one" gives the next of them, and after the last the first. */
const ATTEMPTS = 1500;
const KEPT = 24;
const LARGEST = 200;
const SMALLEST = 0.005;

const WHOLE = [-5, -4, -3, -2, 2, 3, 4, 5];
const WHOLE_WITH_ONES = [...WHOLE, -1, 1];
const BROKEN = [-1.5, -0.75, -0.5, -0.25, 0.25, 0.5, 0.75, 1.5];

/** Numbers like the author's: whole where theirs is whole, halves and quarters where it is not. */
function like(value: number, domain: readonly [number, number] | undefined, sameSign: boolean): number[] {
  const ones = Math.abs(value) === 1;
  const kind = Number.isInteger(value) ? (ones ? WHOLE_WITH_ONES : WHOLE) : BROKEN;
  const inside = kind.filter((x) => !domain || (x > domain[0] && x < domain[1]));
  const [low, high] = domain ?? [0, 0];
  const choices =
    inside.length > 0 ? inside : [1, 2, 3].map((k) => Number((low + (k * (high - low)) / 4).toPrecision(2)));
  const signed = choices.filter((x) => Math.sign(x) === Math.sign(value));
  return sameSign && signed.length > 0 ? signed : choices;
}

/** The side each gate takes: which operand of max wins, whether relu is open. */
function gates(graph: Graph, { values }: GraphRun): string {
  return graph.nodes
    .map(({ op, inputs }) => {
      const [a = 0, b = 0] = inputs.map((id) => values[id] as number);
      if (op === 'relu' || op === 'abs' || op === 'step') return Math.sign(a);
      return op === 'max' || op === 'min' ? Math.sign(a - b) : '';
    })
    .join(',');
}

/** What is right for the subject of a mistake: a gradient, a forward value or a local derivative. */
function rightFor(subject: string, graph: Graph, run: GraphRun): number {
  if (subject.includes('>')) return run.locals[subject] as number;
  return (graph.inputs.includes(subject) ? run.grads[subject] : run.values[subject]) as number;
}

/** Further apart than any rounding a learner may do. */
const apart = (a: number, b: number): boolean =>
  !closeNumber(a, b) && Math.abs(a - b) > 0.01 * Math.max(Math.abs(a), Math.abs(b));

interface Judge {
  readonly graph: Graph;
  readonly mistakes: readonly { readonly subject: string; readonly at: (run: GraphRun) => number }[];
}

function judgeOf({ expression, steps, points, mistakes = [] }: VariedExercise): Judge {
  const graph = toGraph(parse(expression, { variables: Object.keys(points[0] ?? {}) }), steps);
  const names = graph.nodes.map((node) => node.id);
  return {
    graph,
    mistakes: mistakes.map(({ for: subject, answer }) => {
      const formula = parse(answer, { variables: names });
      return { subject, at: (run) => evaluate(formula, run.values) };
    }),
  };
}

/** For each mistake its distance from the right answer and from the other mistakes with the same subject. */
function distinctions({ graph, mistakes }: Judge, run: GraphRun): boolean[] {
  return mistakes.flatMap(({ subject, at }, i) => {
    const value = at(run);
    const rivals = mistakes.slice(0, i).filter((other) => other.subject === subject);
    return [
      apart(value, rightFor(subject, graph, run)),
      ...rivals.map((other) => apart(value, other.at(run))),
    ];
  });
}

function workable(run: GraphRun, original: GraphRun, { inputs }: Graph): boolean {
  const sizes = [...Object.values(run.values), ...Object.values(run.grads)].map(Math.abs);
  if (!sizes.every((size) => size <= LARGEST)) return false;
  // a gradient too small for four digits is no exercise, unless a gate closed it in the original as well
  return inputs.every((name) => {
    const size = Math.abs(run.grads[name] as number);
    return size > SMALLEST || (original.grads[name] === 0 && size === 0);
  });
}

/** Up to 24 workable points like `original`, each one once, in an order that is the same every time. */
function pool(exercise: VariedExercise, judge: Judge, original: Env): Env[] {
  const { graph } = judge;
  const random = new Random(20);
  const before = runGraph(graph, original);
  const side = gates(graph, before);
  const needed = distinctions(judge, before);
  const names = Object.keys(original);
  const mayRepeat = new Set(Object.values(original)).size < names.length;
  const found = new Map<string, Env>();
  for (let attempt = 0; attempt < ATTEMPTS && found.size < KEPT; attempt++) {
    // signs are free at first; a function that lives on one side only gets the author's signs later
    const sameSign = attempt > ATTEMPTS / 2;
    const point: Record<string, number> = {};
    for (const name of names) {
      const choices = like(original[name] as number, exercise.domain?.[name], sameSign);
      point[name] = choices[random.integer(choices.length)] as number;
    }
    const key = JSON.stringify(point);
    if (found.has(key) || names.every((name) => point[name] === original[name])) continue;
    // equal inputs hide a swap of the two
    if (!mayRepeat && new Set(Object.values(point)).size < names.length) continue;
    const run = runGraph(graph, point);
    if (!workable(run, before, graph) || gates(graph, run) !== side) continue;
    const told = distinctions(judge, run);
    if (needed.every((need, i) => !need || told[i])) found.set(key, point);
  }
  return [...found.values()];
}

/**
 * Points for `seed`, a whole number; 0 gives the author's own, and the next seed always gives other ones. Every
 * number is as easy as the author's, gates take the same sides, and a foreseen mistake is told from the right answer
 * wherever it is at the author's point.
 * Throws `RangeError` if 1,500 draws find no such point; for the course's exercises a test shows that this never happens.
 */
export function freshPoints(exercise: VariedExercise, seed: number): Env[] {
  if (seed === 0) return [...exercise.points];
  const judge = judgeOf(exercise);
  return exercise.points.map((original) => {
    const points = pool(exercise, judge, original);
    const point = points[(Math.abs(Math.trunc(seed)) - 1) % points.length];
    if (!point) throw new RangeError(`No fresh numbers were found for ${exercise.expression}.`);
    return point;
  });
}
