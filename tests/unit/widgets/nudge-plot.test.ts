import { describe, expect, it } from 'vitest';
import { bestOf, guesses, nudgeErrors, nudgeScene } from '../../../src/widgets/nudge-plot/model.ts';

describe('the errors of nudging x³ at 2', () => {
  const errors = nudgeErrors('x^3', 2);
  const at = (h: number) => errors.find((error) => Math.abs(error.h / h - 1) < 1e-6);

  it('are 6h + h² one way and h² both ways while h is large', () => {
    expect(at(0.1)?.forward).toBeCloseTo(0.61, 9);
    expect(at(0.1)?.central).toBeCloseTo(0.01, 9);
  });

  it('are smallest near 1e−5 for the nudge both ways, and near 1e−8 for the nudge one way', () => {
    expect(Math.log10(bestOf(errors, 'central').h)).toBeCloseTo(-5, -1);
    expect(bestOf(errors, 'forward').h).toBeLessThan(1e-6);
  });

  it('grow again when h is tiny', () => {
    expect(at(1e-14)?.central).toBeGreaterThan(0.01);
  });

  it('answer a guess: too large, too small, or the bottom of the valley', () => {
    const said = Object.fromEntries(guesses(errors).map(({ h, words }) => [h, words]));
    expect(Object.keys(said)).toHaveLength(15);
    expect(said['10⁻⁵']).toBe(
      'With h = 10⁻⁵ the error is 2×10⁻¹⁰ both ways and 6×10⁻⁵ one way. That is the bottom of the valley.',
    );
    expect(said['10⁻²']).toContain('Too large: a smaller nudge is still better. The best is h = 10⁻⁵');
    expect(said['10⁻¹⁴']).toMatch(/^With h = 10⁻¹⁴ the error is 0\.1 both ways .* Too small: rounding/);
  });

  it('are two lines, the better one below at the right end', () => {
    const [central, forward] = nudgeScene(errors).lines;
    expect([central?.name, forward?.name]).toEqual(['both ways', 'one way']);
    expect(central?.nameAt[1]).toBeGreaterThan(forward?.nameAt[1] ?? Number.POSITIVE_INFINITY);
  });
});
