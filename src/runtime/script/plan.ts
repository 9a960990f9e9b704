/** Where the boxes of a run stand: one drawing for all its moments, so that nothing jumps while it is stepped. */
import { bothWays } from '../../viz/columns.ts';
import type { DrawnPlan } from '../../viz/graph-plan.ts';
import { layoutGraph } from '../../viz/layout.ts';
import { rowsOf } from '../../viz/node-box.ts';
import { boxWords, roomOf } from './scene.ts';
import type { TraceBox, TraceStep, TraceWire } from './trace-types.ts';

/** Sizes in CSS pixels; the style sheet sets text to match. */
const BOX = { pad: 28, headPx: 8, digitsPx: 8.4, smallPx: 7.2, markPx: 16, least: 112, most: 250 } as const;

export function drawTrace(
  boxes: readonly TraceBox[],
  wires: readonly TraceWire[],
  steps: readonly TraceStep[],
): DrawnPlan {
  const rooms = boxes.map((_, at) => roomOf(at, steps));
  const sized = boxes.map((box, at) => {
    const widest = steps.flatMap((step) => {
      const state = step.boxes[at];
      if (state === undefined) return [];
      const { head = '', note = '', value = '', grad = '', lines = [] } = boxWords(box, state);
      return [
        head.length * BOX.headPx,
        Math.max(value.length, grad.length) * BOX.digitsPx + BOX.markPx,
        Math.max(note.length, ...lines.map(({ text }) => text.length)) * BOX.smallPx,
      ];
    });
    const width = Math.min(BOX.most, Math.max(BOX.least, Math.ceil(Math.max(0, ...widest)) + BOX.pad));
    const { grad = false, lines = 0 } = rooms[at] ?? {};
    return { id: box.id, width, height: rowsOf({ note: true, grad, lines }).height };
  });
  const lines = wires.map(({ id, from, to }) => ({ id, from, to }));
  return {
    nodes: boxes.map(({ id, kind }, at) => ({
      id,
      kind: kind === 'node' ? 'operation' : 'input',
      symbol: '',
      name: [],
      formula: [],
      uses: 0,
      ...(rooms[at]?.grad !== true && { gradless: true }),
    })),
    edges: wires.map(({ id, from, to }) => ({ id, from, to, local: [], fixed: true, silent: true })),
    ...bothWays((direction) =>
      layoutGraph(sized, lines, {
        direction,
        boxGap: direction === 'right' ? 18 : 12,
        layerGap: direction === 'right' ? 44 : 34,
        margin: 6,
      }),
    ),
  };
}
