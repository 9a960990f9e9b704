/** Which set of numbers an exercise shows, kept in the page's address: `?g01=3#g01` is the third after the author's. */

/** 0 is the author's own set; an address that names no existing set means that too. */
export function seedFrom(search: string, exercise: string, count: number): number {
  const seed = Number(new URLSearchParams(search).get(exercise) ?? 0);
  return Number.isInteger(seed) && seed > 0 && seed <= count ? seed : 0;
}

/** The address with another seed; everything else in it stays. */
export function linkWith(href: string, exercise: string, seed: number): string {
  const url = new URL(href);
  if (seed === 0) url.searchParams.delete(exercise);
  else url.searchParams.set(exercise, String(seed));
  url.hash = exercise;
  return url.href;
}

/** Each set of numbers has a draft of its own. */
export function draftName(exercise: string, seed: number): string {
  return seed === 0 ? exercise : `${exercise}:${seed}`;
}
