/**
 * What a learner handed in when an exercise was solved: the latest of each, in this browser, so that it can be shown and
 * marked again. A solution that was worked out unaided is not replaced by one that came after the solution was shown.
 */
import type { Submission } from '../ui/report.ts';

export const WORK_PREFIX = 'groundwork:work:';
/** Longer ones are not kept: no exercise asks for that much. Characters of JSON. */
const LONGEST = 100_000;

export interface KeptWork {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The solution had been shown before. */
  readonly aided: boolean;
  readonly submission: Submission;
}

/** False when there is no room, or the work is too long. */
export function keepWork(exercise: string, work: KeptWork): boolean {
  try {
    const key = WORK_PREFIX + exercise;
    const before = decodeWork(localStorage.getItem(key));
    if (work.aided && before?.aided === false) return true;
    const text = JSON.stringify(work);
    if (text.length > LONGEST) return false;
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Undefined for anything that is no kept work, or longer than this site keeps: a file may hold whatever somebody wrote. */
export function decodeWork(text: string | null): KeptWork | undefined {
  if (text !== null && text.length > LONGEST) return undefined;
  try {
    const data: unknown = JSON.parse(text ?? 'null');
    if (!isObject(data) || !isObject(data.submission)) return undefined;
    const { at, aided, submission } = data;
    if (typeof at !== 'number' || typeof aided !== 'boolean' || !isSubmission(submission)) return undefined;
    return { at, aided, submission };
  } catch {
    return undefined;
  }
}

type Loose = Record<string, unknown>;
const isObject = (data: unknown): data is Loose =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
const isText = (data: unknown): data is string => typeof data === 'string';
const isGrid = (data: unknown): boolean =>
  isText(data) || (Array.isArray(data) && data.every((row) => Array.isArray(row) && row.every(isText)));

function isSubmission(data: unknown): data is Submission {
  if (!isObject(data)) return false;
  if (data.kind === 'code') return isText(data.language) && isText(data.source);
  if (!Number.isInteger(data.numbers)) return false;
  if (data.kind === 'gradient') return isObject(data.fields) && Object.values(data.fields).every(isText);
  return data.kind === 'matrix' && isObject(data.grids) && Object.values(data.grids).every(isGrid);
}
