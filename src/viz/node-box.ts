/** Where things stand in a node's box: what its layout reserves, and its drawing fills. */

/** Where text begins in a box: right of the operation's disc, or below it. */
export const INSET = { right: { x: 22, y: 0 }, down: { x: 14, y: 8 } } as const;

/** The sign of an operation: a disc, or a pill for a word, half inside its box. */
export function signSize(symbol: string): { readonly width: number; readonly height: number } {
  const letters = [...symbol].length;
  return { width: letters > 2 ? letters * 7.4 + 12 : 26, height: 26 };
}

/** Pixels between baselines of a node's rows, the first from the top of its box and the last to its bottom. */
const ROW = { head: 24, note: 18, value: 22, grad: 20, line: 18, foot: 10 } as const;

/** Which rows a node has between its head and its foot. */
export interface Rows {
  readonly note: boolean;
  readonly grad: boolean;
  readonly lines: number;
}

/** The baselines of a node's rows, from the top of its box, and what height they need. */
export function rowsOf({ note, grad, lines }: Rows) {
  const value = ROW.head + (note ? ROW.note : 0) + ROW.value;
  const last = value + (grad ? ROW.grad : 0);
  const line = (index: number): number => last + (index + 1) * ROW.line;
  return {
    head: ROW.head,
    note: ROW.head + ROW.note,
    value,
    grad: value + ROW.grad,
    line,
    height: last + lines * ROW.line + ROW.foot,
  };
}
