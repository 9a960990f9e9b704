/**
 * A lab as the end of an address, so that a link shows what its sender saw: `code=x = …&step=4&mode=memory`. Reading only
 * takes it apart. Lines that the page does not know are shown, and run when somebody presses Run.
 */
import { LIMITS } from '../../runtime/script/syntax.ts';

/** `watch`: the graph, line by line. `memory`: with the living nodes below it. `predict`: the outcome is asked first. */
export const MODES = ['watch', 'memory', 'predict'] as const;
export type Mode = (typeof MODES)[number];

export interface LinkState {
  readonly source: string;
  /** Steps done; absent where the run begins as usual. */
  readonly step: number | undefined;
  readonly mode: Mode;
}

/** No script is longer: the address of one that is says nothing. */
const LONGEST = LIMITS.lines * (LIMITS.lineLength + 1);

export function writeLink({ source, step, mode }: LinkState): string {
  const parts = new URLSearchParams({ code: source.trimEnd() });
  if (step !== undefined) parts.set('step', String(step));
  if (mode !== 'watch') parts.set('mode', mode);
  return parts.toString();
}

/** What a link says; undefined where it brings no script, or one that is too long. A leading `#` is ignored. */
export function readLink(link: string): LinkState | undefined {
  const parts = new URLSearchParams(link.replace(/^#/, ''));
  const source = parts.get('code') ?? '';
  if (source.trim() === '' || source.length > LONGEST) return undefined;
  const step = /^\d{1,4}$/.test(parts.get('step') ?? '') ? Number(parts.get('step')) : undefined;
  return { source, step, mode: MODES.find((one) => one === parts.get('mode')) ?? 'watch' };
}
