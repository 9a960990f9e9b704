/** Is a loop mended? It must run to its end and leave the right numbers; what it was changed into is looked at last. */
import type { Nested } from '../../engine/index.ts';
import { closeNumber } from '../../grading/number.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { lookUp } from './mark.ts';
import { showNested } from './show-tensor.ts';
import type { Trace } from './trace-types.ts';

export interface Goal {
  readonly values: Readonly<Record<string, Nested>>;
  readonly leaves: readonly string[];
  readonly nodesAtMost?: number | undefined;
}
export interface RepairMistake {
  readonly has: string;
  readonly because: string;
  readonly always: boolean;
}

export function markRepair(trace: Trace, goal: Goal, mistakes: readonly RepairMistake[]): Verdict {
  const source = trace.source.replace(/#.*$/gm, '');
  const made = mistakes.find(({ has }) => source.includes(has));
  const missed = whatIsMissed(trace, goal);
  if (missed === undefined && !made?.always) return { kind: 'correct' };
  return { kind: 'wrong', message: made?.because ?? missed ?? '' };
}

function whatIsMissed({ failure, ...trace }: Trace, goal: Goal): string | undefined {
  if (failure !== null)
    return `It still stops at line ${failure.line}. ${failure.because.join(' ') || failure.message}`;
  const whole = { ...trace, failure };
  for (const [place, wanted] of Object.entries(goal.values)) {
    const is = lookUp(whole, place);
    if (!same(is, wanted))
      return `It runs to its end, but ${place} is ${is === null ? 'None' : showNested(is)}. It should be ${showNested(wanted)}.`;
  }
  for (const name of goal.leaves) {
    const final = trace.final[name];
    if (!final?.isLeaf || !final.requiresGrad)
      return `It runs to its end, but ${name} is no longer a leaf that requires grad, so it would not be trained any further.`;
  }
  const alive = trace.steps.at(-1)?.nodesAlive ?? 0;
  if (goal.nodesAtMost !== undefined && alive > goal.nodesAtMost)
    return `The numbers are right, but ${alive} nodes of the graph are still alive at the end. ${goal.nodesAtMost} would do.`;
  return undefined;
}

function same(a: Nested | null, b: Nested): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((x, i) => same(x, b[i] ?? Number.NaN));
  return typeof a === 'number' && typeof b === 'number' && closeNumber(a, b);
}
