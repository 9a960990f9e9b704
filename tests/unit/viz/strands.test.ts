import { describe, expect, test } from 'vitest';
import { parse, toGraph } from '../../../src/expr/index.ts';
import { makeSight, wholeOf } from '../../../src/ui/graph/sight.ts';
import { planGraph } from '../../../src/viz/graph-plan.ts';
import type { Drawing } from '../../../src/viz/layout.ts';
import { overlap, strandsOf } from '../../../src/viz/strands.ts';
import { FORMULAS } from '../../support/graphs.ts';

function draw(formula: string): Drawing {
  const expr = parse(formula);
  return planGraph(toGraph(expr), expr).wide;
}

/** x and y, again and again: `((x + y)·y + y)·y …`. */
function chain(length: number): Drawing {
  let text = 'x';
  for (let index = 0; index < length; index += 1) text = `(${text} ${index % 2 ? '*' : '+'} y)`;
  return draw(text);
}

/** A path as its corners and control points, with straight runs joined. */
function shape(path: string): string {
  return path
    .replaceAll(/(?<=[\d ])(?=[LC])/g, '\n')
    .split('\n')
    .filter((piece, index, all) => !(piece.startsWith('L') && all[index + 1]?.startsWith('L')))
    .join('');
}

const DRAWINGS = {
  ...Object.fromEntries(Object.entries(FORMULAS).map(([title, text]) => [title, draw(text)])),
  'a long chain': chain(60),
};

describe('strands', () => {
  for (const [title, drawing] of Object.entries(DRAWINGS)) {
    test(`${title}: laid end to end they are the wires again`, () => {
      const { pathOf } = wholeOf(drawing);
      for (const [index, wire] of drawing.wires.entries())
        expect(shape(pathOf(index)), wire.id).toBe(shape(wire.path));
    });
    test(`${title}: none is drawn twice, and each lies in its frame`, () => {
      const strands = strandsOf(drawing);
      expect(new Set(strands.map(({ path }) => path)).size).toBe(strands.length);
      for (const { wires, left, right, top, bottom } of strands) {
        expect(new Set(wires).size).toBe(wires.length);
        expect(left >= 0 && right <= drawing.width && top >= 0 && bottom <= drawing.height).toBe(true);
      }
    });
  }

  test('a trunk is one strand for all that share it: pieces grow with the graph, not with its square', () => {
    const [short, long] = [chain(40), chain(80)].map((drawing) => strandsOf(drawing).length);
    expect(long).toBeLessThan(2.5 * (short ?? 0));
    const trunk = strandsOf(chain(80)).toSorted((a, b) => b.wires.length - a.wires.length)[0];
    expect(trunk?.wires.length).toBeGreaterThan(70);
  });
});

describe('what is in sight', () => {
  const drawing = chain(60);
  const frameAt = (left: number) => ({ left, top: 0, right: left + 1000, bottom: 600 });

  test('every box, word and strand in the frame is drawn, and little else', () => {
    const frame = frameAt(5000);
    const { boxes, labels, strands } = makeSight(drawing)(frame, false);
    const inFrame = drawing.boxes.filter(({ x, y, width, height }) =>
      overlap(frame, { left: x, top: y, right: x + width, bottom: y + height }),
    );
    expect(inFrame.length).toBeGreaterThan(2);
    for (const { id } of inFrame) expect(boxes).toContain(id);
    for (const { id, labelX, labelY } of drawing.wires)
      if (overlap(frame, { left: labelX, right: labelX, top: labelY, bottom: labelY }))
        expect(labels).toContain(id);
    for (const strand of strandsOf(drawing).filter((one) => overlap(frame, one)))
      expect(strands.map(({ id }) => id)).toContain(strand.id);
    expect(boxes.size).toBeLessThan(20);
    expect(strands.length).toBeLessThan(80);
  });

  test('a small movement draws nothing anew, a large one does, and so does coming much closer', () => {
    const sightOf = makeSight(drawing);
    const first = sightOf(frameAt(5000), false);
    expect(sightOf(frameAt(5400), false)).toBe(first);
    expect(sightOf(frameAt(6000), false)).not.toBe(first);
    const sights = makeSight(drawing);
    const wide = sights({ left: 0, top: 0, right: 9000, bottom: 600 }, true);
    expect(wide.labels.size).toBe(0);
    expect(sights(frameAt(4000), false).boxes.size).toBeLessThan(wide.boxes.size);
  });
});
