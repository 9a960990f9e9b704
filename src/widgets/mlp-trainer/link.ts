/**
 * A setup as the end of an address, so that a link shows exactly what its sender had. Reading only takes it apart: what
 * it says is checked where every setup is, before anything is made of it, and nothing trains until somebody presses Play.
 */
import type { Setup } from '../../training/spec.ts';

/** Enough for 500 own points. */
const LONGEST = 40_000;

export function writeLink(setup: Setup): string {
  return new URLSearchParams({ run: JSON.stringify(setup) }).toString();
}

/**
 * What a link says, of unknown shape; undefined where it names no setup. What cannot be read comes back as text, which is
 * no setup and is refused like any other. A leading `#` is ignored.
 */
export function readLink(link: string): unknown {
  const text = new URLSearchParams(link.slice(0, LONGEST).replace(/^#/, '')).get('run');
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
