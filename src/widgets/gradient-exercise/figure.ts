/** What the exercise's graph shows at this moment: numbers found so far, the place in question, the place of a slip. */
import type { Place } from '../../grading/verdict.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { Work } from './model.ts';
import type { Sheet } from './sheet.ts';

export interface FigureState {
  /** Found numbers as text, by node or edge id. What has not been found is absent, what was not asked is shown. */
  readonly values: Readonly<Record<string, string>>;
  readonly locals: Readonly<Record<string, string>>;
  readonly grads: Readonly<Record<string, string>>;
  /** The field being filled in sits here. */
  readonly focus: Place | undefined;
  /** The last wrong answer slipped here. */
  readonly slip: Place | undefined;
}

export function figureState(sheet: Sheet, work: Work, focusedField: string | undefined): FigureState {
  const { graph, runs, exercise, parts } = sheet;
  const [run] = runs;
  const fields = parts.flatMap((part) => part.fields);
  const found = (id: string) => work.answers[id]?.verdict?.kind === 'correct';
  const asked = new Set(exercise.ask);
  const values: Record<string, string> = {};
  const locals: Record<string, string> = {};
  const grads: Record<string, string> = {};

  for (const node of graph.nodes)
    if (node.kind !== 'operation' || !asked.has('forward') || found(`forward:${node.id}`))
      values[node.id] = formatNumber(run?.values[node.id] ?? Number.NaN);
  for (const edge of graph.edges)
    if (found(`local:${edge.id}`)) locals[edge.id] = formatNumber(run?.locals[edge.id] ?? Number.NaN);
  // Once everything is found, the gradients in between are shown too.
  const solved = fields.every((field) => found(field.id));
  for (const { id, kind } of graph.nodes)
    if (kind !== 'constant' && (solved || found(`partial:${id}`) || found(`value:${id}@0`)))
      grads[id] = formatNumber(run?.grads[id] ?? Number.NaN);

  const focused = fields.find((field) => field.id === focusedField);
  const verdict = focused && work.answers[focused.id]?.verdict;
  const slip = verdict?.kind === 'wrong' ? verdict.at : undefined;
  return { values, locals, grads, focus: focused?.place, slip };
}
