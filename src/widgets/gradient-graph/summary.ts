/** The whole picture in a few sentences, for those who hear it. */
import type { GraphRun } from '../../expr/types.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import { plainText } from '../../viz/math-text.ts';
import type { Show } from './timeline.ts';

/** `Graph of f = (x + y) · y. Inputs: x = 2, y = 3. Operations: s = x + y = 5, f = s · y = 15. …` */
export function summaryOf(plan: GraphPlan, run: GraphRun, show: Show): string {
  const value = (id: string): string => formatNumber(run.values[id] ?? Number.NaN);
  const grad = (id: string): string => formatNumber(run.grads[id] ?? Number.NaN);
  const inputs = plan.inputs.map((id) => `${id} = ${value(id)}`).join(', ');
  const operations = plan.nodes.filter((node) => node.kind === 'operation');
  const parts = [`Graph of ${plan.output} = ${plainText(plan.formula)}.`, `Inputs: ${inputs}.`];
  if (operations.length > 12) {
    parts.push(`${operations.length} operations. ${plan.output} is ${value(plan.output)}.`);
  } else if (operations.length > 0) {
    const list = operations.map((node) => `${node.id} = ${plainText(node.formula)} = ${value(node.id)}`);
    parts.push(`Operations: ${list.join(', ')}.`);
  }
  if (show === 'all') {
    const list = plan.inputs.map((id) => `of ${id} ${grad(id)}`);
    parts.push(`Gradients: ${list.join(', ')}.`);
  }
  return `${parts.join(' ')} All numbers are in the table below.`;
}
