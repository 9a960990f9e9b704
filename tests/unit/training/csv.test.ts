import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../../src/training/csv.ts';

describe('points as text', () => {
  it('are read with a heading, blank lines, and commas, semicolons or tabs', () => {
    const { points, classes, scaled } = readCsv('x,y,class\n0.5,−0.25,1\n\n-1;1;0\r\n0\t0\t1\n');
    expect(points).toEqual([
      [0.5, -0.25, 1],
      [-1, 1, 0],
      [0, 0, 1],
    ]);
    expect([classes, scaled]).toEqual([['0', '1'], false]);
  });

  it('may have decimal commas between semicolons, and quotes', () => {
    expect(readCsv('0,5;-0,25;"a"\n"1";"1";b').points).toEqual([
      [0.5, -0.25, 0],
      [1, 1, 1],
    ]);
  });

  it('take names for classes', () => {
    const { points, classes } = readCsv('0,0,cat\n1,1,dog\n0.5,0,cat');
    expect(classes).toEqual(['cat', 'dog']);
    expect(points.map(([, , c]) => c)).toEqual([0, 1, 0]);
  });

  it('are stretched to −1 … 1, column by column, when they lie outside the plane', () => {
    const { points, scaled } = readCsv('100,5,0\n300,5,1\n200,5,1');
    expect(scaled).toBe(true);
    expect(points).toEqual([
      [-1, 0, 0],
      [1, 0, 1],
      [0, 0, 1],
    ]);
  });

  it('survive being written and read', () => {
    const text = '0.5,-0.25,1\n-1,1,0';
    expect(readCsv(writeCsv(readCsv(text).points)).points).toEqual(readCsv(text).points);
  });

  it.each([
    ['1,2', /Line 1, “1,2”: expected three values, x, y, class, but found 2/],
    ['0,0,1\n0,five,1', /Line 2, “0,five,1”: y is “five”; expected a number such as −0\.5/],
    ['0,0,1\n0,1e999,1', /Line 2.*y is “1e999”/],
    ['0,0,', /the class is missing/],
    ['x,y,class', /Expected at least two points, found 0/],
    ['0,0,1\n1,1,1', /Expected two or three classes in the third column, found 1: 1/],
    ['0,0,a\n1,1,b\n1,0,c\n0,1,d', /found 4: a, b, c, d/],
    [Array(501).fill('0,0,1').join('\n'), /at most 500 points; line 501 is one more/],
  ])('%j is refused with line and reason', (text, reason) => {
    expect(() => readCsv(text)).toThrow(reason);
  });
});
