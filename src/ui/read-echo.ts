/** What was typed, as mathematics; or where reading it stops. Kept apart from the field, which is light. */
import { ExprError, parse, toMathML } from '../expr/index.ts';

export type Echo =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'math'; readonly math: string }
  /** The symbol at this offset puzzles. */
  | { readonly kind: 'puzzling'; readonly at: number };

export type ReadEcho = (text: string, names: readonly string[]) => Echo;

/** A plain number needs no echo: it looks the same. */
export function readEcho(text: string, names: readonly string[]): Echo {
  if (/^\s*[-−]?[\d.,]*\s*$/.test(text)) return { kind: 'nothing' };
  try {
    return { kind: 'math', math: toMathML(parse(text, { variables: names })) };
  } catch (error) {
    if (error instanceof ExprError) return { kind: 'puzzling', at: error.position };
    throw error;
  }
}
