/**
 * Everything this site keeps in a browser, as one file, and back: pure functions from stored texts to stored texts. Taking a
 * file in merges and never replaces: what both sides know is joined by rules, and where two texts cannot be joined both
 * are kept, the one from the file set aside under a name of its own.
 */
import { ASIDE_PREFIX, asideKey } from './aside.ts';
import { decodeProgress, encodeProgress } from './progress-format.ts';
import type { ExerciseRecord, LessonRecord, Progress } from './progress-record.ts';
import { HISTORY, type Review, type SkillRecord } from './review.ts';
import { decodeReview, encodeReview, REVIEW_KEY } from './review-store.ts';
import { decodeWork, WORK_PREFIX } from './work.ts';

const PREFIX = 'groundwork:';
export const PROGRESS = 'groundwork:progress';
const DRAFT_PREFIX = 'groundwork:draft:';
const VERSION = 1;
/** Characters, or bytes, of a file: more than a browser keeps for one site. */
export const LARGEST_FILE = 12_000_000;

/** Stored texts by their key. */
export type Stored = Readonly<Record<string, string>>;

export interface Backup {
  readonly kind: 'groundwork-backup';
  readonly version: number;
  /** When it was written, as ISO 8601. */
  readonly written: string;
  readonly stored: Stored;
}

/** What is ours in a browser's storage. */
export function ownOf(all: Stored): Stored {
  return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith(PREFIX)));
}

export function encodeBackup(stored: Stored, written: Date): string {
  const backup: Backup = {
    kind: 'groundwork-backup',
    version: VERSION,
    written: written.toISOString(),
    stored: ownOf(stored),
  };
  return JSON.stringify(backup, null, 1);
}

export type Read =
  | { readonly ok: true; readonly backup: Backup }
  | { readonly ok: false; readonly why: string };

const TOO_LARGE = 'The file is larger than anything this site writes. Nothing was changed.';

/** Reads a chosen file. One that is too large is refused by its size, before any of it is in memory. */
export async function readBackup(file: Pick<File, 'size' | 'text'>): Promise<Read> {
  if (file.size > LARGEST_FILE) return { ok: false, why: TOO_LARGE };
  try {
    return decodeBackup(await file.text());
  } catch {
    return { ok: false, why: 'The browser could not read the file. Choose it again.' };
  }
}

/** Reads a file's text. What is no backup is refused with a sentence that names what was expected and where. */
export function decodeBackup(text: string): Read {
  const no = (why: string): Read => ({ ok: false, why });
  if (text.length > LARGEST_FILE) return no(TOO_LARGE);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return no('The file is not JSON. Choose a file that “Save to a file” on this page has written.');
  }
  if (typeof data !== 'object' || data === null || (data as Partial<Backup>).kind !== 'groundwork-backup')
    return no('The file is JSON, but not from this site: expected "kind": "groundwork-backup" at its top.');
  const { version, written, stored } = data as Partial<Backup>;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return no(`"version": expected a whole number from 1, found ${JSON.stringify(version)?.slice(0, 40)}.`);
  if (version > VERSION)
    return no(
      `The file was written by a newer version of this site (${version}). Reload the page to get that version.`,
    );
  if (typeof written !== 'string' || Number.isNaN(Date.parse(written)))
    return no('"written": expected a date.');
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored))
    return no('"stored": expected an object of texts.');
  for (const [key, value] of Object.entries(stored)) {
    if (!key.startsWith(PREFIX)) return no(`"stored": “${key.slice(0, 60)}” is no key of this site.`);
    if (typeof value !== 'string')
      return no(`"stored.${key.slice(0, 60)}": expected a text, found ${typeof value}.`);
  }
  return { ok: true, backup: { kind: 'groundwork-backup', version, written, stored } };
}

export interface Change {
  readonly key: string;
  /** `added`: not here before. `joined`: both sides were merged. `aside`: kept beside yours, which stays. */
  readonly how: 'added' | 'joined' | 'aside';
}

export interface Merged {
  /** Everything to be stored afterwards: what was here, changed or not, and what came. */
  readonly stored: Stored;
  readonly changes: readonly Change[];
}

/** Takes `theirs` into `mine`. Doing it twice changes nothing more; nothing of either side is lost. */
export function merge(mine: Stored, theirs: Stored): Merged {
  const stored: Record<string, string> = { ...mine };
  const changes: Change[] = [];
  for (const [key, text] of Object.entries(theirs).toSorted(([a], [b]) => a.localeCompare(b))) {
    const here = stored[key];
    if (here === text) continue;
    if (here === undefined) {
      stored[key] = text;
      changes.push({ key, how: 'added' });
      continue;
    }
    const joined = join(key, here, text);
    if (joined !== undefined) {
      if (joined === here) continue;
      stored[key] = joined;
      changes.push({ key, how: 'joined' });
      continue;
    }
    if (!isWorthKeeping(key, text)) continue;
    const first = isBetter(key, text, here);
    const other = first ? here : text;
    if (first) stored[key] = text;
    const aside = asideKey((name) => stored[name], key, other);
    if (stored[aside] !== other) changes.push({ key: aside, how: 'aside' });
    stored[aside] = other;
  }
  return { stored, changes };
}

/** A choice of language or theme is no work: one's own stays. */
function isWorthKeeping(key: string, text: string): boolean {
  return (
    [DRAFT_PREFIX, WORK_PREFIX, ASIDE_PREFIX, PROGRESS, REVIEW_KEY].some((start) => key.startsWith(start)) &&
    text !== '{}'
  );
}

/** Undefined where two texts cannot be joined. */
function join(key: string, mine: string, theirs: string): string | undefined {
  if (key === PROGRESS) return joinProgress(mine, theirs);
  if (key === REVIEW_KEY) return joinReview(mine, theirs);
  return undefined;
}

function joinProgress(mine: string, theirs: string): string | undefined {
  const [a, b] = [decodeProgress(mine), decodeProgress(theirs)];
  if (a.kind !== 'read' || b.kind !== 'read') return undefined;
  const progress: Progress = {
    ...b.progress,
    ...a.progress,
    exercises: joined(a.progress.exercises, b.progress.exercises, joinExercise),
    lessons: joined(a.progress.lessons, b.progress.lessons, joinLesson),
  };
  return encodeProgress(progress);
}

const joined = <T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  join: (a: T, b: T) => T,
): Record<string, T> =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => {
      const [here, there] = [a[key], b[key]];
      return [key, here === undefined ? (there as T) : there === undefined ? here : join(here, there)];
    }),
  );

/** Solved on either side is solved, since the earlier date, and unaided if it was on one side. */
function joinExercise(a: ExerciseRecord, b: ExerciseRecord): ExerciseRecord {
  const dates = [a.solvedAt, b.solvedAt].filter((at) => at !== undefined);
  const solved = [a, b].filter(({ solvedAt }) => solvedAt !== undefined);
  return {
    ...b,
    ...a,
    tries: Math.max(a.tries, b.tries),
    ...(dates.length > 0 && {
      solvedAt: Math.min(...dates),
      afterSolution: solved.every(({ afterSolution }) => afterSolution === true),
    }),
  };
}

const joinLesson = (a: LessonRecord, b: LessonRecord): LessonRecord => ({
  ...b,
  ...a,
  firstOpened: Math.min(a.firstOpened, b.firstOpened),
  lastOpened: Math.max(a.lastOpened, b.lastOpened),
});

function joinReview(mine: string, theirs: string): string | undefined {
  const [a, b] = [decodeReview(mine), decodeReview(theirs)];
  if (a.kind !== 'read' || b.kind !== 'read') return undefined;
  const skills = joined(a.review.skills, b.review.skills, joinSkill);
  const review: Review = { ...b.review, ...a.review, skills };
  return encodeReview(review);
}

/** The side that was reviewed last knows where the schedule stands; the history holds the reviews of both. */
function joinSkill(a: SkillRecord, b: SkillRecord): SkillRecord {
  const last = ({ history }: SkillRecord): number => history.at(-1)?.day ?? 0;
  return { ...(last(b) > last(a) ? b : a), history: joinHistory(a.history, b.history) };
}

type History = SkillRecord['history'];

/** What both sides know stands once; two reviews of one day that ended alike on one side stay two. */
function joinHistory(a: History, b: History): History {
  const left = [...a];
  const onlyTheirs = b.filter(({ day, right }) => {
    const twin = left.findIndex((one) => one.day === day && one.right === right);
    if (twin >= 0) left.splice(twin, 1);
    return twin < 0;
  });
  return [...a, ...onlyTheirs].toSorted((p, q) => p.day - q.day).slice(-HISTORY);
}

/** Of two pieces of work the one that stands first: unaided before aided, then the later one. All else stays in place. */
function isBetter(key: string, theirs: string, mine: string): boolean {
  if (!key.startsWith(WORK_PREFIX)) return false;
  const [a, b] = [decodeWork(mine), decodeWork(theirs)];
  if (!a || !b) return false;
  return a.aided === b.aided ? b.at > a.at : a.aided;
}
