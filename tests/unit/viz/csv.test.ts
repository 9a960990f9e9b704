import { describe, expect, it } from 'vitest';
import { Session } from '../../../src/training/session.ts';
import { setupOf } from '../../../src/training/spec.ts';
import { csvText, plainNumbers } from '../../../src/viz/csv.ts';
import { formatNumber } from '../../../src/viz/format-number.ts';
import { curvesCsv, layersCsv, planeCsv, weightsCsv } from '../../../src/viz/training-csv.ts';

describe('a file of comma-separated values', () => {
  it('quotes what would break its columns, and leaves missing values empty', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          ['[1, 2]', null],
          ['say "x"', undefined],
          [0, false],
        ],
      ),
    ).toBe('a,b\n"[1, 2]",\n"say ""x""",\n0,false\n');
  });

  it.each([-1.25e-7, 9.54e-7, 3e12, -0.5, 15])('holds %f so that a program reads it', (value) => {
    expect(Number(plainNumbers(formatNumber(value)))).toBe(value);
  });
});

describe('the pictures of a run as files', () => {
  const session = new Session(setupOf({ data: { kind: 'moons' }, network: { hidden: [3] } }));
  session.step(4);
  const frame = session.frame({ layers: true, weights: true, plane: true });
  const rows = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));

  it('hold every value that a histogram counts', () => {
    const all = rows(layersCsv([{ of: frame.layers! }]));
    const counted = all
      .filter(([layer, quantity]) => layer === 'layer 1' && quantity === 'activations')
      .reduce((sum, row) => sum + Number(row.at(-1)), 0);
    expect(counted).toBe(3 * 200);
  });

  it('hold every weight at its row and column', () => {
    const all = rows(weightsCsv(frame.weights!));
    expect(all).toHaveLength(3 * 2 + 3 + 2 * 3 + 2);
    const w1 = frame.weights![0]!;
    expect(all[3]).toEqual(['W1', '1', '1', String(w1.values[3])]);
  });

  it('hold the plane from its top left, with y upward', () => {
    const all = rows(planeCsv(frame.plane!));
    expect(all).toHaveLength(100 * 100);
    expect(all[0]?.slice(0, 2)).toEqual(['-1.485', '1.485']);
    expect(all.at(-1)?.slice(0, 2)).toEqual(['1.485', '-1.485']);
  });

  it('name the run in a first column where there are several', () => {
    const text = curvesCsv([
      { run: 'zeros', of: frame.curves },
      { run: 'He', of: frame.curves },
    ]);
    expect(text.split('\n')[0]).toMatch(/^run,step,/);
    expect(rows(text).map(([run]) => run)).toEqual([...Array(5).fill('zeros'), ...Array(5).fill('He')]);
  });
});
