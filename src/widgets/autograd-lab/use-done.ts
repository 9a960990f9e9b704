/** Which parts of an exercise are right, kept across reloads, and what the page is told about it. */
import { useEffect, useState } from 'preact/hooks';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { reportResult } from '../../ui/report.ts';

interface Kept {
  readonly done: readonly string[];
  readonly shown: readonly string[];
}

/** `pass`: how many parts must be right; all of them unless given. */
export function useDone(exercise: string, parts: readonly string[], pass = parts.length) {
  const [kept, setKept] = useState<Kept>({ done: [], shown: [] });
  useEffect(() => setKept(readKept(readDraft(exercise))), [exercise]);
  const keep = (next: Kept): void => {
    setKept(next);
    writeDraft(exercise, next);
  };
  const count = (done: readonly string[]) => parts.filter((part) => done.includes(part)).length;
  return {
    done: parts.map((part) => kept.done.includes(part)),
    solved: count(kept.done) >= pass,
    /** A marked attempt at `part`. */
    tried(part: string, right: boolean): void {
      const done = right && !kept.done.includes(part) ? [...kept.done, part] : kept.done;
      if (done !== kept.done) keep({ ...kept, done });
      const afterSolution = parts.some((one) => kept.shown.includes(one));
      reportResult({
        exercise,
        outcome: count(done) >= pass ? 'solved' : 'tried',
        ...(afterSolution && { afterSolution }),
      });
    },
    /** The solution of `part` was shown before it was right. */
    show(part: string): void {
      if (!kept.done.includes(part) && !kept.shown.includes(part))
        keep({ ...kept, shown: [...kept.shown, part] });
    },
  };
}

function readKept(draft: unknown): Kept {
  const { done, shown } = (draft ?? {}) as Partial<Record<keyof Kept, unknown>>;
  const strings = (list: unknown): string[] =>
    Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
  return { done: strings(done), shown: strings(shown) };
}
