/** Where a player stands after its graph was folded or opened. */
import type { Step } from './timeline.ts';

const nameOf = ({ kind, node, edge }: Step): string => `${kind} ${edge ?? node}`;

/**
 * The position on `after` that shows what `position` shows on `before`, when parts of the graph were folded or opened in
 * between: behind the last step done that both have. Ends meet ends.
 */
export function samePosition(before: readonly Step[], position: number, after: readonly Step[]): number {
  if (position >= before.length) return after.length;
  const places = new Map(after.map((step, index) => [nameOf(step), index + 1]));
  const both = before.slice(0, position).findLast((step) => places.has(nameOf(step)));
  return both === undefined ? 0 : (places.get(nameOf(both)) as number);
}
