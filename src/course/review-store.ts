/**
 * The review schedule in this browser: `localStorage`, under a version. What a later version wrote is left as it is, and then
 * the page works from memory; what is damaged is set aside, so that nothing is ever overwritten that was not understood.
 */

import { asideKey } from './aside.ts';
import { INTERVALS, noReview, type Review, type SkillRecord } from './review.ts';
import { REVIEW_KEY } from './review-key.ts';

export { REVIEW_KEY };

const VERSION = 1;

let memory: Review = noReview;
let writable = true;

/** The kept schedule, read afresh; `noReview` where there is none. */
export function readReview(): Review {
  if (!writable) return memory;
  try {
    const text = localStorage.getItem(REVIEW_KEY);
    if (text === null) {
      memory = noReview;
      return memory;
    }
    const decoded = decodeReview(text);
    if (decoded.kind === 'newer') writable = false;
    else {
      memory = decoded.review;
      if (decoded.kind === 'damaged') {
        localStorage.setItem(
          asideKey((key) => localStorage.getItem(key), REVIEW_KEY, text),
          text,
        );
        localStorage.setItem(REVIEW_KEY, encodeReview(memory));
      }
    }
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
    writable = false;
    return false;
  }
}

export function encodeReview(review: Review): string {
  return JSON.stringify({ version: VERSION, ...review });
}

export type DecodedReview =
  | { readonly kind: 'read'; readonly review: Review }
  /** Something could not be read: `review` is what could. Keep the original text. */
  | { readonly kind: 'damaged'; readonly review: Review }
  /** Written by a later version of the site: leave it as it is. */
  | { readonly kind: 'newer' };

export function decodeReview(text: string): DecodedReview {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    data = undefined;
  }
  const { version, on, skills, ...others } = (data ?? {}) as Record<string, unknown>;
  if (typeof version === 'number' && version > VERSION) return { kind: 'newer' };
  if (version !== VERSION || typeof on !== 'boolean' || typeof skills !== 'object' || skills === null)
    return { kind: 'damaged', review: noReview };
  const all = Object.entries(skills);
  const good = all.filter((entry): entry is [string, SkillRecord] => isRecord(entry[1]));
  const whole = good.length === all.length;
  return { kind: whole ? 'read' : 'damaged', review: { ...others, on, skills: Object.fromEntries(good) } };
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
