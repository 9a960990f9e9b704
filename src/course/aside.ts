/** Where a stored text is kept when another takes its place: `groundwork:aside:<n>:<what it was>`. Nothing is written over. */

const PREFIX = 'groundwork:';
export const ASIDE_PREFIX = 'groundwork:aside:';

/** The key whose place a text that was set aside would take. */
export function placeOf(aside: string): string {
  return PREFIX + aside.slice(ASIDE_PREFIX.length).replace(/^\d+:/, '');
}

/** The first name beside `key` that is free, or holds this very text already. `at` reads what is stored. */
export function asideKey(at: (key: string) => string | null | undefined, key: string, text: string): string {
  const place = key.startsWith(ASIDE_PREFIX) ? placeOf(key) : key;
  for (let n = 1; ; n++) {
    const aside = `${ASIDE_PREFIX}${n}:${place.slice(PREFIX.length)}`;
    const there = at(aside) ?? undefined;
    if (there === undefined || there === text) return aside;
  }
}
