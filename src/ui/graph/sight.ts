/** What of a drawing too large for its frame is drawn: what is in sight, and somewhat more around it. */
import type { Drawing, PlacedWire } from '../../viz/layout.ts';
import { overlap, type Rect, type Strand, strandsOf } from '../../viz/strands.ts';
import type { Line } from './GraphFrame.tsx';

type LineOf = (wire: PlacedWire, index: number) => Line | undefined;

export interface Sight {
  readonly drawing: Drawing;
  /** So far away that words would be a smudge: only the shape is drawn. */
  readonly far: boolean;
  /** Ids of boxes, and of wires whose words are drawn. */
  readonly boxes: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
  readonly strands: readonly Strand[];
  /** A piece that several wires share looks as the one of them that says most. */
  lineOf(strand: Strand, lineOf: LineOf): Line | undefined;
  /** The part of a wire that is drawn, as an SVG path, by its place in `drawing.wires`. */
  pathOf(wire: number): string;
}

/** Words on a wire reach this far from their center, or less. */
const WORDS = 110;

/**
 * What to draw while `frame` is looked at. The same object as long as it will do: most movements draw nothing anew.
 */
export function makeSight(drawing: Drawing): (frame: Rect, far: boolean) => Sight {
  const strands = strandsOf(drawing);
  let covered: Rect | undefined;
  let sight: Sight | undefined;
  return (frame, far) => {
    if (sight !== undefined && covered !== undefined && sight.far === far && within(frame, covered))
      return sight;
    const [across, down] = [(frame.right - frame.left) / 2, (frame.bottom - frame.top) / 2];
    const around: Rect = {
      left: frame.left - across,
      top: frame.top - down,
      right: frame.right + across,
      bottom: frame.bottom + down,
    };
    covered = around;
    const boxes = drawing.boxes.filter(({ x, y, width, height }) =>
      overlap(around, { left: x, top: y, right: x + width, bottom: y + height }),
    );
    const labels = drawing.wires.filter(({ labelX, labelY }) =>
      overlap(around, { left: labelX - WORDS, top: labelY, right: labelX + WORDS, bottom: labelY }),
    );
    const seen = strands.filter((strand) => overlap(around, strand));
    sight = {
      drawing,
      far,
      boxes: new Set(boxes.map(({ id }) => id)),
      labels: new Set(far ? [] : labels.map(({ id }) => id)),
      strands: seen,
      lineOf: ({ wires }, lineOf) => {
        const lines = wires.map((index) => lineOf(drawing.wires[index] as PlacedWire, index));
        return lines.reduce((best, line) => (weightOf(line) > weightOf(best) ? line : best));
      },
      pathOf: (wire) => joined(seen.filter(({ wires }) => wires.includes(wire))),
    };
    return sight;
  };
}

/** Everything, to be saved as a picture. */
export function wholeOf(drawing: Drawing): Sight {
  const { width, height } = drawing;
  return makeSight(drawing)({ left: 0, top: 0, right: width, bottom: height }, false);
}

/** Pieces of one wire, which runs to the right, as one path. */
function joined(pieces: readonly Strand[]): string {
  const paths = pieces.toSorted((a, b) => a.left - b.left).map(({ path }) => path);
  return paths.map((path, index) => (index === 0 ? path : path.replace(/^M[^LC]*/, ''))).join('');
}

function weightOf(line: Line | undefined): number {
  if (line === undefined) return 2;
  if (line.flow !== undefined && line.flow !== 'faded') return 3;
  if (line.presence !== undefined || line.flow === 'faded') return 0;
  return line.dashed ? 1 : 2;
}

/** Not so much larger that most of what is drawn would be out of sight. */
function within(frame: Rect, covered: Rect): boolean {
  return (
    frame.left >= covered.left &&
    frame.top >= covered.top &&
    frame.right <= covered.right &&
    frame.bottom <= covered.bottom &&
    covered.right - covered.left <= 5 * (frame.right - frame.left)
  );
}
