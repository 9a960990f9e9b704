/** The walk through a matrix graph: steps in order, what is known at each, and what is said about it. */

import { formatNumber } from '../../viz/format-number.ts';
import type { Piece } from '../../viz/math-text.ts';
import { nameRun } from '../../viz/math-text.ts';
import type { MatrixEdge, MatrixNode, MatrixPlan } from './matrix-plan.ts';

export type MatrixStep =
  | { readonly kind: 'compute'; readonly node: MatrixNode }
  | { readonly kind: 'seed'; readonly node: MatrixNode }
  | { readonly kind: 'send'; readonly node: MatrixNode; readonly edge: MatrixEdge };

export function matrixSteps({ nodes, edges, output }: MatrixPlan): MatrixStep[] {
  const steps = nodes.filter(({ kind }) => kind === 'step');
  const last = nodes.filter(({ id }) => id === output);
  return [
    ...steps.map((node) => ({ kind: 'compute', node }) as const),
    ...last.map((node) => ({ kind: 'seed', node }) as const),
    ...steps
      .toReversed()
      .flatMap((node) => edgesInto(edges, node).map((edge) => ({ kind: 'send', node, edge }) as const)),
  ];
}

const edgesInto = (edges: readonly MatrixEdge[], { id }: MatrixNode): MatrixEdge[] =>
  edges.filter(({ to }) => to === id);

type Grid = readonly (readonly number[])[];

export interface MatrixScene {
  readonly values: ReadonlyMap<string, Grid>;
  /** What has arrived so far; complete when every use has reported. */
  readonly grads: ReadonlyMap<string, { readonly grid: Grid; readonly complete: boolean }>;
  readonly sent: ReadonlySet<string>;
  readonly step: MatrixStep | undefined;
}

export function matrixScene(plan: MatrixPlan, steps: readonly MatrixStep[], position: number): MatrixScene {
  const done = steps.slice(0, position);
  const values = new Map(
    plan.nodes.filter(({ kind }) => kind === 'given').map((node) => [node.id, node.values]),
  );
  const grads = new Map<string, { grid: Grid; complete: boolean; count: number }>();
  const sent = new Set<string>();
  for (const step of done) {
    if (step.kind === 'compute') values.set(step.node.id, step.node.values);
    else if (step.kind === 'seed') grads.set(step.node.id, { grid: [[1]], complete: true, count: 0 });
    else {
      const { from, id, message } = step.edge;
      const before = grads.get(from);
      const count = (before?.count ?? 0) + 1;
      const uses = plan.nodes.find((node) => node.id === from)?.uses ?? 1;
      const grid = before === undefined ? message : addGrids(before.grid, message);
      grads.set(from, { grid, complete: count === uses, count });
      sent.add(id);
    }
  }
  return { values, grads, sent, step: done.at(-1) };
}

function addGrids(a: Grid, b: Grid): Grid {
  return a.map((row, i) => row.map((entry, j) => entry + (b[i]?.[j] ?? 0)));
}

export interface MatrixCaption {
  readonly title: readonly Piece[];
  readonly lines: readonly (readonly Piece[])[];
}

export function matrixCaption(plan: MatrixPlan, step: MatrixStep | undefined): MatrixCaption {
  if (step === undefined)
    return {
      title: ['Only what is given is known'],
      lines: [['Values first, then gradients. A bar over a name means the gradient of the output by it.']],
    };
  const name: Piece = { math: [nameRun(step.node.id)] };
  if (step.kind === 'compute') {
    const operands = plan.edges
      .filter(({ to }) => to === step.node.id)
      .map(({ from }) => shapeWords(plan, from));
    return {
      title: ['Forward: compute ', name],
      lines: [
        [{ math: [nameRun(step.node.id), { text: ' = ' }, ...step.node.formula] }],
        [`${operands.join(', ')}, so ${step.node.id} is ${shapeWord(step.node)}.`],
      ],
    };
  }
  if (step.kind === 'seed') {
    return {
      title: ['Backward: start at ', name],
      lines: [['The output changes exactly as fast as itself: its gradient is 1.']],
    };
  }
  const { edge } = step;
  const receiver = plan.nodes.find(({ id }) => id === edge.from);
  const more =
    (receiver?.uses ?? 1) > 1 ? ` It is used ${receiver?.uses} times; what comes back is added.` : '';
  const rule: Piece[] =
    edge.rule.length === 0
      ? [name, ' is several operations at once; the engine walked them one by one.']
      : [{ math: [nameRun(edge.from)] }, ' gets ', { math: edge.rule }];
  return {
    title: ['Backward: from ', name, ' to ', { math: [nameRun(edge.from)] }],
    lines: [
      rule,
      [
        `A gradient has the shape of its variable: ${receiver === undefined ? '' : shapeWord(receiver)}.${more}`,
      ],
    ],
  };
}

/** More numbers than these are read in the table, not heard. */
const MOST_HEARD = 12;

/** The numbers that a step makes, row by row, for those who hear it. */
export function numbersHeard(step: MatrixStep): string {
  const [name, grid] =
    step.kind === 'compute'
      ? [step.node.id, step.node.values]
      : step.kind === 'send'
        ? [`The message to ${step.edge.from}`, step.edge.message]
        : ['', []];
  if (grid.length === 0) return '';
  if (grid.flat().length > MOST_HEARD) return 'Its entries are in the table.';
  return `${name} is ${grid.map((row) => row.map((entry) => formatNumber(entry)).join(', ')).join('; ')}.`;
}

const shapeWord = ({ shape }: MatrixNode): string => (shape === 'number' ? 'a number' : shape);

function shapeWords(plan: MatrixPlan, id: string): string {
  const node = plan.nodes.find((one) => one.id === id);
  return `${id} is ${node === undefined ? '' : shapeWord(node)}`;
}
