import { describe, expect, it } from 'vitest';
import { panelOf, scaleX, scaleY } from '../../../src/widgets/function-plot/model.ts';

const across = [-6, 6] as const;
const up = [-1.2, 1.6] as const;

describe('a panel of the function plot', () => {
  it('finds the sigmoid steepest at 0, with the slope 0.25', () => {
    expect(panelOf('sigmoid', 'sigmoid(z)', across, up).steepest).toEqual({ z: 0, slope: 0.25 });
  });

  it('breaks the line where the slope of relu jumps', () => {
    const { slope, value } = panelOf('relu', 'relu(z)', across, up);
    expect(slope.match(/M/g)).toHaveLength(2);
    expect(value.match(/M/g)).toHaveLength(1);
  });

  it('draws the value 1 above the value 0, and z = 1 to the right of z = 0', () => {
    expect(scaleY(up, 1)).toBeLessThan(scaleY(up, 0));
    expect(scaleX(across, 1)).toBeGreaterThan(scaleX(across, 0));
  });
});
