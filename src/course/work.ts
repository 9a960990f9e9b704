/**
 * What a learner handed in when an exercise was solved: the latest of each, in this browser, so that it can be shown and
 * marked again. A solution that was worked out unaided is not replaced by one that came after the solution was shown.
 */
import type { Submission } from '../ui/report.ts';
import { asideKey } from './aside.ts';

export const WORK_PREFIX = 'groundwork:work:';
/** Longer ones are not kept: no exercise asks for that much. Characters of JSON. */
const LONGEST = 100_000;
/** Work of version 1 has no version written in it, and no quizzes; all else is the same. */
const VERSION = 2;

export interface KeptWork {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The solution had been shown before. */
  readonly aided: boolean;
  readonly submission: Submission;
}

/**
 * False when there is no room, or the work is too long. What stood there and cannot be read, such as work of a later
 * version of the site, is set aside.
 */
export function keepWork(exercise: string, work: KeptWork): boolean {
  try {
    const key = WORK_PREFIX + exercise;
    const there = localStorage.getItem(key);
    const before = decodeWork(there);
    if (work.aided && before?.aided === false) return true;
    const text = JSON.stringify({ version: VERSION, ...work });
    if (text.length > LONGEST) return false;
    if (there !== null && before === undefined)
      localStorage.setItem(
        asideKey((name) => localStorage.getItem(name), key, there),
        there,
      );
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Undefined for anything that is no kept work of this version or an earlier one, or longer than this site keeps: a file may
 * hold whatever somebody wrote.
 */
export function decodeWork(text: string | null): KeptWork | undefined {
  if (text !== null && text.length > LONGEST) return undefined;
  try {
    const data: unknown = JSON.parse(text ?? 'null');
    if (!isObject(data) || !isObject(data.submission)) return undefined;
    const { version = 1, at, aided, submission } = data;
    if (typeof version !== 'number' || version > VERSION) return undefined;
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
const isTexts = (data: unknown): boolean => Array.isArray(data) && data.every(isText);
const isGrid = (data: unknown): boolean => isText(data) || (Array.isArray(data) && data.every(isTexts));

function isSubmission(data: unknown): data is Submission {
  if (!isObject(data)) return false;
  if (data.kind === 'code') return isText(data.language) && isText(data.source);
  if (data.kind === 'quiz') return isObject(data.checked) && Object.values(data.checked).every(isTexts);
  if (!Number.isInteger(data.numbers)) return false;
  if (data.kind === 'gradient') return isObject(data.fields) && Object.values(data.fields).every(isText);
  return data.kind === 'matrix' && isObject(data.grids) && Object.values(data.grids).every(isGrid);
}
