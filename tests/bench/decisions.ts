/** How long a learner waits for a mark and for a picture: every wrong answer of a hard exercise, and 300 operations. */
import { parse, variablesOf } from '../../src/expr/index.ts';
import { markGradient } from '../../src/grading/index.ts';
import { planGraph } from '../../src/viz/graph-plan.ts';
import { typedGraph } from '../../src/viz/typed-graph.ts';
import bank from '../unit/grading/bank/scalar.json' with { type: 'json' };

/** Milliseconds. */
export interface Decisions {
  /** The slowest of all marks of the bank: what nobody foresaw, so that every known slip is tried. */
  markMs: number;
  /** Laying out 299 operations, formulas set, as for a reader who typed them. */
  layoutMs: number;
}

/** Least time of the processor, which others on the machine stretch less than the clock's. */
function best(rounds: number, run: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

export function decisions(rounds = 5): Decisions {
  const questions = bank.flatMap(({ expression, steps, points }) =>
    variablesOf(parse(expression)).map((wrt) => ({
      expression,
      steps,
      wrt,
      point: points[0]?.at as unknown as Record<string, number>,
      answer: `(${expression})*7 + ${wrt}/3`,
    })),
  );
  const marks = questions.map((question) => best(rounds, () => markGradient(question)));
  const wide = Array.from({ length: 100 }, (_, i) => `(x + ${i + 1})*y`).join(' + ');
  const { graph, expr } = typedGraph(wide);
  return { markMs: Math.max(...marks), layoutMs: best(rounds, () => planGraph(graph, expr)) };
}
