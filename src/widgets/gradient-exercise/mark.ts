/** Marks one field of a gradient exercise. The rules are in `grading`; this only brings question and answer together. */
import { evaluate, parse, print } from '../../expr/index.ts';
import type { Env } from '../../expr/types.ts';
import { markGradient, markNumber } from '../../grading/index.ts';
import { markLocal } from '../../grading/local.ts';
import type { Verdict } from '../../grading/verdict.ts';
import type { Field, GradientExerciseData, Sheet } from './sheet.ts';

type Foreseen = GradientExerciseData['mistakes'][number];

/** What the field asks about, as authors name it in `mistakes[].for`: `s`, `s>f:0` or `x`. */
export function subjectOf(field: Field): string {
  return field.place.edge ?? field.place.node ?? '';
}

export function markField(sheet: Sheet, field: Field, answer: string): Verdict {
  const mistakes = sheet.exercise.mistakes.filter((mistake) => mistake.for === subjectOf(field));
  return MARKERS[field.part](sheet, field, answer, mistakes);
}

type Marker = (sheet: Sheet, field: Field, answer: string, mistakes: readonly Foreseen[]) => Verdict;

const MARKERS: Readonly<Record<Field['part'], Marker>> = {
  forward: ({ graph, runs }, field, answer, mistakes) => {
    const node = graph.nodes.find((other) => other.id === field.place.node);
    const operands = [...new Set(node?.inputs)].join(' and ');
    return markNumber(answer, runs[0]?.values[node?.id ?? ''] ?? Number.NaN, {
      at: field.place,
      hint: `Put the values of ${operands} into ${node ? print(node.formula) : ''}.`,
      mistakes: inNumbers(mistakes, runs[0]?.values ?? {}),
    });
  },

  local: ({ exercise, graph, runs }, field, answer, mistakes) => {
    const edge = graph.edges.find((other) => other.id === field.place.edge);
    const run = runs[0];
    if (edge === undefined || run === undefined)
      throw new RangeError(`The graph has no edge ${field.place.edge}.`);
    return markLocal({
      graph,
      edge,
      run,
      answer,
      domain: exercise.domain,
      mistakes: mistakes.map((mistake) => ({ ...mistake, at: placeOf(mistake) })),
    });
  },

  partials: ({ exercise, graph }, field, answer) =>
    markGradient({
      expression: exercise.expression,
      wrt: subjectOf(field),
      answer,
      variables: graph.inputs,
      steps: exercise.steps,
      domain: exercise.domain,
      mistakes: exercise.mistakes,
      point: exercise.points[0],
    }),

  values: ({ graph, runs }, field, answer, mistakes) => {
    const run = runs[field.point];
    const name = subjectOf(field);
    return markNumber(answer, run?.grads[name] ?? Number.NaN, {
      at: field.place,
      hint: `Put the numbers of this point into every local derivative on the way from ${name} to ${graph.output}. Multiply along each path, add across them.`,
      mistakes: inNumbers(mistakes, run?.values ?? {}),
    });
  },
};

/** What a foreseen slip comes to at one point, given the values of all nodes there. */
function inNumbers(mistakes: readonly Foreseen[], values: Env) {
  return mistakes.map((mistake) => ({
    value: evaluate(parse(mistake.answer, { variables: Object.keys(values) }), values),
    message: mistake.message,
    at: placeOf(mistake),
  }));
}

function placeOf({ edge, node, for: subject }: Foreseen) {
  if (edge !== undefined) return { edge };
  if (node !== undefined) return { node };
  return subject.includes('>') ? { edge: subject } : { node: subject };
}
