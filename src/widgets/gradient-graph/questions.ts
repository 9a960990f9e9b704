/**
 * Every number of the timeline as a question: what is asked, the right number, the wrong ones worth recognizing,
 * and what to do next. A wrong number that two slips explain is not explained at all.
 */
import type { GraphRun } from '../../expr/types.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { GraphPlan, PlanEdge, PlanNode } from '../../viz/graph-plan.ts';
import type { Piece } from '../../viz/math-text.ts';
import { nameRun, plainText } from '../../viz/math-text.ts';
import { messageOn } from './scene.ts';
import type { Reveal, Step } from './timeline.ts';
import { edgeOf, messagesTo, nodeOf, partial, ruleOfOperation } from './words.ts';

export interface Slip {
  readonly value: number;
  readonly message: string;
}

export interface Question {
  readonly step: Step;
  readonly reveal: Reveal;
  /** The sentence above the field. */
  readonly ask: readonly Piece[];
  /** What stands before the field, up to the equals sign. */
  readonly left: readonly Piece[];
  readonly tone: 'forward' | 'local' | 'grad';
  readonly expected: number;
  readonly slips: readonly Slip[];
  readonly hint: string;
}

type Words = Pick<Question, 'ask' | 'left' | 'tone' | 'expected' | 'slips' | 'hint'>;

export function questionsOf(plan: GraphPlan, run: GraphRun, steps: readonly Step[]): Question[] {
  return steps.flatMap((step) =>
    step.reveals.map((reveal): Question => {
      const words = wordsFor(plan, run, step, reveal);
      return { step, reveal, ...words, slips: telling(words.slips, words.expected) };
    }),
  );
}

function wordsFor(plan: GraphPlan, run: GraphRun, step: Step, reveal: Reveal): Words {
  switch (reveal.what) {
    case 'value':
      return askValue(run, nodeOf(plan, reveal.node));
    case 'local':
      return askLocal(plan, run, edgeOf(plan, reveal.edge));
    case 'seed':
      return askSeed(run, reveal.node);
    case 'message':
      return askMessage(plan, run, step, edgeOf(plan, reveal.edge));
    case 'total':
      return askTotal(plan, run, nodeOf(plan, reveal.node));
  }
}

function askValue(run: GraphRun, node: PlanNode): Words {
  const given = node.inputs.map((id) => `${id} is ${formatNumber(run.values[id] ?? Number.NaN)}`);
  return {
    ask: ['Forward. What is the value of ', { math: node.name }, '?'],
    left: [{ math: [...node.name, { text: ' = ' }, ...node.formula] }],
    tone: 'forward',
    expected: run.values[node.id] ?? Number.NaN,
    slips: [],
    hint: `Put the numbers in: ${[...new Set(given)].join(', ')}.`,
  };
}

function askLocal(plan: GraphPlan, run: GraphRun, edge: PlanEdge): Words {
  const target = nodeOf(plan, edge.to);
  const own = run.values[edge.from] ?? Number.NaN;
  const name = plainText([nameRun(edge.from)]);
  const slips: Slip[] = [
    {
      value: run.values[edge.to] ?? Number.NaN,
      message: `That is the value of ${edge.to}. Asked is how fast it changes with ${name}.`,
    },
  ];
  if (target.op === 'mul') {
    slips.push({
      value: own,
      message: `That is ${name} itself. If ${name} grows by 1, the product grows by the other factor.`,
    });
  } else if (target.op === 'add' || target.op === 'sub') {
    slips.push({
      value: own,
      message: `That is the value of ${name}. If ${name} grows by 1, how much does ${edge.to} change?`,
    });
  }
  if (target.op === 'pow') {
    slips.push({
      value: own,
      message: `That is ${name} with no exponent in front. Bring the exponent down as a factor.`,
    });
  }
  return {
    ask: [
      'The number on this edge: how fast does ',
      { math: target.name },
      ' change with ',
      { math: [nameRun(edge.from)] },
      ' alone?',
    ],
    left: [partial(nameRun(edge.to), nameRun(edge.from))],
    tone: 'local',
    expected: run.locals[edge.id] ?? Number.NaN,
    slips,
    hint:
      ruleOfOperation(target.op) ?? 'Change this input a little, keep the other one, and watch the result.',
  };
}

function askSeed(run: GraphRun, id: string): Words {
  const f = nameRun(id);
  return {
    ask: ['Backward. Start at the end: how fast does ', { math: [f] }, ' change with itself?'],
    left: [partial(f, f)],
    tone: 'grad',
    expected: 1,
    slips: [
      {
        value: run.values[id] ?? Number.NaN,
        message: `That is the value of ${id}. Its gradient says how fast ${id} changes when ${id} does.`,
      },
      {
        value: 0,
        message: `With 0 here everything behind it would be 0 too. ${id} does change when ${id} does.`,
      },
    ],
    hint: `If ${id} grows by 0.01, by how much does ${id} grow?`,
  };
}

function askMessage(plan: GraphPlan, run: GraphRun, step: Step, edge: PlanEdge): Words {
  const upstream = run.grads[edge.to] ?? Number.NaN;
  const local = run.locals[edge.id] ?? Number.NaN;
  const [from, to] = [nameRun(edge.from), nameRun(edge.to)];
  const receiver = nodeOf(plan, edge.from);
  const whole = receiver.uses === 1;
  const slips: Slip[] = [
    {
      value: upstream + local,
      message: 'That is their sum. Along a path, multiply: a rate of a rate is a product.',
    },
    {
      value: local,
      message: `That is the local derivative alone. Multiply it by what has arrived at ${edge.to}.`,
    },
    {
      value: upstream,
      message: `That is the gradient of ${edge.to} alone. Multiply it by the local derivative on the edge.`,
    },
  ];
  if (!whole) {
    slips.push({
      value: run.grads[edge.from] ?? Number.NaN,
      message: 'That is the sum over all edges. Asked is what this one edge brings back.',
    });
  }
  return {
    ask: [
      `What does this edge bring back from `,
      { math: [to] },
      ' to ',
      { math: [from] },
      whole ? '?' : ` (${step.turn ?? 1} of ${receiver.uses})?`,
    ],
    left: [partial(nameRun(plan.output), to), ' · ', partial(to, from)],
    tone: 'grad',
    expected: messageOn(edge, run),
    slips,
    hint: 'Multiply the gradient at the end of the edge by the local derivative on it.',
  };
}

function askTotal(plan: GraphPlan, run: GraphRun, node: PlanNode): Words {
  const terms = messagesTo(plan, run, node.id);
  const name = plainText(node.name);
  return {
    ask: ['Everything has arrived. What is the gradient of ', { math: node.name }, '?'],
    left: [partial(nameRun(plan.output), nameRun(node.id))],
    tone: 'grad',
    expected: run.grads[node.id] ?? Number.NaN,
    slips: [
      {
        value: terms.reduce((product, term) => product * term, 1),
        message: 'That is their product. Across paths, add: the changes arrive side by side.',
      },
      ...terms.map((term) => ({
        value: term,
        message: `That is one of the terms. ${name} reaches ${plan.output} along every edge that leaves it: add them all.`,
      })),
    ],
    hint: `Add what the ${node.uses} edges brought back.`,
  };
}

/** Slips that no other slip and not the right number could be taken for. */
function telling(slips: readonly Slip[], expected: number): Slip[] {
  const near = (a: number, b: number): boolean =>
    Math.abs(a - b) <= 1e-3 * Math.max(1, Math.abs(a), Math.abs(b));
  const distinct = new Map<string, Slip>();
  for (const slip of slips) distinct.set(`${slip.value} ${slip.message}`, slip);
  const list = [...distinct.values()].filter(
    (slip) => Number.isFinite(slip.value) && !near(slip.value, expected),
  );
  return list.filter((slip) =>
    list.every((other) => other.message === slip.message || !near(other.value, slip.value)),
  );
}
