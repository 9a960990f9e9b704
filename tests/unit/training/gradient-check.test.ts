import { describe, expect, it } from 'vitest';
import { type CheckReport, gradientCheck } from '../../../src/training/gradient-check.ts';
import { type SetupInput, setupOf } from '../../../src/training/spec.ts';

function check(input: SetupInput): CheckReport {
  const run = gradientCheck(setupOf(input));
  for (let next = run.next(); ; next = run.next()) if (next.done) return next.value;
}

describe('the gradient check', () => {
  it('compares all 42 parameters of the course’s XOR network and finds them right to 1e-8', () => {
    const report = check({
      data: { kind: 'xor' },
      network: { hidden: [4, 4], init: 'sine', scale: 0.8 },
      training: { precision: 'float64' },
    });
    expect([report.checked, report.of, report.passed]).toEqual([42, 42, true]);
    expect(report.worst.relative).toBeLessThan(1e-8);
    expect(report.worst.parameter).toMatch(/^[Wb][123]$/);
  });

  it('takes a sample of a large network, and says how large', () => {
    const report = check({ network: { hidden: [64, 64] } });
    expect(report.of).toBe(4482);
    expect(report.checked).toBeGreaterThan(390);
    expect(report.checked).toBeLessThanOrEqual(400);
    expect(report.passed).toBe(true);
  });
});
