import { expect, it } from 'vitest';
import { signalScene } from '../../../src/widgets/signal-plot/model.ts';

it('the axis ends at powers of ten around all sizes, and marks at most seven of them', () => {
  const { up } = signalScene([
    { name: 'fades', sizes: [0.1, 3e-10] },
    { name: 'stays', sizes: [0.6, 0.5] },
  ]);
  expect(up.ticks.map(({ text }) => text)).toEqual(['10⁰', '10⁻²', '10⁻⁴', '10⁻⁶', '10⁻⁸', '10⁻¹⁰']);
});

it('a signal that keeps its size runs level', () => {
  const [line] = signalScene([{ name: 'level', sizes: [0.5, 0.5, 0.5] }]).lines;
  expect(new Set(line?.dots.map(([, y]) => y)).size).toBe(1);
});
