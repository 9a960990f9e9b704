/** Every number of the timeline as a question: what is asked, and the right number. What helps is in help.ts. */
import type { GraphRun } from '../../expr/types.ts';
import type { GraphPlan, PlanEdge, PlanNode } from '../../viz/graph-plan.ts';
import type { Piece } from '../../viz/math-text.ts';
import { nameRun } from '../../viz/math-text.ts';
import { messageOn } from './scene.ts';
import type { Reveal, Step } from './timeline.ts';
import { edgeOf, nodeOf, partial } from './words.ts';

export interface Question {
  readonly step: Step;
  readonly reveal: Reveal;
  /** The sentence above the field. */
  readonly ask: readonly Piece[];
  /** What stands before the field, up to the equals sign. */
  readonly left: readonly Piece[];
  readonly tone: 'forward' | 'local' | 'grad';
  readonly expected: number;
}

type Words = Pick<Question, 'ask' | 'left' | 'tone' | 'expected'>;

export function questionsOf(plan: GraphPlan, run: GraphRun, steps: readonly Step[]): Question[] {
  return steps.flatMap((step) =>
    step.reveals.map((reveal): Question => ({ step, reveal, ...wordsFor(plan, run, step, reveal) })),
  );
}

function wordsFor(plan: GraphPlan, run: GraphRun, step: Step, reveal: Reveal): Words {
  switch (reveal.what) {
    case 'value':
      return askValue(run, nodeOf(plan, reveal.node));
    case 'local':
      return askLocal(plan, run, edgeOf(plan, reveal.edge));
    case 'seed':
      return askSeed(reveal.node);
    case 'message':
      return askMessage(plan, run, step, edgeOf(plan, reveal.edge));
    case 'total':
      return askTotal(plan, run, nodeOf(plan, reveal.node));
  }
}

function askValue(run: GraphRun, node: PlanNode): Words {
  return {
    ask: ['Forward. What is the value of ', { math: node.name }, '?'],
    left: [{ math: [...node.name, { text: ' = ' }, ...node.formula] }],
    tone: 'forward',
    expected: run.values[node.id] ?? Number.NaN,
  };
}

function askLocal(plan: GraphPlan, run: GraphRun, edge: PlanEdge): Words {
  const target = nodeOf(plan, edge.to);
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
  };
}

function askSeed(id: string): Words {
  const f = nameRun(id);
  return {
    ask: ['Backward. Start at the end: how fast does ', { math: [f] }, ' change with itself?'],
    left: [partial(f, f)],
    tone: 'grad',
    expected: 1,
  };
}

function askMessage(plan: GraphPlan, run: GraphRun, step: Step, edge: PlanEdge): Words {
  const [from, to] = [nameRun(edge.from), nameRun(edge.to)];
  const receiver = nodeOf(plan, edge.from);
  const whole = receiver.uses === 1;
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
  };
}

function askTotal(plan: GraphPlan, run: GraphRun, node: PlanNode): Words {
  return {
    ask: ['Everything has arrived. What is the gradient of ', { math: node.name }, '?'],
    left: [partial(nameRun(plan.output), nameRun(node.id))],
    tone: 'grad',
    expected: run.grads[node.id] ?? Number.NaN,
  };
}
