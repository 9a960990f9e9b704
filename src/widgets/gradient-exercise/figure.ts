/** What the exercise's graph shows at this moment: numbers found so far, the place in question, the place of a slip. */
import type { Place } from '../../grading/verdict.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import type { Focus, Scene } from '../../viz/graph-scene.ts';
import { allFields, type Form } from './form.ts';
import type { Work } from './work.ts';

export interface FigureState {
  /** Which of the exercise's points the numbers belong to: that of the field being filled in. */
  readonly point: number;
  /** Found numbers as text, by node or edge id. What has not been found is absent, what was not asked is shown. */
  readonly values: Readonly<Record<string, string>>;
  readonly locals: Readonly<Record<string, string>>;
  readonly grads: Readonly<Record<string, string>>;
  /** The field being filled in sits here. */
  readonly focus: Place | undefined;
  /** Edges of the path that the wrong answer followed, where the verdict knows it. */
  readonly followed: ReadonlySet<string>;
  /** The last wrong answer slipped here. */
  readonly slip: Place | undefined;
}

/** The nodes and edges of the graph: the drawn plan has them as well as the graph itself. */
interface Shape {
  readonly nodes: readonly { readonly id: string; readonly kind: 'input' | 'constant' | 'operation' }[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

export function figureState(
  form: Form,
  graph: Shape,
  work: Work,
  focusedField: string | undefined,
): FigureState {
  const { runs, exercise } = form;
  const fields = allFields(form);
  const focused = fields.find((field) => field.id === focusedField);
  const point = focused?.point ?? 0;
  const run = runs[point];
  // An answer that is right only beside an earlier slip is not the number of this graph.
  const found = (id: string) => {
    const verdict = work.answers[id]?.verdict;
    return verdict?.kind === 'correct' && !verdict.carried;
  };
  const asked = new Set(exercise.ask);
  const values: Record<string, string> = {};
  const locals: Record<string, string> = {};
  const grads: Record<string, string> = {};

  for (const node of graph.nodes)
    if (node.kind !== 'operation' || !asked.has('forward') || (point === 0 && found(`forward:${node.id}`)))
      values[node.id] = formatNumber(run?.values[node.id] ?? Number.NaN);
  for (const edge of graph.edges)
    if (point === 0 && found(`local:${edge.id}`))
      locals[edge.id] = formatNumber(run?.locals[edge.id] ?? Number.NaN);
  // Once everything is found, the gradients in between are shown too.
  const solved = fields.every((field) => found(field.id));
  for (const { id, kind } of graph.nodes)
    if (kind !== 'constant' && (solved || found(`partial:${id}`) || found(`value:${id}@${point}`)))
      grads[id] = formatNumber(run?.grads[id] ?? Number.NaN);

  const verdict = focused && work.answers[focused.id]?.verdict;
  const slip = verdict?.kind === 'wrong' ? verdict.at : undefined;
  const followed = edgesAlong(graph, verdict?.kind === 'wrong' ? verdict.paths?.yours : undefined);
  return { point, values, locals, grads, focus: focused?.place, followed, slip };
}

/** What is shown, on the nodes and edges of the drawing. What is still to be found reads `?`. */
export function figureScene(
  plan: GraphPlan,
  { values, locals, grads, focus, followed, slip }: FigureState,
): Scene {
  const lit = (place: Place): Focus | undefined => {
    if (samePlace(place, slip)) return 'slip';
    if (place.edge !== undefined && followed.has(place.edge)) return 'followed';
    return samePlace(place, focus) ? 'here' : undefined;
  };
  return {
    nodes: plan.nodes.map(({ id, kind }) => ({
      id,
      value: values[id] ?? '?',
      grad: grads[id] ?? (kind === 'input' ? '?' : undefined),
      focus: lit({ node: id }),
    })),
    edges: plan.edges.map(({ id, silent }) => ({
      id,
      local: silent ? undefined : (locals[id] ?? '?'),
      flow: lit({ edge: id }),
    })),
  };
}

function samePlace(place: Place, other: Place | undefined): boolean {
  if (other === undefined) return false;
  return place.edge === undefined ? other.node === place.node : other.edge === place.edge;
}

/** The edges of paths written as `y → s → f and y → f`; none for any other text. */
function edgesAlong(graph: Shape, written = ''): Set<string> {
  const steps = written.split(' and ').flatMap((path) => {
    const nodes = path.split(' → ');
    return nodes.slice(1).map((to, i) => ({ from: nodes[i], to }));
  });
  const along = (from: string, to: string) => steps.some((step) => step.from === from && step.to === to);
  return new Set(graph.edges.filter((edge) => along(edge.from, edge.to)).map((edge) => edge.id));
}
