/** Where things stand in a node's box: what its layout reserves, and its drawing fills. */

/** Where text begins in a box: right of the operation's disc, or below it. */
export const INSET = { right: { x: 22, y: 0 }, down: { x: 14, y: 8 } } as const;

/** The sign of an operation: a disc, or a pill for a word, half inside its box. */
export function signSize(symbol: string): { readonly width: number; readonly height: number } {
  const letters = [...symbol].length;
  return { width: letters > 2 ? letters * 7.4 + 12 : 26, height: 26 };
}
