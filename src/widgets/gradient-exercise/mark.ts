/** Marks one field of a gradient exercise. The rules are in `grading`; this only brings question and answer together. */
import { evaluate, parse, print } from '../../expr/index.ts';
import type { Env } from '../../expr/types.ts';
import { markNumber } from '../../grading/number.ts';
import {
  markAssembly,
  markForwardStep,
  markLocalStep,
  markPartialStep,
  type Work as Steps,
} from '../../grading/steps.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { type Field, type GradientExerciseData, subjectOf } from './form.ts';
import type { Sheet } from './sheet.ts';

type Foreseen = GradientExerciseData['mistakes'][number];

const NO_STEPS: Steps = { forward: {}, local: {} };

/** `steps` are the learner's answers so far: what follows rightly from a slip in them is not another slip. */
export function markField(sheet: Sheet, field: Field, answer: string, steps = NO_STEPS): Verdict {
  const mistakes = sheet.exercise.mistakes.filter((mistake) => mistake.for === subjectOf(field));
  return MARKERS[field.part]({ sheet, field, answer, mistakes, steps });
}

interface Asked {
  readonly sheet: Sheet;
  readonly field: Field;
  readonly answer: string;
  readonly mistakes: readonly Foreseen[];
  readonly steps: Steps;
}

const MARKERS: Readonly<Record<Field['part'], (asked: Asked) => Verdict>> = {
  forward: ({ sheet: { graph, runs }, field, answer, mistakes, steps }) => {
    const [run] = runs;
    const node = graph.nodes.find((other) => other.id === field.place.node);
    if (node === undefined || run === undefined)
      throw new RangeError(`The graph has no node ${field.place.node}.`);
    const operands = [...new Set(node.inputs)].join(' and ');
    return markForwardStep({
      graph,
      run,
      node: node.id,
      answer,
      work: steps,
      at: field.place,
      hint: `Put the values of ${operands} into ${print(node.formula)}.`,
      mistakes: inNumbers(mistakes, run.values),
    });
  },

  local: ({ sheet: { exercise, graph, runs }, field, answer, mistakes, steps }) => {
    const edge = graph.edges.find((other) => other.id === field.place.edge);
    const [run] = runs;
    if (edge === undefined || run === undefined)
      throw new RangeError(`The graph has no edge ${field.place.edge}.`);
    return markLocalStep({
      graph,
      edge,
      run,
      answer,
      work: steps,
      domain: exercise.domain,
      mistakes: mistakes.map((mistake) => ({ ...mistake, at: placeOf(mistake) })),
    });
  },

  partials: ({ sheet: { exercise, graph }, field, answer, steps }) =>
    markPartialStep({
      graph,
      work: steps,
      expression: exercise.expression,
      wrt: subjectOf(field),
      answer,
      variables: graph.inputs,
      steps: exercise.steps,
      domain: exercise.domain,
      mistakes: exercise.mistakes,
      point: exercise.points[0],
    }),

  values: ({ sheet: { graph, runs }, field, answer, mistakes, steps }) => {
    const run = runs[field.point];
    if (run === undefined) throw new RangeError(`The exercise has no point ${field.point + 1}.`);
    const name = subjectOf(field);
    const options = {
      at: field.place,
      hint: `Put the numbers of this point into every local derivative on the way from ${name} to ${graph.output}. Multiply along each path, add across them.`,
      mistakes: inNumbers(mistakes, run.values),
    };
    // Steps are asked at the first point only.
    return field.point === 0
      ? markAssembly({ graph, run, wrt: name, answer, work: steps, ...options })
      : markNumber(answer, run.grads[name] ?? Number.NaN, options);
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
