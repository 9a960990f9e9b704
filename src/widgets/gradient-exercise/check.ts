/** What a schema cannot see about a gradient exercise: that its formulas, steps, points and edges fit together. */
import { ExprError } from '../../expr/index.ts';
import { allFields, type GradientExerciseData, subjectOf } from './form.ts';
import { markField } from './mark.ts';
import { makeSheet, type Sheet } from './sheet.ts';

/**
 * The sheet of a sound exercise.
 * @throws Error naming `file`, the key, what was expected and what was found.
 */
export function checkedSheet(exercise: GradientExerciseData, file: string): Sheet {
  const fail = (key: string, words: string): never => {
    throw new Error(`${file}: ${key}: ${words}`);
  };
  const sheet = attempt(
    () => makeSheet(exercise),
    (words) => fail('expression, steps or points', words),
  );
  const { graph } = sheet;
  const nodes = graph.nodes.map((node) => node.id);
  const edges = graph.edges.map((edge) => edge.id);
  const fields = allFields(sheet);

  for (const [i, point] of exercise.points.entries()) {
    const given = Object.keys(point).toSorted().join(', ');
    const wanted = graph.inputs.toSorted().join(', ');
    if (given !== wanted)
      fail(`points[${i}]`, `expected a number for each of ${wanted}, found ${given || 'none'}`);
  }
  for (const [i, mistake] of exercise.mistakes.entries()) {
    const key = `mistakes[${i}]`;
    if (mistake.edge !== undefined && !edges.includes(mistake.edge))
      fail(`${key}.edge`, `expected one of ${edges.join(', ')}, found ${mistake.edge}`);
    if (mistake.node !== undefined && !nodes.includes(mistake.node))
      fail(`${key}.node`, `expected one of ${nodes.join(', ')}, found ${mistake.node}`);
    const asked = fields.filter((field) => subjectOf(field) === mistake.for);
    if (asked.length === 0)
      fail(`${key}.for`, `expected one of ${fields.map(subjectOf).join(', ')}, found ${mistake.for}`);
    for (const field of asked) {
      const verdict = attempt(
        () => markField(sheet, field, mistake.answer),
        (words) => fail(`${key}.answer`, words),
      );
      // Where a number is asked, the slip may lead to the right one at some point: only its formula is proved here.
      if (field.names.length === 0) continue;
      if (verdict.kind !== 'wrong' || verdict.message !== mistake.message)
        fail(
          `${key}.answer`,
          `expected a wrong answer that earns its own message; ${mistake.answer} is ${verdict.kind}: ${verdict.message ?? ''}`,
        );
    }
  }
  return sheet;
}

function attempt<T>(work: () => T, failed: (words: string) => never): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExprError || error instanceof RangeError) return failed(error.message);
    throw error;
  }
}
