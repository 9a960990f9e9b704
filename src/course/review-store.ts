/**
 * The review schedule in this browser: `localStorage`, under a version. What cannot be read is left as it is, and then the
 * page works from memory; nothing is ever overwritten that was not understood.
 */

import { INTERVALS, noReview, type Review, type SkillRecord } from './review.ts';
import { REVIEW_KEY } from './review-key.ts';

export { REVIEW_KEY };

const VERSION = 1;

let memory: Review = noReview;
let writable = true;

/** The kept schedule; `noReview` where there is none. */
export function readReview(): Review {
  if (!writable) return memory;
  try {
    const text = localStorage.getItem(REVIEW_KEY);
    if (text === null) return memory;
    const decoded = decodeReview(text);
    if (decoded === undefined) writable = false;
    else memory = decoded;
  } catch {
    writable = false;
  }
  return memory;
}

/** False when it could not be kept. */
export function keepReview(review: Review): boolean {
  memory = review;
  if (!writable) return false;
  try {
    localStorage.setItem(REVIEW_KEY, encodeReview(review));
    return true;
  } catch {
    return false;
  }
}

export function encodeReview(review: Review): string {
  return JSON.stringify({ version: VERSION, ...review });
}

/** Undefined for what this version does not understand; single damaged records are left out. */
export function decodeReview(text: string): Review | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const { version, on, skills } = data as Record<string, unknown>;
  if (version !== VERSION || typeof on !== 'boolean' || typeof skills !== 'object' || skills === null)
    return undefined;
  const good = Object.entries(skills).filter((entry): entry is [string, SkillRecord] => isRecord(entry[1]));
  return { on, skills: Object.fromEntries(good) };
}

function isRecord(entry: unknown): entry is SkillRecord {
  if (typeof entry !== 'object' || entry === null) return false;
  const { stage, due, history } = entry as Record<string, unknown>;
  return (
    isStage(stage) &&
    (due === undefined || Number.isInteger(due)) &&
    Array.isArray(history) &&
    history.every((one) => Number.isInteger(one?.day) && typeof one?.right === 'boolean')
  );
}

const isStage = (stage: unknown): boolean =>
  Number.isInteger(stage) && (stage as number) >= 0 && (stage as number) <= INTERVALS.length;
