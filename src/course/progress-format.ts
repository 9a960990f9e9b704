/**
 * Progress as text, with a version. Reading accepts every version there has been, keeps keys it does not know, and
 * never guesses: what cannot be read is reported, so that the caller can put it aside instead of losing it.
 */
import type { ExerciseRecord, LessonRecord, Progress } from './progress-record.ts';
import { noProgress } from './progress-record.ts';

export const PROGRESS_VERSION = 1;

export type Json = Record<string, unknown>;

/** `MIGRATIONS[n]` turns data of version `n` into version `n + 1`: one row for each step, none left out. */
export type Migrations = Readonly<Record<number, (old: Json) => Json>>;
const MIGRATIONS: Migrations = {};

export type Decoded =
  /** All of it was read. */
  | { readonly kind: 'read'; readonly progress: Progress }
  /** Some entries (or all) could not be read: `progress` is what could. Keep the original text. */
  | { readonly kind: 'damaged'; readonly progress: Progress }
  /** Written by a later version of the site: leave it as it is. */
  | { readonly kind: 'newer'; readonly version: number };

/** The migrations and the version are arguments only so that a test can show a change of schema. */
export function decodeProgress(text: string, migrations = MIGRATIONS, version = PROGRESS_VERSION): Decoded {
  const data = parseObject(text);
  if (data === undefined) return { kind: 'damaged', progress: noProgress };
  const found = versionOf(data);
  if (found === undefined) return { kind: 'damaged', progress: noProgress };
  if (found > version) return { kind: 'newer', version: found };

  let current = data;
  for (let v = found; v < version; v++) {
    const migrate = migrations[v];
    if (migrate === undefined) return { kind: 'damaged', progress: noProgress };
    current = migrate(current);
  }
  const exercises = entries(current.exercises, isExerciseRecord);
  const lessons = entries(current.lessons, isLessonRecord);
  const progress: Progress = { ...current, exercises: exercises.good, lessons: lessons.good };
  return { kind: exercises.damaged || lessons.damaged ? 'damaged' : 'read', progress };
}

export function encodeProgress(progress: Progress): string {
  return JSON.stringify({ ...progress, version: PROGRESS_VERSION });
}

function parseObject(text: string): Json | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function versionOf(data: Json): number | undefined {
  return Number.isInteger(data.version) ? (data.version as number) : undefined;
}

function entries<T>(data: unknown, isGood: (entry: unknown) => entry is T) {
  if (!isObject(data)) return { good: {} as Record<string, T>, damaged: true };
  const all = Object.entries(data);
  const good = all.filter((pair): pair is [string, T] => isGood(pair[1]));
  return { good: Object.fromEntries(good) as Record<string, T>, damaged: good.length < all.length };
}

function isObject(data: unknown): data is Json {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isExerciseRecord(entry: unknown): entry is ExerciseRecord {
  if (!isObject(entry)) return false;
  const { tries, solvedAt, afterSolution } = entry;
  return (
    isCount(tries) &&
    (solvedAt === undefined || isCount(solvedAt)) &&
    (afterSolution === undefined || typeof afterSolution === 'boolean')
  );
}

function isLessonRecord(entry: unknown): entry is LessonRecord {
  return isObject(entry) && isCount(entry.firstOpened) && isCount(entry.lastOpened);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
