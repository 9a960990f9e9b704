/**
 * What a learner typed, kept across reloads under `groundwork:draft:<exercise>`. Storage that is missing, full or
 * holds something else never throws: then there is no draft.
 */
const PREFIX = 'groundwork:draft:';

/** The stored draft as data of unknown shape, or undefined. The caller takes from it what it understands. */
export function readDraft(exercise: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + exercise);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** False when it could not be stored. */
export function writeDraft(exercise: string, draft: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + exercise, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
