import { describe, expect, it } from 'vitest';
import { lossChart } from '../../../src/viz/loss-chart.ts';

const options = { width: 400, height: 200, log: false };
const series = (values: number[]) => [{ id: 'train', steps: values.map((_, i) => i), values }];

describe('curves over steps', () => {
  it('a falling loss falls on the drawing, from the left edge', () => {
    const { lines, plot } = lossChart(series(Array.from({ length: 21 }, (_, i) => 1 - i / 21)), options);
    const points = lines[0]!.path
      .slice(1)
      .split('L')
      .map((pair) => pair.split(',').map(Number));
    expect(points[0]![0]).toBe(plot.left);
    expect(points.at(-1)![0]).toBe(plot.right);
    expect(points.at(-1)![1]).toBeGreaterThan(points[0]![1]!);
  });

  it('a logarithmic scale marks powers of ten and leaves out what it cannot show', () => {
    const { up, lines } = lossChart(series([1, 0.1, 0, 0.01, 0.001]), { ...options, log: true });
    expect(up.map(({ text }) => text)).toEqual(['0.001', '0.01', '0.1', '1']);
    expect(lines[0]!.path.match(/M/g)).toHaveLength(2);
  });

  it('a loss that is no number breaks the line', () => {
    expect(lossChart(series([1, 0.5, Number.NaN]), options).lines[0]!.path).not.toContain('NaN');
  });

  it('a goal is drawn at its height, and not when it lies above everything', () => {
    const { goal, plot } = lossChart(series([1, 0.2]), { ...options, goal: 0.05 });
    expect(goal).toBeLessThan(plot.bottom);
    expect(goal).toBeGreaterThan(plot.top);
    expect(lossChart(series([1, 0.2]), { ...options, goal: 7 }).goal).toBeUndefined();
  });

  it('nothing yet is an empty chart with axes', () => {
    const { lines, up, across } = lossChart([], options);
    expect([lines.length, up.length > 1, across.length > 1]).toEqual([0, true, true]);
  });
});
