/**
 * A gradient exercise as a sheet to fill in: which fields there are, in which order, what each asks and where it
 * sits on the graph. Pure; the same sheet is prerendered, marked and checked by the content test.
 */
import { parse, runGraph, toGraph } from '../../expr/index.ts';
import { variable } from '../../expr/make.ts';
import type { Env, Graph, GraphRun } from '../../expr/types.ts';
import type { Place } from '../../grading/verdict.ts';
import type { Exercise } from '../../schemas/exercise.ts';
import { equation, slope } from './typeset.ts';

export type GradientExerciseData = Extract<Exercise, { kind: 'gradient' }>;
export type PartName = GradientExerciseData['ask'][number];

export interface Field {
  /** `forward:s`, `local:s>f:0`, `partial:x`, `value:x@1`. */
  readonly id: string;
  readonly part: PartName;
  /** Read aloud: "local derivative of s with respect to x". */
  readonly label: string;
  /** The left-hand side as MathML, up to the equals sign. */
  readonly math: string;
  /** Names that may be typed; none where a number is asked. */
  readonly names: readonly string[];
  /** What lights up on the graph while the field is being filled in. */
  readonly place: Place;
  /** Which of the exercise's points a number is asked at. */
  readonly point: number;
}

export interface Part {
  readonly name: PartName;
  readonly title: string;
  /** One sentence: what to type. */
  readonly lead: string;
  readonly fields: readonly Field[];
}

export interface Sheet {
  readonly exercise: GradientExerciseData;
  readonly graph: Graph;
  /** The graph run at each of the exercise's points. */
  readonly runs: readonly GraphRun[];
  readonly parts: readonly Part[];
}

/** Throws `ExprError` for an expression or steps that cannot be read, `RangeError` for a point that misses an input. */
export function makeSheet(exercise: GradientExerciseData): Sheet {
  const graph = toGraph(parse(exercise.expression), exercise.steps);
  const runs = exercise.points.map((point) => runGraph(graph, point));
  const parts = exercise.ask.map((name): Part => {
    const { title, lead } = PARTS[name];
    return { name, title, lead: lead(exercise.points), fields: FIELDS[name](graph, exercise.points) };
  });
  return { exercise, graph, runs, parts };
}

/** "x = 2, y = 3" */
export function pointWords(point: Env | undefined): string {
  return Object.entries(point ?? {})
    .map(([name, value]) => `${name} = ${String(value).replace('-', '−')}`)
    .join(', ');
}

const PARTS: Readonly<Record<PartName, { title: string; lead: (points: readonly Env[]) => string }>> = {
  forward: {
    title: 'Forward values',
    lead: (points) => `Each operation's value at ${pointWords(points[0])}.`,
  },
  local: {
    title: 'Local derivatives',
    lead: () => 'One for each edge: its number at this point, or its formula in the names on the graph.',
  },
  partials: {
    title: 'Partial derivatives',
    lead: () => 'As formulas. Any form that means the same is right: x + x and 2x alike.',
  },
  values: {
    title: 'Gradient in numbers',
    lead: (points) => (points.length > 1 ? 'At each of the points.' : `At ${pointWords(points[0])}.`),
  },
};

const FIELDS: Readonly<Record<PartName, (graph: Graph, points: readonly Env[]) => Field[]>> = {
  forward: (graph) =>
    graph.nodes
      .filter((node) => node.kind === 'operation')
      .map((node) => ({
        id: `forward:${node.id}`,
        part: 'forward',
        label: `value of ${node.id}`,
        math: equation([variable(node.id), node.formula], true),
        names: [],
        place: { node: node.id },
        point: 0,
      })),

  local: (graph) => {
    const names = graph.nodes.filter((node) => node.kind !== 'constant').map((node) => node.id);
    return graph.edges
      .filter((edge) => names.includes(edge.from))
      .map((edge) => {
        const twins = graph.edges.filter((other) => other.from === edge.from && other.to === edge.to);
        const nth = twins.length > 1 ? `, ${ORDINALS[twins.indexOf(edge)] ?? 'next'} edge` : '';
        return {
          id: `local:${edge.id}`,
          part: 'local',
          label: `local derivative of ${edge.to} with respect to ${edge.from}${nth}`,
          math:
            equation([slope(edge.to, edge.from)], true) +
            (nth && `<span class="gw-nth">${nth.slice(2)}</span>`),
          names,
          place: { edge: edge.id },
          point: 0,
        };
      });
  },

  partials: (graph) =>
    graph.inputs.map((name) => ({
      id: `partial:${name}`,
      part: 'partials',
      label: `partial derivative of ${graph.output} with respect to ${name}`,
      math: equation([slope(graph.output, name)], true),
      names: namesOf(graph),
      place: { node: name },
      point: 0,
    })),

  values: (graph, points) =>
    points.flatMap((point, index) =>
      graph.inputs.map((name) => {
        const where = points.length > 1 ? ` at ${pointWords(point)}` : '';
        return {
          id: `value:${name}@${index}`,
          part: 'values',
          label: `gradient of ${graph.output} with respect to ${name}${where}`,
          math:
            equation([slope(graph.output, name)], true) +
            (where && `<span class="gw-nth">${where.trim()}</span>`),
          names: [],
          place: { node: name },
          point: index,
        };
      }),
    ),
};

const ORDINALS = ['first', 'second', 'third'];

/** Inputs and named results: an answer may use either. */
function namesOf(graph: Graph): string[] {
  return graph.nodes
    .filter((node) => node.kind !== 'constant' && node.id !== graph.output)
    .map((node) => node.id);
}
