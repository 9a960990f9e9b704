import { describe, expect, it } from 'vitest';
import { hinton } from '../../../src/viz/hinton.ts';
import { histogram } from '../../../src/viz/histogram.ts';
import { planePixels, regionPaths } from '../../../src/viz/plane.ts';

describe('a matrix as squares', () => {
  it('fills positive numbers, leaves negative ones hollow, and draws nothing for zero', () => {
    const { positive, negative, largest } = hinton([1, -0.25, 0, 0.25], 2, 2, 10);
    expect(positive.match(/M/g)).toHaveLength(2);
    expect(negative.match(/M/g)).toHaveLength(1);
    expect(largest).toBe(1);
  });

  it('makes areas, not sides, the size: a quarter is half as wide', () => {
    const side = (path: string) => Number(/h([\d.]+)/.exec(path)?.[1]);
    const { positive, negative } = hinton([1, -0.25], 1, 2, 11);
    expect(side(negative)).toBe(side(positive) / 2);
  });

  it('gives equal rows equal squares', () => {
    const { positive } = hinton([0.5, 0.2, 0.5, 0.2], 2, 2, 10);
    const sides = [...positive.matchAll(/h([\d.]+)v/g)].map(([, s]) => s);
    expect(sides.slice(0, 2)).toEqual(sides.slice(2));
  });
});

describe('a histogram', () => {
  it('draws a bar for each bin that holds something, the fullest one highest', () => {
    const { path, zero } = histogram({ low: -1, high: 1, bins: [1, 0, 4] }, 30, 20);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).toContain('v-19.0');
    expect(zero).toBe(15);
  });
});

describe('the plane', () => {
  it('joins equal cells of a row into one run', () => {
    expect(regionPaths({ classes: [0, 0, 1, 1] }, 2)).toEqual(['M0 0h2v1h-2z', 'M0 1h2v1h-2z']);
  });

  it('colors cells by class, the denser the surer', () => {
    const out = new Uint8ClampedArray(8);
    planePixels(
      { classes: [0, 1], sure: [0, 255] },
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      out,
    );
    expect([...out.slice(0, 3), ...out.slice(4, 7)]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(out[7]).toBeGreaterThan(out[3]!);
  });
});
