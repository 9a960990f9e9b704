/** Filling the marked places of a script, and judging what came out. Pure, so that a test can try every way. */
import type { Verdict } from '../../grading/verdict.ts';
import type { Trace } from '../../runtime/script/trace-types.ts';
import { formatNumber } from '../../viz/format-number.ts';
import type { PlaceTask } from './exercise-props.ts';

const MARK = '□';

/** The names that stand before the places, in order: `z = y□ * x□` has `y` and `x`. */
export function places(script: string): string[] {
  return [...script.matchAll(/(\w+)□/g)].map(([, name = '']) => name);
}

export function fill(
  { script, insert }: Pick<PlaceTask, 'script' | 'insert'>,
  on: readonly boolean[],
): string {
  let at = 0;
  return script.replaceAll(MARK, () => (on[at++] ? insert : ''));
}

export function judge({ of, targets }: PlaceTask, at: number, trace: Trace): Verdict {
  const target = targets[at];
  const [name = '', part] = of.split('.');
  if (target === undefined) return { kind: 'unmarkable', message: 'There is no such target.' };
  if (trace.failure !== null)
    return {
      kind: 'wrong',
      message: `It stops with an error. ${trace.failure.because.join(' ')} Nothing is left that leads back.`,
    };
  const final = trace.final[name];
  const came = part === 'grad' ? final?.grad : final?.value;
  if (came === target.value) return { kind: 'correct', message: target.because };
  const shown = typeof came === 'number' ? formatNumber(came) : 'None';
  return {
    kind: 'wrong',
    message: `${of} is ${shown}, and should be ${formatNumber(target.value)}. Which path must bring its part, and which must not?`,
  };
}
