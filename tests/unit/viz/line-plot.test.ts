import { describe, expect, it } from 'vitest';
import { AREA, type Axis, linePlot, place } from '../../../src/viz/line-plot.ts';

const across: Axis = { label: 'steps', from: 0, to: 4, ticks: [0, 2, 4] };
const up: Axis = { label: 'loss', from: 0, to: 1, ticks: [0, 1] };
const tens: Axis = { label: 'size', from: 1e-4, to: 1, ticks: [1e-4, 1e-2, 1], log: true };

describe('an axis', () => {
  it('is even for differences, or for factors when it is logarithmic', () => {
    expect([0, 1, 4].map((x) => place(across, x, 100, 200))).toEqual([100, 125, 200]);
    expect([1e-4, 1e-2, 1].map((x) => place(tens, x, 0, 100))).toEqual([0, 50, 100]);
  });

  it('holds a value that lies outside at its end, 0 on a logarithmic axis too', () => {
    expect(place(up, 7, 100, 0)).toBe(0);
    expect(place(tens, 0, 0, 100)).toBe(0);
  });

  it('names powers of ten as powers when it is logarithmic', () => {
    expect(linePlot([], across, tens).up.ticks.map(({ text }) => text)).toEqual(['10⁻⁴', '10⁻²', '10⁰']);
  });
});

describe('lines', () => {
  const flat = (name: string, y: number, count = 5) => ({
    name,
    points: Array.from({ length: count }, (_, x) => [x, y] as const),
  });

  it('run from the left edge to the right one, larger values above', () => {
    const [line] = linePlot(
      [
        {
          name: 'a',
          points: [
            [0, 0],
            [4, 1],
          ],
        },
      ],
      across,
      up,
    ).lines;
    expect(line?.path).toBe(
      `M${AREA.left}.0,${AREA.height - AREA.bottom}.0L${AREA.width - AREA.right}.0,${AREA.top}.0`,
    );
  });

  it('mark their points while there are few of them', () => {
    const [few, many] = linePlot([flat('few', 0.5), flat('many', 0.5, 40)], across, up).lines;
    expect([few?.dots.length, many?.dots.length]).toEqual([5, 0]);
  });

  it('that end together still have names that can be read apart, inside the drawing', () => {
    const { lines } = linePlot([flat('a', 0), flat('b', 0.01), flat('c', 0)], across, up);
    const heights = lines.map(({ nameAt }) => nameAt[1]).sort((a, b) => a - b);
    for (const [i, height] of heights.slice(1).entries())
      expect(height - (heights[i] ?? 0)).toBeGreaterThanOrEqual(14);
    expect(heights.at(-1)).toBeLessThanOrEqual(AREA.height - AREA.bottom);
    expect(lines[1]?.nameAt[1]).toBe(heights[0]); // the highest line keeps the highest name
  });
});
