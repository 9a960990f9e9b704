/**
 * The wires of a large drawing, cut where they part: y in a hundred products leaves by one trunk, and what the wires
 * share is drawn once. Each piece knows where it lies, so that only those in sight need drawing.
 */
import type { Drawing } from './layout.ts';

/** In the units of the drawing. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Strand extends Rect {
  readonly id: string;
  /** An SVG path. */
  readonly path: string;
  /** The wires that run through it, by their place in `drawing.wires`. */
  readonly wires: readonly number[];
}

interface Piece {
  /** All numbers of the piece, x and y in turn, its start first. */
  readonly points: readonly number[];
  readonly straight: boolean;
  readonly wires: number[];
}

/** Reads the paths that `layoutGraph` writes: `M x y`, then `L x y` and `C x y x y x y`. */
export function strandsOf(drawing: Drawing): Strand[] {
  const pieces = new Map<string, Piece>();
  const lines = new Map<string, Piece[]>();
  for (const [wire, { path }] of drawing.wires.entries()) {
    let at: number[] = [];
    for (const [, command, text] of path.matchAll(/([MLC])([^MLC]*)/g)) {
      const numbers = (text ?? '').split(' ').map(Number);
      if (command !== 'M') {
        const straight = command === 'L';
        const from = at.join(' ');
        const key = `${from}${command}${numbers.join(' ')}`;
        const known = pieces.get(key);
        if (known) known.wires.push(wire);
        else {
          const piece = { points: [...at, ...numbers], straight, wires: [wire] };
          pieces.set(key, piece);
          if (straight) lines.set(from, [...(lines.get(from) ?? []), piece]);
        }
      }
      at = numbers.slice(-2);
    }
  }
  const curves = [...pieces.values()].filter(({ straight }) => !straight);
  return [...curves, ...[...lines.values()].flatMap(sections)].map(strand);
}

/** Straight pieces from one point lie on each other, and end where their wires turn off: cut at those ends. */
function sections(pieces: readonly Piece[]): Piece[] {
  const length = ({ points: [x = 0, y = 0, toX = 0, toY = 0] }: Piece) => Math.hypot(toX - x, toY - y);
  const sorted = pieces.toSorted((a, b) => length(a) - length(b));
  return sorted.map((piece, index) => {
    const start = sorted[index - 1]?.points.slice(2) ?? piece.points.slice(0, 2);
    const wires = sorted.slice(index).flatMap((longer) => longer.wires);
    return { ...piece, points: [...start, ...piece.points.slice(2)], wires };
  });
}

function strand({ points, straight, wires }: Piece): Strand {
  const xs = points.filter((_, index) => index % 2 === 0);
  const ys = points.filter((_, index) => index % 2 === 1);
  const [x, y, ...rest] = points;
  const path = `M${x} ${y}${straight ? 'L' : 'C'}${rest.join(' ')}`;
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  return { id: path, path, wires, left, right, top: Math.min(...ys), bottom: Math.max(...ys) };
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}
