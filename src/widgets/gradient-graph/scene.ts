/**
 * What the drawing shows at one moment, as plain data: which numbers are known, which edge something travels on,
 * which number is asked for. The view puts it on the plan's coordinates.
 */
import type { GraphRun } from '../../expr/types.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { GraphPlan, PlanEdge } from '../../viz/graph-plan.ts';
import type { Focus, Scene, SceneEdge, SceneNode } from '../../viz/graph-scene.ts';
import { arrivalsAt, type Reveal, type Step } from './timeline.ts';

/** What is known and what is going on. */
export interface Moment {
  readonly known: readonly Reveal[];
  /** The step being looked at; nothing is lit without one. */
  readonly step: Step | undefined;
  readonly asked: Reveal | undefined;
}

/** Messages that travel back along an edge: ∂f/∂to · ∂to/∂from. */
export function messageOn(edge: PlanEdge, run: GraphRun): number {
  return (run.grads[edge.to] ?? Number.NaN) * (run.locals[edge.id] ?? Number.NaN);
}

export function sceneOf(plan: GraphPlan, run: GraphRun, moment: Moment): Scene {
  const known = new Set(moment.known.map(keyOf));
  const isKnown = (what: Reveal['what'], id: string): boolean => known.has(`${what} ${id}`);
  const { step, asked } = moment;
  const askedKey = asked === undefined ? '' : keyOf(asked);

  const nodes = plan.nodes.map((node): SceneNode => {
    const given = node.kind !== 'operation';
    const leaving = arrivalsAt(plan, node.id);
    const received = leaving.filter((edge) => isKnown('message', edge.id));
    const fork = node.uses > 1;
    const single = leaving.length === 1 && received.length === 1;
    const hasGrad = isKnown('seed', node.id) || isKnown('total', node.id) || (single && !fork);
    return {
      id: node.id,
      value: given || isKnown('value', node.id) ? formatNumber(run.values[node.id] ?? Number.NaN) : undefined,
      grad: hasGrad ? formatNumber(run.grads[node.id] ?? Number.NaN) : undefined,
      terms: fork && received.length > 0 ? termsOf(received, leaving.length, run) : undefined,
      focus: focusOf(node.id, step),
      asked:
        askedKey === `value ${node.id}`
          ? 'value'
          : askedKey === `seed ${node.id}` || askedKey === `total ${node.id}`
            ? 'grad'
            : undefined,
    };
  });

  const edges = plan.edges.map((edge): SceneEdge => {
    const forward = step?.kind === 'compute' && step.node === edge.to;
    const backward = step?.kind === 'send' && step.edge === edge.id;
    return {
      id: edge.id,
      local: isKnown('local', edge.id) ? formatNumber(run.locals[edge.id] ?? Number.NaN) : undefined,
      message: isKnown('message', edge.id) ? formatNumber(messageOn(edge, run)) : undefined,
      flow: forward ? 'forward' : backward ? 'backward' : undefined,
      asked:
        askedKey === `local ${edge.id}` ? 'local' : askedKey === `message ${edge.id}` ? 'message' : undefined,
    };
  });
  return { nodes, edges };
}

export function keyOf(reveal: Reveal): string {
  return `${reveal.what} ${'node' in reveal ? reveal.node : reveal.edge}`;
}

function focusOf(id: string, step: Step | undefined): Focus | undefined {
  if (step === undefined) return undefined;
  if (step.kind === 'compute') return step.node === id ? 'forward' : undefined;
  return (step.receiver ?? step.node) === id ? 'backward' : undefined;
}

/** What fits into a box beside `= `: letters, and terms of one digit with their signs. */
const TERMS_LENGTH = 12;
const MOST_TERMS = 3;

/** The terms as one line; fewer digits, then only their number, when a box could not hold them. */
function termsOf(received: readonly PlanEdge[], expected: number, run: GraphRun): string {
  const open = received.length < expected ? ' + …' : '';
  const line = (digits: number): string =>
    sumText(
      received.map((edge) => messageOn(edge, run)),
      digits,
    ) + open;
  if (received.length <= MOST_TERMS)
    for (const digits of [4, 3, 2]) {
      const text = line(digits);
      if (text.length <= TERMS_LENGTH) return text;
    }
  return open === '' ? `${expected} terms` : `${received.length} of ${expected} terms`;
}

/** `5 + 3`, `5 − 2`, `−1 + 4`; of many terms the first and the last: `1 + 1 + 1 + 1 + … + 1 + 1 + 1`. */
export function sumText(terms: readonly number[], digits = 4): string {
  const texts = terms.map((term, index) => {
    const text = formatNumber(term, digits);
    if (index === 0) return text;
    return text.startsWith('−') ? ` − ${text.slice(1)}` : ` + ${text}`;
  });
  return shortened(texts, ' + …').join('');
}

/** The items, or where nobody would read them all the first and the last, with `gap` for what is left out. */
export function shortened<T>(items: readonly T[], gap: T): readonly T[] {
  return items.length > 8 ? [...items.slice(0, 4), gap, ...items.slice(-3)] : items;
}
