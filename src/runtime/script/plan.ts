/** Where the boxes of a run stand: one drawing for all its moments, so that nothing jumps while it is stepped. */
import { type Drawing, layoutGraph } from '../../viz/layout.ts';
import type { TraceBox, TraceStep, TraceWire } from './trace-types.ts';

/** Sizes of a box in CSS pixels; the view sets text to match. */
export const BOX = { pad: 10, charPx: 7.3, headPx: 22, linePx: 19, least: 112, most: 216 } as const;

/** What a box has room for, whenever it is needed. */
export interface Room {
  readonly grad: boolean;
  readonly savedLines: number;
}

/** Text before the value: `x = torch.tensor(…)` is cut so that a box stays a box. */
export function headOf(box: TraceBox): string {
  const text = /^torch\.(tensor|ones|zeros)\(/.test(box.text) ? '' : box.text;
  return text.length > 20 ? `${text.slice(0, 19)}…` : text;
}

export function roomOf(at: number, steps: readonly TraceStep[]): Room {
  const states = steps.flatMap((step) => step.boxes[at] ?? []);
  return {
    grad: states.some(({ grad, passing }) => grad !== undefined || passing !== undefined),
    savedLines: Math.max(0, ...states.map(({ saved }) => saved.length)),
  };
}

export function drawTrace(
  boxes: readonly TraceBox[],
  wires: readonly TraceWire[],
  steps: readonly TraceStep[],
): { wide: Drawing; narrow: Drawing } {
  const sized = boxes.map((box, at) => {
    const { grad, savedLines } = roomOf(at, steps);
    const states = steps.flatMap((step) => step.boxes[at] ?? []);
    const names = Math.max(0, ...states.map((state) => state.names.join(', ').length));
    const numbers = states.map(
      ({ value = '', grad: kept = '', passing = '' }) => 2 + Math.max(value.length, kept.length, passing.length),
    );
    const saved = states.flatMap((state) => state.saved.map(({ what }) => what.length + 9));
    const head = names + (names > 0 && headOf(box) !== '' ? 3 : 0) + headOf(box).length + 3;
    const chars = Math.max(head, box.op.length + 1, ...numbers, ...saved);
    const width = Math.min(BOX.most, Math.max(BOX.least, Math.ceil(chars * BOX.charPx) + 2 * BOX.pad));
    const height = BOX.headPx + BOX.linePx * (2 + Number(grad) + savedLines) + 8;
    return { id: box.id, width, height };
  });
  const lines = wires.map(({ id, from, to }) => ({ id, from, to }));
  return {
    wide: layoutGraph(sized, lines, { direction: 'right', boxGap: 18, layerGap: 44, margin: 6 }),
    narrow: layoutGraph(sized, lines, { direction: 'down', boxGap: 12, layerGap: 34, margin: 6 }),
  };
}
