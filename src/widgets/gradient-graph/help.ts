/**
 * What is said to a wrong answer: the slips worth recognizing, with a sentence each, and what to do next. A wrong number that
 * two slips explain is not explained at all. Fetched with the first answer.
 */
import type { GraphRun } from '../../expr/types.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { GraphPlan, PlanEdge, PlanNode } from '../../viz/graph-plan.ts';
import { nameRun, plainText } from '../../viz/math-text.ts';
import type { Question } from './questions.ts';
import { edgeOf, messagesTo, nodeOf, ruleOfOperation } from './words.ts';

interface Slip {
  readonly value: number;
  readonly message: string;
}

interface Help {
  readonly mistakes: readonly Slip[];
  readonly hint: string;
}

export function helpWith(plan: GraphPlan, run: GraphRun, question: Question): Help {
  const { mistakes, hint } = helpFor(plan, run, question);
  return { mistakes: telling(mistakes, question.expected), hint };
}

function helpFor(plan: GraphPlan, run: GraphRun, { reveal }: Question): Help {
  switch (reveal.what) {
    case 'value': {
      const { inputs } = nodeOf(plan, reveal.node);
      const given = inputs.map((id) => `${id} is ${formatNumber(run.values[id] ?? Number.NaN)}`);
      return { mistakes: [], hint: `Put the numbers in: ${[...new Set(given)].join(', ')}.` };
    }
    case 'local': {
      const edge = edgeOf(plan, reveal.edge);
      const rule = ruleOfOperation(nodeOf(plan, edge.to).op);
      const watch = 'Change this input a little, keep the other one, and watch the result.';
      return { mistakes: ofLocal(plan, run, edge), hint: rule ?? watch };
    }
    case 'seed': {
      const { node } = reveal;
      return {
        mistakes: ofSeed(run, node),
        hint: `If ${node} grows by 0.01, by how much does ${node} grow?`,
      };
    }
    case 'message':
      return {
        mistakes: ofMessage(plan, run, edgeOf(plan, reveal.edge)),
        hint: 'Multiply the gradient at the end of the edge by the local derivative on it.',
      };
    case 'total': {
      const node = nodeOf(plan, reveal.node);
      return { mistakes: ofTotal(plan, run, node), hint: `Add what the ${node.uses} edges brought back.` };
    }
  }
}

function ofLocal(plan: GraphPlan, run: GraphRun, edge: PlanEdge): Slip[] {
  const { op } = nodeOf(plan, edge.to);
  const name = plainText([nameRun(edge.from)]);
  const own = (message: string): Slip => ({ value: run.values[edge.from] ?? Number.NaN, message });
  const slips: Slip[] = [
    {
      value: run.values[edge.to] ?? Number.NaN,
      message: `That is the value of ${edge.to}. Asked is how fast it changes with ${name}.`,
    },
  ];
  if (op === 'mul')
    slips.push(own(`That is ${name} itself. If ${name} grows by 1, the product grows by the other factor.`));
  if (op === 'add' || op === 'sub')
    slips.push(own(`That is the value of ${name}. If ${name} grows by 1, how much does ${edge.to} change?`));
  if (op === 'pow')
    slips.push(own(`That is ${name} with no exponent in front. Bring the exponent down as a factor.`));
  return slips;
}

function ofSeed(run: GraphRun, id: string): Slip[] {
  return [
    {
      value: run.values[id] ?? Number.NaN,
      message: `That is the value of ${id}. Its gradient says how fast ${id} changes when ${id} does.`,
    },
    {
      value: 0,
      message: `With 0 here everything behind it would be 0 too. ${id} does change when ${id} does.`,
    },
  ];
}

function ofMessage(plan: GraphPlan, run: GraphRun, edge: PlanEdge): Slip[] {
  const upstream = run.grads[edge.to] ?? Number.NaN;
  const local = run.locals[edge.id] ?? Number.NaN;
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
  if (nodeOf(plan, edge.from).uses > 1) {
    slips.push({
      value: run.grads[edge.from] ?? Number.NaN,
      message: 'That is the sum over all edges. Asked is what this one edge brings back.',
    });
  }
  return slips;
}

function ofTotal(plan: GraphPlan, run: GraphRun, node: PlanNode): Slip[] {
  const terms = messagesTo(plan, run, node.id);
  const name = plainText(node.name);
  return [
    {
      value: terms.reduce((product, term) => product * term, 1),
      message: 'That is their product. Across paths, add: the changes arrive side by side.',
    },
    ...terms.map((term) => ({
      value: term,
      message: `That is one of the terms. ${name} reaches ${plan.output} along every edge that leaves it: add them all.`,
    })),
  ];
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
