/**
 * What the page gets of a folder, as text in the HTML: without the programs that make mistakes, and with NaN and the
 * infinities, which JSON would turn into null.
 */
import type { CodeFolder } from './folder.ts';

export interface Offer extends Omit<CodeFolder, 'wrongPrograms' | 'ref' | 'practice' | 'continues'> {
  /** The exercise whose kept code the learner may begin from. */
  readonly continues?: { readonly id: string; readonly ref: string } | undefined;
}

export function offerText(folder: CodeFolder, continues?: Offer['continues']): string {
  const { wrongPrograms: _programs, ref: _ref, practice: _practice, ...offer } = folder;
  return JSON.stringify({ ...offer, continues }, (_key, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? { $number: String(value) } : value,
  );
}

export function parseOffer(text: string): Offer {
  return JSON.parse(text, (_key, value) =>
    typeof value === 'object' && value !== null && '$number' in value ? Number(value.$number) : value,
  );
}
