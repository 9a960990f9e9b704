import { expect, test } from 'vitest';
import { readCourse } from '../../../src/course/course.ts';
import { overview } from '../../../src/site/map/overview.ts';

const { stops } = readCourse();
const { width, height, columns, lines } = overview(stops);

test('every stop is one dot inside the drawing, from left to right in course order', () => {
  expect(lines.map(({ dots }) => dots.map(({ stop }) => stop.id))).toEqual([
    stops.filter(({ id }) => id.startsWith('D')).map(({ id }) => id),
    stops.filter(({ id }) => id.startsWith('N')).map(({ id }) => id),
  ]);
  for (const { dots } of lines) {
    for (const [i, { x, y }] of dots.entries()) {
      expect(x).toBeGreaterThan(dots[i - 1]?.x ?? 0);
      expect(x).toBeLessThan(width);
      expect(y).toBeLessThan(height);
    }
  }
});

test('every prerequisite is one arc, from the lesson that is needed to the one that needs it', () => {
  const needs = stops.flatMap(({ id, before }) => before.map((earlier) => `${earlier} to ${id}`));
  const arcs = lines.flatMap((line) => line.arcs.map(({ from, to }) => `${from} to ${to}`));
  expect(arcs.sort()).toEqual(needs.sort());
});

test('no arc leaves the drawing', () => {
  for (const { arcs, y } of lines) {
    for (const { d } of arcs) {
      const ry = Number(/A[\d.]+ ([\d.]+)/.exec(d)?.[1]);
      expect(Math.min(y, height - y)).toBeGreaterThan(ry);
    }
  }
});

test('twelve weeks share the width, each as wide as its fuller track needs', () => {
  expect(columns.map(({ month, week }) => `${month}.${week}`)).toEqual(
    [1, 2, 3].flatMap((month) => [1, 2, 3, 4].map((week) => `${month}.${week}`)),
  );
  const [, second, , fourth] = columns;
  // Week 2 has five DevOps lessons, week 4 at most one lesson a track.
  expect(second!.width / fourth!.width).toBeCloseTo(5);
});
