/** What languages are called on the page, and how their files end. */
import type { Language } from './protocol.ts';

export const LANGUAGE_NAMES: Record<Language, string> = { typescript: 'TypeScript', python: 'Python' };
export const EXTENSION: Record<Language, string> = { typescript: 'ts', python: 'py' };
