/** A walk at one moment: what each node holds, what has traveled on each edge, who still waits for whom. */
import type { GraphRun } from '../../expr/types.ts';
import { formatNumber, isRounded } from '../../viz/format-number.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import type { Scene } from '../../viz/graph-scene.ts';
import type { Piece } from '../../viz/math-text.ts';
import { nameRun } from '../../viz/math-text.ts';
import type { Sending, Visit, Walk } from './orders.ts';
import { sceneOf } from './scene.ts';
import { timelineOf } from './timeline.ts';

/** One sending and the visit it belongs to. */
interface Moment {
  readonly visit: Visit;
  readonly sending: Sending;
}

export function momentsOf(walk: Walk): Moment[] {
  return walk.visits.flatMap((visit) => visit.sendings.map((sending) => ({ visit, sending })));
}

/** After the first `position` sendings. */
export function orderScene(plan: GraphPlan, run: GraphRun, walk: Walk, position: number): Scene {
  const forward = timelineOf(plan, 'local').flatMap((step) => step.reveals);
  const base = sceneOf(plan, run, { known: forward, step: undefined, asked: undefined });
  const moments = momentsOf(walk);
  const done = moments.slice(0, position);
  const last = done.at(-1);

  const held = heldAt(walk, moments, position);
  const messages = new Map(done.map(({ sending }) => [sending.edge.id, sending.message]));
  const heard = new Set(done.map(({ sending }) => sending.edge.id));
  const reached = new Set([plan.output, ...done.map(({ sending }) => sending.edge.from)]);
  return {
    nodes: base.nodes.map((node) => {
      const waits = plan.edges.filter(
        ({ id, from, silent }) => from === node.id && !silent && !heard.has(id),
      ).length;
      const grad = held[node.id] ?? 0;
      return {
        ...node,
        grad: reached.has(node.id) || grad !== 0 ? formatNumber(grad) : undefined,
        focus: last?.sending.edge.from === node.id ? ('backward' as const) : undefined,
        ...(waits > 0 ? { badge: `waits for ${waits}` } : {}),
      };
    }),
    edges: base.edges.map((edge) => {
      const message = messages.get(edge.id);
      return {
        ...edge,
        message: message === undefined ? undefined : formatNumber(message),
        flow: last?.sending.edge.id === edge.id ? ('backward' as const) : undefined,
      };
    }),
  };
}

/** The gradients after the first `position` sendings. */
function heldAt(walk: Walk, moments: readonly Moment[], position: number): Readonly<Record<string, number>> {
  const current = moments[position - 1];
  if (current === undefined) return walk.visits[0]?.held ?? walk.grads;
  const { visit, sending } = current;
  const soFar = visit.sendings.slice(0, visit.sendings.indexOf(sending) + 1);
  return { ...visit.held, ...Object.fromEntries(soFar.map(({ edge, after }) => [edge.from, after])) };
}

/** `f sends u: 1 × 1 = 1. u holds 0 + 1 = 1.` and, in an illegal order, who was not waited for. */
export function sendingWords(moment: Moment): {
  readonly line: readonly Piece[];
  readonly warning: string | undefined;
} {
  const { visit, sending } = moment;
  const { edge, upstream, message, before, after } = sending;
  const local = message / upstream;
  const added = Math.abs(before + message - after) <= 1e-12 * Math.max(1, Math.abs(after));
  const line: Piece[] = [
    { math: [nameRun(edge.to)] },
    ' sends ',
    { math: [nameRun(edge.from)] },
    ': ',
    { tone: 'grad', number: formatNumber(upstream) },
    ...(Number.isFinite(local)
      ? [' × ', { tone: 'local', number: bracketed(local) } as const]
      : [' × its local derivative']),
    isRounded(message) ? ' ≈ ' : ' = ',
    { tone: 'grad', number: formatNumber(message) },
    '. ',
    { math: [nameRun(edge.from)] },
    ' holds ',
    ...(added && before !== 0 ? [`${formatNumber(before)} + ${bracketed(message)} = `] : []),
    { tone: 'grad', number: formatNumber(after) },
    added || before === 0 ? '.' : `; the ${formatNumber(before)} it held is gone.`,
  ];
  const edges = visit.missing === 1 ? 'one message has' : `${visit.missing} messages have`;
  return {
    line,
    warning: visit.missing > 0 ? `${visit.node} sends too early: ${edges} not arrived there.` : undefined,
  };
}

function bracketed(value: number): string {
  const text = formatNumber(value);
  return text.startsWith('−') ? `(${text})` : text;
}
