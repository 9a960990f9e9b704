/**
 * The learner's progress in this browser: `localStorage`, no account, nothing sent anywhere. Safe on every page:
 * missing, full, foreign or damaged storage never throws and never loses what was there.
 *
 * For pages that show progress (sidebar, roadmap, landing page):
 * ```ts
 * onProgress(() => {
 *   const last = lastLesson(); // 'dl/q1/m1/w1/computational-graphs' or undefined
 *   const state = lessonState(path, exerciseIds); // { status: 'new' | 'opened' | 'done', solved: 2, of: 4 }
 * });
 * ```
 * `exerciseIds` are the lesson's counted exercises (no practice), from `countedExercises(path)` at build time.
 * A link `<a data-lesson="<path>" data-exercises="g01 g02">` gets its mark from `progress-page.ts` by itself.
 */
import { decodeProgress, encodeProgress } from './progress-format.ts';
import type { LessonState, Progress, ProgressEvent } from './progress-record.ts';
import { lessonStateIn, noProgress, reduce } from './progress-record.ts';

export const PROGRESS_KEY = 'groundwork:progress';

/** What is said on the page when stored progress could not simply be read or written. */
export type ProgressNotice =
  | { readonly kind: 'set-aside'; readonly key: string }
  | { readonly kind: 'newer' }
  | { readonly kind: 'not-saved' };

type Store = Pick<Storage, 'getItem' | 'setItem'>;
type Listener = (progress: Progress) => void;

let remembered: Progress = noProgress;
/** True when storage must not be written: it is missing, full, or holds what only another version can read. */
let detached = false;
let notice: ProgressNotice | undefined;
const listeners = new Set<Listener>();

/** Everything recorded, read afresh from storage; from memory alone where storage cannot be used. */
export function readProgress(): Progress {
  if (detached) return remembered;
  const store = storage();
  const text = attempt(() => store?.getItem(PROGRESS_KEY));
  if (store === undefined || text === undefined) return detach({ kind: 'not-saved' });
  remembered = text === null ? noProgress : understand(store, text);
  return remembered;
}

function understand(store: Store, text: string): Progress {
  const decoded = decodeProgress(text);
  if (decoded.kind === 'newer') return detach({ kind: 'newer' });
  if (decoded.kind === 'damaged') {
    const key = setAside(store, text);
    if (key === undefined) detach({ kind: 'not-saved' });
    else {
      notice = { kind: 'set-aside', key };
      save(decoded.progress);
    }
  }
  return decoded.progress;
}

function detach(why: ProgressNotice): Progress {
  detached = true;
  notice = why;
  return remembered;
}

/** Records one event, keeps what other tabs wrote meanwhile, and tells the listeners of this page. */
export function record(event: ProgressEvent): void {
  remembered = reduce(readProgress(), event);
  save(remembered);
  tell();
}

/** Calls back at once and after each change, from this tab or another. Returns the way to stop. */
export function onProgress(callback: Listener): () => void {
  if (listeners.size === 0) globalThis.addEventListener?.('storage', changedElsewhere);
  listeners.add(callback);
  callback(readProgress());
  return () => {
    listeners.delete(callback);
    if (listeners.size === 0) globalThis.removeEventListener?.('storage', changedElsewhere);
  };
}

/** How far one lesson is. `exerciseIds`: the exercises that count (no practice). */
export function lessonState(lessonPath: string, exerciseIds: readonly string[]): LessonState {
  return lessonStateIn(readProgress(), lessonPath, exerciseIds);
}

/** Path of the lesson whose page was opened last, for "continue"; undefined before the first. */
export function lastLesson(): string | undefined {
  const opened = Object.entries(readProgress().lessons);
  return opened.sort(([, a], [, b]) => b.lastOpened - a.lastOpened)[0]?.[0];
}

/** The latest trouble with storage, for a sentence on the page. */
export function progressNotice(): ProgressNotice | undefined {
  return notice;
}

function save(progress: Progress): void {
  if (detached) return;
  const text = encodeProgress(progress);
  const saved = attempt(() => {
    storage()?.setItem(PROGRESS_KEY, text);
    return true;
  });
  if (!saved) detach({ kind: 'not-saved' });
}

/** Copies unreadable text to the first free key; undefined where there is no room, and then nothing is overwritten. */
function setAside(store: Store, text: string): string | undefined {
  return attempt(() => {
    for (let n = 1; ; n++) {
      const key = `${PROGRESS_KEY}:unreadable:${n}`;
      const there = store.getItem(key);
      if (there === text) return key;
      if (there !== null) continue;
      store.setItem(key, text);
      return key;
    }
  });
}

function changedElsewhere(event: StorageEvent): void {
  // A null key means that the whole storage was cleared.
  if (event.key === null || event.key === PROGRESS_KEY) tell();
}

function tell(): void {
  const progress = readProgress();
  for (const listener of listeners) listener(progress);
}

/** Reading the property alone throws where a browser blocks storage. */
function storage(): Store | undefined {
  return attempt(() => globalThis.localStorage ?? undefined);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
