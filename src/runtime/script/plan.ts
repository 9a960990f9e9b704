/** Where the boxes of a run stand: one drawing for all its moments, so that nothing jumps while it is stepped. */
import { type Drawing, layoutGraph } from '../../viz/layout.ts';
import { BOX, boxLines, roomOf } from './box-lines.ts';
import type { TraceBox, TraceStep, TraceWire } from './trace-types.ts';

export function drawTrace(
  boxes: readonly TraceBox[],
  wires: readonly TraceWire[],
  steps: readonly TraceStep[],
): { wide: Drawing; narrow: Drawing } {
  const sized = boxes.map((box, at) => {
    const room = roomOf(at, steps);
    const lines = steps.flatMap((step) => {
      const state = step.boxes[at];
      return state === undefined ? [] : boxLines(box, state, room);
    });
    const widest = Math.max(
      0,
      ...lines.map(({ tone, text }) => text.length * (tone === 'head' ? BOX.headCharPx : BOX.charPx)),
    );
    const width = Math.min(BOX.most, Math.max(BOX.least, Math.ceil(widest) + 2 * BOX.pad));
    const height = BOX.headPx + BOX.linePx * (2 + Number(room.grad) + room.savedLines) + 8;
    return { id: box.id, width, height };
  });
  const lines = wires.map(({ id, from, to }) => ({ id, from, to }));
  return {
    wide: layoutGraph(sized, lines, { direction: 'right', boxGap: 18, layerGap: 44, margin: 6 }),
    narrow: layoutGraph(sized, lines, { direction: 'down', boxGap: 12, layerGap: 34, margin: 6 }),
  };
}
