/**
 * The state of a graph as the end of an address, so that a link shows exactly what its sender saw:
 * `f=(x+y)*y&x=2&y=3&mode=watch&step=4`. What is folded is listed, `fold=a,d`; `fold=*` is everything but what `open`
 * lists. Reading is lenient: what makes no sense is left out.
 */
import type { Env } from '../../expr/types.ts';
import type { Folding } from '../../viz/folding.ts';

export const MODES = ['watch', 'predict', 'paths', 'nudge', 'orders'] as const;
export type Mode = (typeof MODES)[number];

export interface LinkState {
  /** A formula, or lines separated by line breaks. */
  readonly text: string;
  readonly at: Env;
  readonly mode: Mode;
  /** Steps done; absent for all. */
  readonly step: number | undefined;
  /** Which repeated parts are folded; absent for none. */
  readonly folding?: Folding | undefined;
}

/** Names that mean something here and so cannot be inputs of the same name without the dot. */
const RESERVED = new Set(['f', 'mode', 'step', 'fold', 'open']);
/** Room for the lines of the largest graph that is drawn. */
const LONGEST = 12_000;

export function writeLink({ text, at, mode, step, folding }: LinkState): string {
  const parts = new URLSearchParams({ f: text });
  for (const [name, value] of Object.entries(at))
    parts.set(RESERVED.has(name) ? `.${name}` : name, String(value));
  if (mode !== 'watch') parts.set('mode', mode);
  if (step !== undefined) parts.set('step', String(step));
  if (folding !== undefined) {
    parts.set('fold', folding.all ? '*' : folding.except.join(','));
    if (folding.all && folding.except.length > 0) parts.set('open', folding.except.join(','));
  }
  return parts.toString();
}

/** What a link says; undefined where it names no formula. A leading `#` or `?` is ignored. */
export function readLink(link: string): LinkState | undefined {
  const parts = new URLSearchParams(link.replace(/^[#?]/, ''));
  const text = parts.get('f')?.slice(0, LONGEST);
  if (text === undefined || text.trim() === '') return undefined;
  const at: Record<string, number> = {};
  for (const [key, value] of parts) {
    if (RESERVED.has(key)) continue;
    const number = Number(value);
    if (value.trim() !== '' && Number.isFinite(number)) at[key.replace(/^\./, '')] = number;
  }
  const mode = MODES.find((one) => one === parts.get('mode')) ?? 'watch';
  const step = /^\d+$/.test(parts.get('step') ?? '') ? Number(parts.get('step')) : undefined;
  const folding = readFolding(parts);
  return { text, at, mode, step, ...(folding === undefined ? {} : { folding }) };
}

function readFolding(parts: URLSearchParams): Folding | undefined {
  const list = (key: string): string[] => (parts.get(key) ?? '').split(',').filter((id) => id !== '');
  if (parts.get('fold') === '*') return { all: true, except: list('open') };
  const except = list('fold');
  return except.length === 0 ? undefined : { all: false, except };
}
