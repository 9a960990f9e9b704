/**
 * The learner's text, kept in this browser for each exercise and language. A draft remembers the starter it began
 * from; when the exercise gets a new starter, the draft stays and the page says so.
 */
import type { Language } from '../runtime/protocol.ts';

export interface Draft {
  readonly source: string;
  /** The starter the draft was begun from. */
  readonly starter: string;
  /** What was there before the last "start again", so that it can come back. */
  readonly before?: string;
}

const key = (exercise: string, language: Language) => `groundwork:draft:1:${exercise}:${language}`;

/** The kept draft, or null when there is none or it cannot be read. */
export function readDraft(exercise: string, language: Language): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(exercise, language)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { source, starter, before } = kept as Partial<Record<keyof Draft, unknown>>;
    if (typeof source !== 'string' || typeof starter !== 'string') return null;
    return { source, starter, ...(typeof before === 'string' ? { before } : {}) };
  } catch {
    return null;
  }
}

/** False when the browser does not let the page keep it. */
export function keepDraft(exercise: string, language: Language, draft: Draft): boolean {
  try {
    localStorage.setItem(key(exercise, language), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

const LANGUAGE_KEY = 'groundwork:language';

/** The language this reader chose last, where it is offered; else the first. */
export function favorite(offered: readonly Language[]): Language | undefined {
  try {
    const kept = localStorage.getItem(LANGUAGE_KEY);
    return offered.find((language) => language === kept) ?? offered[0];
  } catch {
    return offered[0];
  }
}

export function keepFavorite(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // The choice still holds on this page.
  }
}
