/** The whole picture in a few sentences, for those who hear it: what is known so far, and nothing else. */
import type { GraphPlan } from '../../viz/graph-plan.ts';
import type { Scene } from '../../viz/graph-scene.ts';
import { plainText } from '../../viz/math-text.ts';
import type { Show } from './timeline.ts';

const MOST_OPERATIONS = 12;

/** `Graph of f = (x + y) · y. Inputs: x = 2, y = 3. Operations: s = x + y = 5, f = s · y = 15. …` */
export function summaryOf(plan: GraphPlan, scene: Scene, show: Show, { table = true } = {}): string {
  const states = new Map(scene.nodes.map((node) => [node.id, node]));
  const inputs = plan.inputs.map((id) => `${id} = ${states.get(id)?.value}`).join(', ');
  const operations = plan.nodes.filter((node) => node.kind === 'operation');
  const parts = [`Graph of ${plan.output} = ${plainText(plan.formula)}.`, `Inputs: ${inputs}.`];
  if (operations.length > MOST_OPERATIONS) parts.push(`${operations.length} operations.`);
  else {
    const list = operations.map((node) => {
      const value = states.get(node.id)?.value;
      const inside = node.folds === undefined ? '' : `, ${node.folds} operations folded into one`;
      return `${node.id} = ${plainText(node.formula)}${value === undefined ? '' : ` = ${value}`}${inside}`;
    });
    if (list.length > 0) parts.push(`Operations: ${list.join(', ')}.`);
  }
  if (show === 'all') {
    const known = plan.inputs.flatMap((id) => {
      const grad = states.get(id)?.grad;
      return grad === undefined ? [] : [`of ${id} ${grad}`];
    });
    if (known.length > 0) parts.push(`Gradients: ${known.join(', ')}.`);
  }
  if (table) parts.push('All numbers are in the table below.');
  return parts.join(' ');
}
