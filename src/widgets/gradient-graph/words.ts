/**
 * What each step says, in words and as a formula with its numbers. Plain data, so that the page can set it in
 * type, speak it and test it.
 */
import type { GraphRun } from '../../expr/types.ts';
import { formatNumber, isRounded } from '../../viz/format-number.ts';
import type { GraphPlan, PlanEdge, PlanNode } from '../../viz/graph-plan.ts';
import { type MathRun, nameRun, type Piece, plainText, substituteRuns } from '../../viz/math-text.ts';
import { messageOn, sumText } from './scene.ts';
import { arrivalsAt, type Show, type Step } from './timeline.ts';

export interface Caption {
  /** `Forward: s = x + y`. */
  readonly title: readonly Piece[];
  /** The calculation, one line each. */
  readonly lines: readonly (readonly Piece[])[];
  /** The rule at work, where there is one worth saying. */
  readonly rule: string | undefined;
}

/** What an operation does to a small change of one of its inputs: its local derivatives in a sentence. */
const RULES: Readonly<Record<string, string>> = {
  add: 'A sum passes every change on as it is: both local derivatives are 1.',
  sub: 'A difference passes the first on as it is and turns the sign of the second: 1 and −1.',
  mul: 'A product swaps: toward one factor, the local derivative is the other factor.',
  div: 'Of u / v: 1 / v toward the top, −u / v² toward the bottom.',
  pow: 'Of uᵏ: k · uᵏ⁻¹, the exponent in front and one less above.',
  neg: 'A minus sign turns the change around: −1.',
  exp: 'The exponential is its own derivative.',
  log: 'Of ln u: 1 / u.',
  sqrt: 'Of √u: one over twice the root.',
  sin: 'Of sin u: cos u.',
  cos: 'Of cos u: −sin u.',
  tan: 'Of tan u: 1 + the square of the result.',
  tanh: 'Of tanh u: 1 − the square of the result.',
  sigmoid: 'Of σ(u): the result times 1 − the result.',
  relu: 'Where the input is positive relu passes the change on: 1. Elsewhere it stops it: 0.',
  softplus: 'Of softplus: the sigmoid of the input.',
  max: 'The larger input passes its change on: 1. The smaller one has no say: 0.',
  min: 'The smaller input passes its change on: 1. The larger one has no say: 0.',
  abs: 'Of |u|: the sign of u.',
  step: 'A step is flat on both sides: 0.',
  folded: 'Several operations folded into one: toward each input, the sum over the paths inside.',
};

/** The rule of an operation's local derivatives in one sentence. */
export function ruleOfOperation(op: string | undefined): string | undefined {
  return RULES[op ?? ''];
}

const EQUALS = ' = ';

export function startCaption(plan: GraphPlan, show: Show): Caption {
  const names = list(plan.inputs.map((id): Piece[] => [{ math: [nameRun(id)] }]));
  const next =
    show === 'forward' ? 'Next, values flow forwards.' : 'Forwards first: values before gradients.';
  return {
    title: ['Only the inputs are known'],
    lines: [[...names, ` ${plan.inputs.length === 1 ? 'is' : 'are'} given. ${next}`]],
    rule: undefined,
  };
}

/** The whole result at a glance, before anybody has stepped. */
export function doneCaption(plan: GraphPlan, run: GraphRun, show: Show): Caption {
  const f = nameRun(plan.output);
  const value = run.values[plan.output] ?? Number.NaN;
  const result: Piece[] = [
    { math: [f, { text: EQUALS }, ...plan.formula] },
    equals(value),
    { tone: 'forward', number: formatNumber(value) },
  ];
  const gradients = plan.inputs.map((id): Piece[] => {
    const grad = run.grads[id] ?? Number.NaN;
    const terms = messagesTo(plan, run, id);
    const sum: Piece[] =
      terms.length > 1 && terms.length < 4 ? [{ tone: 'grad', number: sumText(terms) }, equals(grad)] : [];
    return [partial(f, nameRun(id)), EQUALS, ...sum, { tone: 'grad', number: formatNumber(grad) }];
  });
  return {
    title: [show === 'all' ? 'Forward and backward, all at once' : 'All values at once'],
    lines: show === 'all' ? [result, ...gradients.slice(0, 4)] : [result],
    rule:
      show === 'all' && plan.inputs.length > 2 ? undefined : 'Play it from the start, or step through it.',
  };
}

export function captionOf(plan: GraphPlan, run: GraphRun, step: Step, show: Show): Caption {
  if (step.kind === 'compute') return computeCaption(plan, run, nodeOf(plan, step.node), show);
  if (step.kind === 'seed') {
    const f = nameRun(step.node);
    return {
      title: ['Backward: start at ', { math: [f] }],
      lines: [[partial(f, f), EQUALS, { tone: 'grad', number: '1' }]],
      rule: 'The output changes exactly as fast as itself. This 1 is the seed of the backward pass.',
    };
  }
  return sendCaption(plan, run, step);
}

function computeCaption(plan: GraphPlan, run: GraphRun, node: PlanNode, show: Show): Caption {
  const value = run.values[node.id] ?? Number.NaN;
  const arriving = plan.edges.filter((edge) => edge.to === node.id && !edge.silent);
  const locals = arriving.map((edge): Piece[] => [
    partial(nameRun(node.id), nameRun(edge.from)),
    ...(edge.local.length === 0 ? [] : [EQUALS, { math: edge.local }]),
    equals(run.locals[edge.id]),
    { tone: 'local', number: formatNumber(run.locals[edge.id] ?? Number.NaN) },
  ]);
  return {
    title: ['Forward: compute ', { math: node.name }],
    lines: [
      [
        { math: [...node.name, { text: EQUALS }, ...node.formula] },
        EQUALS,
        { math: substituteRuns(node.formula, (name) => formatNumber(run.values[name] ?? Number.NaN)) },
        equals(value),
        { tone: 'forward', number: formatNumber(value) },
      ],
      ...(show === 'forward' || locals.length === 0 ? [] : [list(locals, ', ')]),
    ],
    rule: show === 'forward' ? undefined : ruleOfOperation(node.op),
  };
}

function sendCaption(plan: GraphPlan, run: GraphRun, step: Step): Caption {
  const edge = edgeOf(plan, step.edge ?? '');
  const receiver = nodeOf(plan, edge.from);
  const f = nameRun(plan.output);
  const message = messageOn(edge, run);
  const fork = receiver.uses > 1;
  const turn = step.turn ?? 1;
  const lines: Piece[][] = [
    [
      partial(f, nameRun(edge.to)),
      ' · ',
      partial(nameRun(edge.to), nameRun(edge.from)),
      EQUALS,
      { tone: 'grad', number: formatNumber(run.grads[edge.to] ?? Number.NaN) },
      ' × ',
      { tone: 'local', number: bracketed(run.locals[edge.id] ?? Number.NaN) },
      equals(message),
      { tone: 'grad', number: formatNumber(message) },
    ],
  ];
  if (fork && turn === receiver.uses) {
    const grad = run.grads[receiver.id] ?? Number.NaN;
    const terms = messagesTo(plan, run, receiver.id);
    lines.push([
      partial(f, nameRun(receiver.id)),
      EQUALS,
      { tone: 'grad', number: sumText(terms) },
      equals(grad),
      { tone: 'grad', number: formatNumber(grad) },
    ]);
  }
  return {
    title: ['Backward: from ', { math: [nameRun(edge.to)] }, ' to ', { math: [nameRun(edge.from)] }],
    lines,
    rule: sendRule(receiver, turn),
  };
}

function sendRule(receiver: PlanNode, turn: number): string {
  const name = plainText(receiver.name);
  if (receiver.uses < 2)
    return 'Along an edge, multiply: the gradient at its end times its local derivative.';
  if (turn < receiver.uses) {
    const left = receiver.uses - turn;
    const more = left === 1 ? 'One more edge leaves' : `${countWord(left)} more edges leave`;
    return `${more} ${name}, so this is only a part of its gradient. It waits.`;
  }
  return `${countWord(receiver.uses)} edges leave ${name}. What they bring back is added.`;
}

function countWord(count: number): string {
  return ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'][count] ?? String(count);
}

/** The messages that arrive at a node, in the order in which they come. */
export function messagesTo(plan: GraphPlan, run: GraphRun, id: string): number[] {
  return arrivalsAt(plan, id).map((edge) => messageOn(edge, run));
}

/** ∂a/∂b as one formula. */
export function partial(a: MathRun, b: MathRun): Piece {
  return { math: [{ text: '∂' }, a, { text: '/∂' }, b] };
}

/** A caption, title first, as one line to be read aloud. */
export function spoken(caption: Caption): string {
  const lines = [caption.title, ...caption.lines].map((line) => line.map(speak).join(''));
  return [...lines, ...(caption.rule === undefined ? [] : [caption.rule])].join('. ').replaceAll('..', '.');
}

export function speak(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return 'math' in piece ? plainText(piece.math) : piece.number;
}

function equals(value: number | undefined): string {
  return value !== undefined && isRounded(value) ? ' ≈ ' : EQUALS;
}

function bracketed(value: number): string {
  const text = formatNumber(value);
  return text.startsWith('−') ? `(${text})` : text;
}

function list(items: readonly (readonly Piece[])[], last = ' and '): Piece[] {
  return items.flatMap((item, index) =>
    index === 0 ? item : [index === items.length - 1 ? last : ', ', ...item],
  );
}

export function nodeOf(plan: GraphPlan, id: string): PlanNode {
  const node = plan.nodes.find((n) => n.id === id);
  if (node === undefined) throw new RangeError(`There is no node “${id}” in this graph.`);
  return node;
}

export function edgeOf(plan: GraphPlan, id: string): PlanEdge {
  const edge = plan.edges.find((e) => e.id === id);
  if (edge === undefined) throw new RangeError(`There is no edge “${id}” in this graph.`);
  return edge;
}
