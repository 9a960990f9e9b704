/** What is drawn for an exam, and how far it has come. Pure: the seed says everything. */
import { orderOfChoices } from '../../ui/choice-order.ts';

export interface ExamState {
  readonly seed: number;
  /** One for each prediction answered so far: was it right? */
  readonly answers: readonly boolean[];
}

/** `count` of `items`, in an order of their own: the same seed draws the same. */
export function drawn<T>(items: readonly T[], seed: number, count: number): T[] {
  return orderOfChoices(`draw ${seed}`, items.length)
    .slice(0, count)
    .flatMap((at) => items[at] ?? []);
}

/** Another seed than the last. */
export function freshSeed(last = 0): number {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
  return seed === last ? seed + 1 : seed;
}

/** What a draft holds, if it is an exam's. */
export function examFrom(draft: unknown, count: number): ExamState | undefined {
  const { seed, answers } = (draft ?? {}) as Partial<Record<keyof ExamState, unknown>>;
  if (typeof seed !== 'number' || !Number.isInteger(seed) || !Array.isArray(answers)) return undefined;
  return { seed, answers: answers.slice(0, count).map((one) => one === true) };
}
