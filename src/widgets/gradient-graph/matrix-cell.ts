/** The size of an entry in a node's grid: what the layout reserves, and the drawing fills. */
export const CELL = { width: 47, height: 19, small: 11, head: 32, gap: 9, inset: 14 } as const;
const MOST_WRITTEN = 4;

/** Matrices of few columns show their numbers, wider ones only their colors. */
export function cellSize(columns: number): {
  readonly width: number;
  readonly height: number;
  readonly written: boolean;
} {
  const written = columns <= MOST_WRITTEN;
  return written
    ? { width: CELL.width, height: CELL.height, written }
    : { width: CELL.small, height: CELL.small, written };
}
