/**
 * Makes the form of a gradient exercise: which fields there are, in which order, what each asks and where it sits on
 * the graph. Pure; the same sheet is prerendered, marked and checked by the content test.
 */
import { parse, runGraph, toGraph } from '../../expr/index.ts';
import { variable } from '../../expr/make.ts';
import type { Env, Graph } from '../../expr/types.ts';
import {
  type Field,
  type Form,
  type GradientExerciseData,
  type Part,
  type PartName,
  pointWords,
} from './form.ts';
import { equation, slope } from './typeset.ts';

/** A form and the graph that it asks about: all that marking needs. */
export interface Sheet extends Form {
  readonly graph: Graph;
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

const PARTS: Readonly<Record<PartName, { title: string; lead: (points: readonly Env[]) => string }>> = {
  forward: {
    title: 'Forward values',
    lead: (points) =>
      `Each operation's value at ${pointWords(points[0]).replaceAll(' = ', '\u00a0=\u00a0')}.`,
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
          // ∂f/∂y along one edge looks like the partial asked for later: the edge is named so that nobody mixes them up.
          math: `${equation([slope(edge.to, edge.from)], true)}<span class="gw-nth">${edge.from} → ${edge.to}${nth}</span>`,
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
